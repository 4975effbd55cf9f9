"""Somebody is erased: editions that held their words lose their files, once the edition that readers see is without."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kindling.contributions.erasing import Theirs
from kindling.conversations.models import Conversation
from kindling.curation.erasing import without
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER
from kindling.ground.errors import LostFile
from kindling.publication.actions import reissue_changed
from kindling.publication.models import SHOWN, Edition, EditionFile, EditionKind, EditionQuote, EditionStatus
from kindling.publication.queries import pack_of

PACKS = "packs"
LOST = "Words were taken back at somebody’s wish, and the pack could not be issued without them."

LEFT_ALONE = datetime.timedelta(hours=1)
"""How long bytes may lie without a row: an edition may be in the making."""


def erase_editions(conversation: Conversation, theirs: Theirs) -> int:
    """Removes the files of every edition that held anything of theirs; answers how many editions that were.

    One that readers should see is brought back without it first. Where that is impossible, because its file is lost,
    it is withdrawn. Safe to repeat.
    """
    rows = Edition.objects.filter(conversation=conversation, kind=EditionKind.HERE).prefetch_related("files")
    for edition in rows.filter(status__in=SHOWN):
        _bring_back(edition, theirs)
    with transaction.atomic():
        quotes = EditionQuote.objects.filter(contribution_id__in=_numbers(theirs))
        quoting = set(quotes.order_by().values_list("edition", flat=True))
        gone = [
            one.pk for one in rows.exclude(status=EditionStatus.CURRENT) if one.pk in quoting or _holds(one, theirs)
        ]
        files = EditionFile.objects.filter(edition__in=gone)
        # The bytes go first: were they to go last, a step that is killed would leave them without a row.
        _remove(set(files.values_list("stored", flat=True)), besides=gone)
        files.delete()
        quotes.delete()
    return len(gone)


def _bring_back(edition: Edition, theirs: Theirs) -> None:
    try:
        reissue_changed(edition=edition, change=partial(without, theirs=theirs))
    except LostFile:
        if edition.status == EditionStatus.STALE:
            _withdraw(edition)


def _holds(edition: Edition, theirs: Theirs) -> bool:
    """Whether an old edition's pack holds anything of theirs; one that is lost, or was removed, holds nothing."""
    if not any(one.name == "pack.json" for one in edition.files.all()):
        return False
    try:
        pack = pack_of(edition)
    except LostFile:
        return False
    return without(pack, theirs) != pack


def _numbers(theirs: Theirs) -> list[int]:
    return [int(key.removeprefix("c")) for key in theirs.keys]


def months_with_packs() -> list[str]:
    """The months of which there is a draft, or an edition that was made here."""
    rows = Conversation.objects.filter(Q(editions__kind=EditionKind.HERE) | Q(draft__isnull=False))
    return sorted(set(rows.values_list("month", flat=True)))


def sweep_packs(*, now: datetime.datetime | None = None) -> int:
    """Removes bytes of packs that no edition names, left behind where publishing was cut short; answers how many."""
    before = (now or timezone.now()) - LEFT_ALONE
    named = set(EditionFile.objects.values_list("stored", flat=True))
    old = [name for name in _stored() if name not in named and default_storage.get_modified_time(name) < before]
    return sum(map(_swept, old))


def _swept(name: str) -> bool:
    """Whether a file went; one that an edition names by now stays. Whoever publishes stores it again where it went."""
    with transaction.atomic():
        if EditionFile.objects.filter(stored=name).exists():
            return False
        default_storage.delete(name)
        return True


def _withdraw(edition: Edition) -> None:
    with transaction.atomic():
        told = {"status": EditionStatus.WITHDRAWN, "withdrawn_at": timezone.now(), "reason": LOST}
        Edition.objects.filter(pk=edition.pk).update(**told)
        subject = f"conversation {edition.conversation.month}, edition {edition.number}"
        record_audit(by=WORKER, action="withdraw edition", subject=subject, note=LOST)


def _remove(names: set[str], *, besides: Collection[int]) -> None:
    """Removes stored files, but for those that another edition has in common."""
    shared = EditionFile.objects.filter(stored__in=names).exclude(edition__in=besides)
    for name in names - set(shared.values_list("stored", flat=True)):
        default_storage.delete(name)


def _stored() -> Iterator[str]:
    """The name of every pack's file in the storage."""
    for folder in default_storage.listdir(PACKS)[0] if default_storage.exists(PACKS) else ():
        for name in default_storage.listdir(f"{PACKS}/{folder}")[1]:
            yield f"{PACKS}/{folder}/{name}"
