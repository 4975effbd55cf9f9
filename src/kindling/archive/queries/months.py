"""Which conversations are in the archive, newest first, filtered, with the gaps as they are?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from kindling.archive import addresses, months
from kindling.archive.queries.filters import Wish, filters
from kindling.archive.queries.listed import (
    has_pack,
    held_conversations,
    listed_conversations,
    recordings_shown,
    title_of,
)
from kindling.archive.records import Archive, Dot, Gap, Listed, YearCount, YearOfConversations
from kindling.conversations.models import Conversation, Standing
from kindling.conversations.queries import known_conversations

NEWEST = 60
"""How many conversations the archive shows before it leads on by year: five years of months."""

DOT_YEARS = 12
"""How many years the grid of discs shows at most."""


def archive_page(wish: Wish, *, now: datetime.datetime) -> Archive:
    """The newest conversations that match, or all those of one year."""
    matching, held = _matching(wish), held_conversations(now)
    counts = _year_counts(held)
    years = tuple(YearCount(one.year, addresses.archive(one.year), one.held) for one in counts)
    rows = matching if wish.year else matching[:NEWEST]
    listed = listed_conversations(rows, now=now)
    total = sum(one.held for one in counts)
    return Archive(
        year=wish.year,
        years=tuple(_by_year(listed, gaps="" if wish.narrows else f"{now:%Y-%m}")),
        all_years=years,
        filters=filters(wish, years),
        found=len(listed) if wish.year or len(listed) < NEWEST else matching.count(),
        shown=len(listed),
        held=matching.filter(pk__in=held.order_by().values("pk")).count() if wish.narrows or wish.year else total,
        total=total,
        with_pack=sum(one.packs for one in counts),
        with_recording=sum(one.recorded for one in counts),
        dots=_dots(years, now),
    )


def _matching(wish: Wish) -> QuerySet[Conversation]:
    rows = known_conversations().order_by("-month")
    if wish.format:
        rows = rows.filter(format=wish.format)
    if wish.theme:
        rows = rows.filter(themes__slug=wish.theme)
    if wish.person:
        rows = rows.filter(credits__profile__slug=wish.person).distinct()
    if wish.year:
        rows = rows.filter(month__startswith=f"{wish.year:04d}-")
    return rows


@dataclass(frozen=True, slots=True)
class _Year:
    """A year that has months, how many conversations were held in it, and how many of them have a pack, a recording."""

    year: int
    held: int
    packs: int
    recorded: int


def _year_counts(held: QuerySet[Conversation]) -> list[_Year]:
    """The years that have months, newest first. In one query."""
    recorded = Exists(recordings_shown().filter(conversation=OuterRef("pk")))
    rows = known_conversations().annotate(year=Substr("month", 1, 4)).order_by("-year").values("year")
    was_held = Q(pk__in=held.order_by().values("pk"))
    told = rows.annotate(
        count=Count("pk", filter=was_held),
        packs=Count("pk", filter=was_held & has_pack()),
        recorded=Count("pk", filter=was_held & Q(recorded)),
    )
    return [_Year(int(year), *counts) for year, *counts in told.values_list("year", "count", "packs", "recorded")]


def _by_year(listed: Sequence[Listed], *, gaps: str) -> Iterator[YearOfConversations]:
    """The conversations by year, newest first, with the gaps before the month ``gaps`` if any."""
    rows = list(_with_gaps(listed, gaps)) if gaps else list[Listed | Gap](listed)
    for year, group in groupby(rows, key=lambda row: row.year):
        of_year = tuple(group)
        standing = [row.upcoming for row in of_year if isinstance(row, Listed) and not row.called_off]
        yield YearOfConversations(year, addresses.archive(year), standing.count(False), standing.count(True), of_year)


def _with_gaps(listed: Sequence[Listed], this_month: str) -> Iterator[Listed | Gap]:
    """The conversations, newest first, and between two of them the past months of which nothing is known, by year."""
    for place, row in enumerate(listed):
        if place:
            between = months.between(row.month, listed[place - 1].month)
            missing = reversed([month for month in between if month < this_month])
            for _, of_year in groupby(missing, key=months.year_of):
                yield gap(list(of_year))
        yield row


def gap(missing: Sequence[str]) -> Gap:
    """One gap of months of one year, given newest first."""
    last, first = missing[0], missing[-1]
    names = dict.fromkeys((months.name_of(first), months.name_of(last)))
    return Gap(first, last, months.year_of(first), " to ".join(names))


def _dots(years: Sequence[YearCount], now: datetime.datetime) -> tuple[tuple[int, tuple[Dot | None, ...]], ...]:
    """The grid of the newest years that have conversations."""
    shown = [one.year for one in years[:DOT_YEARS]]
    if not shown:
        return ()
    known = known_conversations().filter(status=Standing.PLANNED, month__gte=f"{shown[-1]:04d}-01")
    rows = known.only("month", "title", "format")
    by_month = {row.month: _dot(row, f"{now:%Y-%m}") for row in rows}
    return tuple(
        (year, tuple(by_month.get(f"{year:04d}-{number:02d}") for number in range(1, 13)))
        for year in range(shown[0], shown[-1] - 1, -1)
    )


def _dot(row: Conversation, this_month: str) -> Dot:
    url = addresses.conversation(row.month)
    return Dot(row.month, url, row.format, title_of(row), upcoming=row.month > this_month)
