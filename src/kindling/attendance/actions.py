"""Who came is written down, from what the exports of an hour tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from kindling.attendance.counting import Met, aware, who_is_met
from kindling.attendance.forgetting import forget_names
from kindling.attendance.models import Attended
from kindling.attendance.rules import check_can_record
from kindling.contributions.actions.arranging import settings_of
from kindling.contributions.erasing import names_going
from kindling.contributions.queries import counted_files, purged_files
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER, Actor
from kindling.harvest.merge import merge
from kindling.people.actions import aliases_for
from kindling.people.erasing import EMPTIED
from kindling.people.models import Address, Alias
from kindling.people.naming import name_key


def record_attendance(*, by: Actor, conversation: Conversation) -> int:
    """Writes down who came to a conversation, and answers how many names that are. Safe to repeat.

    Names that no file tells of any more go; one that was purged tells for ever what it told. Raises `NotAllowed`, and
    `LostFile` where the storage has lost an export.
    """
    check_can_record(by)
    exports = counted_files(conversation)
    numbers = {one.name: number for number, one in exports}
    whole = who_is_met(merge([one for _, one in exports], settings_of(conversation)))
    # Whoever was erased a moment ago stands in the exports until the worker has come to the month.
    going = names_going(conversation.month)
    met = [one for one in whole if name_key(one.name) not in going]
    purged = purged_files(conversation)
    with transaction.atomic():
        aliases = aliases_for(names=[one.name for one in met], month=conversation.month)
        known = _known(met)
        rows = [_row(conversation, one, aliases[one.name], known, numbers) for one in met if one.name in aliases]
        changed = _keep(conversation, rows, purged, erasing=bool(going))
        forget_names()
        if changed:
            note = f"{sum(row.people for row in rows)} people"
            record_audit(by=by, action="record attendance", subject=f"conversation {conversation.month}", note=note)
    return len(rows)


def sweep_names(*, by: Actor = WORKER) -> int:
    """Removes names that nobody settled and that nothing tells of any more; answers how many. Raises `NotAllowed`."""
    check_can_record(by)
    with transaction.atomic():
        count = forget_names()
        if count:
            record_audit(by=by, action="sweep names", subject=f"{count} {'name' if count == 1 else 'names'}")
    return count


def _known(met: Sequence[Met]) -> Mapping[str, Address]:
    """The addresses of the reports that are somebody's who is known."""
    emails = {email for one in met for email in one.emails}
    return {row.email: row for row in Address.objects.filter(email__in=emails)}


def _row(
    conversation: Conversation, one: Met, alias: Alias, known: Mapping[str, Address], numbers: Mapping[str, int]
) -> Attended:
    beside = [known[email] for email in sorted(one.emails) if email in known]
    zone = conversation.local_zone
    return Attended(
        conversation=conversation,
        alias=alias,
        # A name of two people and two addresses is neither's alone.
        address=beside[0] if len(beside) == 1 and one.people == 1 else None,
        people=one.people,
        listed=one.listed,
        unsure=one.unsure,
        seconds=one.seconds,
        first_at=aware(one.first, zone),
        last_at=aware(one.last, zone),
        told_by=sorted(numbers[name] for name in one.files),
    )


_TOLD = ("address_id", "people", "listed", "unsure", "seconds", "first_at", "last_at", "told_by")


def _keep(conversation: Conversation, rows: Sequence[Attended], purged: Mapping[int, bool], *, erasing: bool) -> bool:
    """Makes the month's rows those told, now or by a file that was purged; answers whether that changed anything."""
    held = Attended.objects.select_for_update(of=("self",)).select_related("alias").filter(conversation=conversation)
    before = {row.alias_id: row for row in held}
    now = {row.alias_id: row for row in rows}
    for alias, row in before.items():
        once = [number for number in row.told_by if number in purged]
        if alias in now:
            now[alias].told_by = sorted({*now[alias].told_by, *once})
        elif erasing and row.alias.key.startswith(EMPTIED):
            now[alias] = row
        elif once:
            now[alias] = row if once == row.told_by else _left(row, once, listed=any(purged[one] for one in once))
    gone = [row.pk for alias, row in before.items() if alias not in now]
    changed = [before[alias] for alias, row in now.items() if alias in before and _tell(before[alias], row)]
    new = [row for alias, row in now.items() if alias not in before]
    Attended.objects.filter(pk__in=gone).delete()
    Attended.objects.bulk_update(changed, [name.removesuffix("_id") for name in _TOLD], batch_size=100)
    Attended.objects.bulk_create(new, batch_size=100)
    return bool(gone or changed or new)


def _left(row: Attended, files: list[int], *, listed: bool) -> Attended:
    """What is still known of a name that only files tell of which were purged: that it was met. How long, or beside
    which address, may be what another file told that was removed."""
    return Attended(people=row.people, listed=listed, unsure=row.unsure, told_by=files)


def _tell(row: Attended, told: Attended) -> bool:
    """Makes ``row`` say what ``told`` does; answers whether it said otherwise."""
    after: dict[str, Any] = {name: getattr(told, name) for name in _TOLD}
    differs = any(getattr(row, name) != value for name, value in after.items())
    for name, value in after.items():
        setattr(row, name, value)
    return differs


def follow_own_name(general: Alias, own: Alias) -> None:
    """Lets attendance of one month hang on the name that month has for itself."""
    Attended.objects.filter(alias=general, conversation__month=own.month).exclude(
        conversation__attended__alias=own
    ).update(alias=own)
