"""Somebody is erased: that so many came stays as a figure, and that they were among them does not."""

from __future__ import annotations

from kindling.attendance.models import Attended
from kindling.contributions.erasing import begin_in
from kindling.conversations.models import Conversation
from kindling.people.models import Alias, Person


def erase(person: Person) -> None:
    """Hangs all that they attended on one of their names, which loses its words; from when until when goes.

    On one, because somebody who came under two names would be a newcomer twice once nobody knows that it was them.
    """
    rows = Attended.objects.filter(alias__person=person) | Attended.objects.filter(address__person=person)
    months = Conversation.objects.filter(attended__in=rows.values("pk")).distinct()
    begin_in(person, list(months))
    # When they came and went, with how long, would be a trace that somebody who was there could follow.
    rows.update(seconds=None, first_at=None, last_at=None, address=None, unsure=False)
    first, *others = Alias.objects.filter(person=person).order_by("pk") or (None,)
    for alias in others:
        for row in Attended.objects.filter(alias=alias):
            _hang(row, first)


def _hang(row: Attended, alias: Alias | None) -> None:
    """Moves one row to ``alias``; one that stands there in that month already takes its figure."""
    there = Attended.objects.filter(conversation=row.conversation, alias=alias).first()
    if there is None:
        Attended.objects.filter(pk=row.pk).update(alias=alias)
        return
    Attended.objects.filter(pk=there.pk).update(
        people=there.people + row.people, told_by=sorted({*there.told_by, *row.told_by})
    )
    row.delete()
