"""The hour is arranged: the lines of all files on one clock, doubles once, and what a human must look at is raised."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from kindling.contributions.actions.flags import raise_flags
from kindling.contributions.actions.line_rows import as_arranged, save_lines
from kindling.contributions.finding import HOUR_KINDS, Spot, findings, roster_of
from kindling.contributions.models import HarvestFile, Line, Medium
from kindling.contributions.queries.files import counted_files, kept
from kindling.contributions.queries.settled import known_names
from kindling.conversations.models import Conversation
from kindling.harvest.hour import Hour, HourLine, Settings
from kindling.harvest.merge import merge


def request_arranging(*, conversation: Conversation) -> None:
    """Lets the worker arrange a month again: a file went, or its day, time or zone is told otherwise now."""
    kept(conversation).update(arranged_at=None)


def arrange_hour(*, conversation: Conversation, then: Callable[[], object] | None = None) -> None:
    """Writes of each line where it stands in the hour, and raises the hour's flags; safe to repeat.

    Everything is worked out before anything is written, so that nobody waits for the database meanwhile. Files that
    are read in this moment are left for the next time. ``then`` is done in the same transaction, so that what follows
    cannot be lost. Raises `LostFile`.
    """
    exports = counted_files(conversation)
    hour = merge([one for _, one in exports], settings_of(conversation))
    roster = roster_of(hour, known_names(), _credited(conversation))
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        rows = {row.name: row for row in kept(conversation).filter(pk__in=[file_id for file_id, _ in exports])}
        if len(rows) < len(exports):
            return  # a file was forgotten meanwhile, which asks for arranging again
        save_lines(as_arranged(hour, rows))
        spots = _spots(conversation)
        _save_answers(hour, spots)
        raise_flags(conversation=conversation, found=findings(hour, roster, spots), kinds=HOUR_KINDS)
        HarvestFile.objects.filter(pk__in=[row.pk for row in rows.values()]).update(arranged_at=timezone.now())
        if then:
            then()


def settings_of(conversation: Conversation) -> Settings:
    """What is known of the hour's clock: its start, and its zone."""
    start = conversation.starts or conversation.series.starts
    seconds = start.hour * 3600 + start.minute * 60 + start.second if start else None
    return Settings(start=seconds, zone=conversation.local_zone)


def _credited(conversation: Conversation) -> frozenset[str]:
    """Who is named in the month's facts already."""
    rows = conversation.credits.select_related("profile")
    return frozenset(name for row in rows for name in (row.credited,) if name)


def _spots(conversation: Conversation) -> dict[Spot, int]:
    """The number of each line, by where it stands."""
    rows = Line.objects.filter(file__conversation=conversation).values_list("file__name", "medium", "ordinal", "pk")
    return {Spot(name, ordinal, medium == Medium.NOTE): pk for name, medium, ordinal, pk in rows}


def _save_answers(hour: Hour, spots: dict[Spot, int]) -> None:
    """Points each reply at the line it answers."""
    pairs = ((one, hour.lines[one.answers]) for one in hour.lines if one.answers is not None)
    replies = {_number(one, spots): _number(answered, spots) for one, answered in pairs}
    rows = list(Line.objects.filter(pk__in=list(replies)).only("pk", "answers"))
    for row in rows:
        row.answers_id = replies[row.pk]
    Line.objects.bulk_update(rows, ["answers"], batch_size=200)


def _number(one: HourLine, spots: dict[Spot, int]) -> int:
    return spots[Spot(one.place.file, one.place.ordinal)]
