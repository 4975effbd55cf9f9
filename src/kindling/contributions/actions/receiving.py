"""A file is received: its bytes are kept first, then the row that a worker will read. Nothing is read here."""

from __future__ import annotations

import hashlib

from django.db import transaction

from kindling.contributions.accepting import check_can_be_kept
from kindling.contributions.models import DropLink, FileStatus, HarvestFile
from kindling.contributions.naming import clean_name, own_name
from kindling.contributions.queries.files import shown
from kindling.contributions.records import DropLinkShown, FileShown
from kindling.contributions.rules import check_can_receive
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.files import keep_file

EXPORTS = "exports"
"""Where they lie in the storage."""

SUFFIX = ".bin"
"""Of the stored bytes: nothing that a server or a desktop would open."""


def receive_file(
    *, by: Actor, conversation: Conversation, name: str, data: bytes, link: DropLinkShown | None = None
) -> FileShown:
    """Keeps an export for the worker to read; the answer is ``again`` where the same bytes were here already.

    Once this returns, the file survives a loss of power. Raises `NotReceived` for what is no export, and `NotAllowed`.
    """
    row = DropLink.objects.filter(pk=link.id).first() if link else None
    check_can_receive(by, conversation, row)
    called = clean_name(name)
    check_can_be_kept(called, data)
    sha256 = hashlib.sha256(data).hexdigest()
    if found := _whole(conversation, sha256):
        return shown(found, again=True)
    stored, _ = keep_file(data, folder=folder_of(conversation), suffix=SUFFIX)
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        if found := _whole(conversation, sha256):
            return shown(found, again=True)
        # Somebody may have forgotten the same file in this moment; under the lock nobody does.
        keep_file(data, folder=folder_of(conversation), suffix=SUFFIX)
        made = _row(by, conversation, called, row, sha256=sha256, stored=stored, size=len(data))
        note = f"by link {row.pk}" if row else ""
        record_audit(by=by, action="receive file", subject=subject_of(made), note=note)
    return shown(made)


def folder_of(conversation: Conversation) -> str:
    """Where a month's exports lie: apart from other months', so that one month's can be removed alone."""
    return f"{EXPORTS}/{conversation.month}"


def subject_of(row: HarvestFile) -> str:
    """How the audit calls a file: never by its name, in which somebody's may stand."""
    return f"conversation {row.conversation.month}, file {row.pk}"


def _whole(conversation: Conversation, sha256: str) -> HarvestFile | None:
    """The same bytes, where they are here and not purged."""
    rows = HarvestFile.objects.filter(conversation=conversation, sha256=sha256, purged_at__isnull=True)
    return rows.select_related("received_by", "link").first()


def _row(
    by: Actor, conversation: Conversation, name: str, link: DropLink | None, *, sha256: str, stored: str, size: int
) -> HarvestFile:
    """The file's row, waiting to be read; one whose bytes were purged gives way, for they are here again."""
    files = HarvestFile.objects.filter(conversation=conversation)
    files.filter(sha256=sha256, purged_at__isnull=False).delete()
    return HarvestFile.objects.create(
        conversation=conversation,
        name=own_name(name, files.values_list("name", flat=True)),
        sha256=sha256,
        size=size,
        stored=stored,
        status=FileStatus.WAITING,
        received_by=by.user,
        link=link,
    )
