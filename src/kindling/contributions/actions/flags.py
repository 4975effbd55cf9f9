"""Flags are raised, and settled: what a human said of a finding is remembered, and the same finding asked once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kindling.contributions.actions.line_rows import storable
from kindling.contributions.finding import NAMES
from kindling.contributions.models import Flag, FlagPlace, FlagStatus, KnownName, Line
from kindling.contributions.records import Finding
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import fold

_SHOWN = ("sentence", "where", "instead", "sure", "blocks")


def raise_flags(*, conversation: Conversation, found: Iterable[Finding], kinds: Collection[str] | None = None) -> None:
    """Brings the month's flags in step with what was found; what was decided stays decided.

    ``kinds`` are all that the caller looks for (those found, where left out): an open flag of these kinds that was not
    found any more goes. A line on which a name is found that was left out elsewhere is left out too.
    """
    by_print: dict[str, list[Finding]] = {}
    for one in found:
        by_print.setdefault(one.fingerprint, []).append(one)
    looked_for = set(kinds or ()) | {one.kind for one in chain.from_iterable(by_print.values())}
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        rows = Flag.objects.filter(conversation=conversation, kind__in=looked_for)
        rows.filter(status=FlagStatus.OPEN).exclude(fingerprint__in=list(by_print)).delete()
        standing = {row.fingerprint: row for row in rows}
        _renew(standing, by_print)
        fresh = [_row(conversation, key, ones[0]) for key, ones in by_print.items() if key not in standing]
        Flag.objects.bulk_create(fresh)
        _place(rows, by_print)


def settle_flags(
    *,
    by: Actor,
    conversation: Conversation,
    ids: Collection[int],
    status: str,
    reason: str = "",
    instead: str = "",
    remember: bool = False,
) -> int:
    """Decides on flags, or opens them again; answers how many.

    ``kept`` needs a ``reason``; ``replaced`` takes ``instead``, or what each flag suggests; ``left out`` puts the
    flag's lines aside. With ``remember`` a name that is kept may stand in every month. Raises `NotAllowed`.
    """
    check_can_keep(by)
    with transaction.atomic():
        rows = list(Flag.objects.filter(conversation=conversation, pk__in=ids).prefetch_related("places__line"))
        for row in rows:
            _check(row, status, reason.strip(), instead.strip())
        for row in rows:
            _settle(row, by, status, reason.strip(), instead.strip())
            if remember and status == FlagStatus.KEPT:
                _remember(row, by, reason.strip())
        if rows:
            note = f"{len(rows)} {status}"
            record_audit(by=by, action="settle flags", subject=f"conversation {conversation.month}", note=note)
    return len(rows)


def _renew(standing: dict[str, Flag], by_print: dict[str, list[Finding]]) -> None:
    """Tells open flags as they are found now: a clock moved otherwise, a name read better."""
    renewed = [row for key, row in standing.items() if row.status == FlagStatus.OPEN and key in by_print]
    for row in renewed:
        _tell(row, by_print[row.fingerprint][0])
    Flag.objects.bulk_update(renewed, _SHOWN, batch_size=200)


def _row(conversation: Conversation, key: str, one: Finding) -> Flag:
    row = Flag(conversation=conversation, fingerprint=key, kind=one.kind, what=one.what[:100])
    _tell(row, one)
    return row


def _tell(row: Flag, one: Finding) -> None:
    row.sentence, row.where, row.instead = storable(one.sentence)[:500], storable(one.where)[:300], one.instead[:100]
    row.sure, row.blocks = one.sure, one.blocks


def _place(rows: QuerySet[Flag], by_print: dict[str, list[Finding]]) -> None:
    """Writes anew where each flag's words stand, and leaves out the lines of what is left out."""
    FlagPlace.objects.filter(flag__in=rows).delete()
    ids = dict(rows.filter(fingerprint__in=list(by_print)).values_list("fingerprint", "pk"))
    places = {(ids[key], *place) for key, ones in by_print.items() for one in ones for place in one.places}
    FlagPlace.objects.bulk_create(
        [FlagPlace(flag_id=flag, line_id=line, start=start, end=end) for flag, line, start, end in sorted(places)],
        batch_size=500,
    )
    left_out = rows.filter(status=FlagStatus.LEFT_OUT).values("pk")
    Line.objects.filter(flag_places__flag__in=left_out).update(left_out=True)


def _check(row: Flag, status: str, reason: str, instead: str) -> None:
    """Raises `NotAllowed` where a decision lacks what it needs."""
    if status not in FlagStatus.values:
        raise NotAllowed(f"Nobody can decide “{status}” on a flag.", "Keep it, say it otherwise, or leave it out.")
    if status == FlagStatus.KEPT and not reason:
        raise NotAllowed("What stays needs a reason.", "Say in a few words why it may be published.")
    if status == FlagStatus.REPLACED and not (instead or row.instead):
        raise NotAllowed("Say what may stand instead.", "A role in brackets is usual: [patient].")
    if status == FlagStatus.LEFT_OUT and not row.places.all():
        raise NotAllowed("This is about no line, so there is none to leave out.", "Keep it, with a reason.")


def _settle(row: Flag, by: Actor, status: str, reason: str, instead: str) -> None:
    lines = Line.objects.filter(pk__in=[place.line_id for place in row.places.all()])
    if FlagStatus.LEFT_OUT in {status, row.status}:
        lines.update(left_out=status == FlagStatus.LEFT_OUT)
    row.status, row.reason = status, storable(reason)[:300]
    row.instead = storable(instead)[:100] or row.instead
    row.decided_by = None if status == FlagStatus.OPEN else by.user
    row.decided_at = None if status == FlagStatus.OPEN else timezone.now()
    row.save()


def _remember(row: Flag, by: Actor, reason: str) -> None:
    """Lets a name stand in every month from now on."""
    place = next(iter(row.places.all()), None)
    if row.what not in NAMES or place is None:
        return
    name = place.line.text[place.start : place.end][:200]
    told = {"name": name, "reason": storable(reason)[:300], "decided_by": by.user}
    KnownName.objects.get_or_create(folded=fold(name)[:200], defaults=told)
