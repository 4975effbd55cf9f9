"""Writes of editions: publish, which also re-issues, attach what was made elsewhere, and withdraw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.files import keep_file
from kindling.pack.document import Pack
from kindling.publication.files import SUFFIXES, MadeFile, made_file
from kindling.publication.models import Edition, EditionFile, EditionKind, EditionStatus
from kindling.publication.rules import check_can_attach, check_can_publish, check_can_withdraw
from kindling.publication.twins import twins
from kindling.renderers.artifact import Artifact


def publish_edition(*, by: Actor, conversation: Conversation, pack: Pack, note: str = "") -> Edition:
    """Publishes ``pack`` as the conversation's current edition; an earlier one steps back in the same moment.

    All twins are rendered and stored before anything is swapped, so that readers never meet half an edition. ``note``
    says what is new in it. Raises `NotAllowed` with the reason where the pack cannot be published.
    """
    check_can_publish(conversation, pack, by)
    files = [_kept(artifact) for artifact in twins(pack)]
    with transaction.atomic():
        number = _step_back(conversation)
        edition = Edition.objects.create(
            conversation=conversation,
            number=number,
            published_at=timezone.now(),
            published_by=by.user,
            note=note,
            title=pack.title,
            subtitle=pack.subtitle,
            people=pack.people,
            groups=list(pack.groups),
            contents=[[entry.title, entry.section] for entry in pack.contents],
        )
        _attach(edition, files)
        record_audit(by=by, action="publish edition", subject=_subject(edition), note=note)
    return edition


def attach_edition(
    *, by: Actor, conversation: Conversation, files: Sequence[tuple[str, bytes]], note: str = ""
) -> Edition:
    """Makes a pack made elsewhere the conversation's current edition; an earlier one steps back in the same moment.

    ``files`` are PDF or PPTX, each a name, by which alone errors call it, and its bytes. Raises `NotAllowed` with the
    reason where they cannot be attached, and `BadFile` where one is no pack.
    """
    check_can_attach(conversation, [data for _, data in files], by)
    made = [made_file(name, data) for name, data in files]
    rows = list(_named(made))
    title = conversation.title or next((one.title for one in made if one.title), "") or conversation.month
    with transaction.atomic():
        edition = Edition.objects.create(
            conversation=conversation,
            number=_step_back(conversation),
            kind=EditionKind.ELSEWHERE,
            published_at=timezone.now(),
            published_by=by.user,
            note=note,
            title=title,
        )
        _attach(edition, rows)
        record_audit(by=by, action="attach edition", subject=_subject(edition), note=note)
    return edition


def withdraw_edition(*, by: Actor, edition: Edition, reason: str) -> Edition:
    """Takes the current edition out of sight; its page says when and why. Its files stay, out of reach."""
    with transaction.atomic():
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        check_can_withdraw(held, reason, by)
        held.status, held.reason, held.withdrawn_at = EditionStatus.WITHDRAWN, reason.strip(), timezone.now()
        held.save(update_fields=["status", "reason", "withdrawn_at"])
        record_audit(by=by, action="withdraw edition", subject=_subject(held), note=reason.strip())
    return held


def _kept(artifact: Artifact) -> EditionFile:
    """The artifact's bytes in the storage, and a row that has no edition yet."""
    stored, sha256 = keep_file(artifact.data, folder="packs", suffix=f".{artifact.name.rpartition('.')[2]}")
    return EditionFile(
        name=artifact.name,
        media_type=artifact.media_type,
        sha256=sha256,
        size=len(artifact.data),
        stored=stored,
    )


def _named(made: Iterable[MadeFile]) -> Iterator[EditionFile]:
    """Rows for files made elsewhere, without an edition yet: ``pack.pdf``, and ``pack-2.pdf`` where there are two."""
    seen: Counter[str] = Counter()
    for one in made:
        suffix = SUFFIXES[one.media_type]
        seen[suffix] += 1
        name = f"pack.{suffix}" if seen[suffix] == 1 else f"pack-{seen[suffix]}.{suffix}"
        row = _kept(Artifact(name, one.media_type, one.data))
        row.pages = one.pages
        yield row


def _step_back(conversation: Conversation) -> int:
    """Puts the current edition behind, and answers the next number. The conversation's row is the lock."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    editions = Edition.objects.filter(conversation=conversation)
    editions.filter(status=EditionStatus.CURRENT).update(status=EditionStatus.SUPERSEDED)
    last = editions.order_by("-number").first()
    return last.number + 1 if last else 1


def _attach(edition: Edition, files: Iterable[EditionFile]) -> None:
    rows = list(files)
    for row in rows:
        row.edition = edition
    EditionFile.objects.bulk_create(rows)


def _subject(edition: Edition) -> str:
    return f"conversation {edition.conversation.month}, edition {edition.number}"
