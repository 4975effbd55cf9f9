"""How do the months ahead stand to the series' rule: which are missing, which follow it, and which are somebody's?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from kindling.conversations.calendar import Times, occurrences
from kindling.conversations.models import Conversation, Series
from kindling.conversations.rules import is_over

AHEAD = 12
"""How many meetings stand in the tables ahead of their time: a year of months."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The coming months beside the rule: to open, following it to its times, to remove, and those that are kept."""

    missing: dict[str, Times]
    following: tuple[tuple[Conversation, Times], ...]
    gone: tuple[Conversation, ...]
    kept: tuple[Conversation, ...]


def months_ahead(series: Series, now: datetime.datetime, count: int = AHEAD) -> Ahead:
    """The next ``count`` meetings by rule beside the rows there are, in three queries.

    ``kept`` are the rows that somebody has touched; a row on which anything of any other table hangs counts as such.
    """
    rows = list(Conversation.objects.filter(month__gte=f"{now:%Y-%m}").select_related("series").order_by("month"))
    # Months opened further ahead than asked for follow the rule too.
    met = list(occurrences(series, now, count + len(rows)))
    by_rule = {f"{times[0]:%Y-%m}": times for times in reversed(met)}
    wanted = {f"{times[0]:%Y-%m}" for times in met[:count]}
    busy = with_something([row.pk for row in rows if row.by_rule])
    free = [row for row in rows if row.by_rule and row.pk not in busy and row.series_id == series.pk]
    return Ahead(
        missing={month: by_rule[month] for month in sorted(wanted - {row.month for row in rows})},
        following=tuple((row, by_rule[row.month]) for row in free if row.month in by_rule),
        # One whose hour is over was held; one still to come will not be, where the rule has no such month.
        gone=tuple(row for row in free if row.month not in by_rule and not is_over(row, now)),
        kept=tuple(row for row in rows if row not in free),
    )


def with_something(keys: Iterable[int]) -> set[int]:
    """Which of these conversations something hangs on, in whatever table: a credit, a file, a plan, an answer."""
    wanted = list(keys)
    hangs = Q(pk__in=[])
    for relation in Conversation._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        hangs |= Q(Exists(rows))
    hangs |= Q(Exists(Conversation.themes.through._base_manager.filter(conversation=OuterRef("pk"))))
    return set(Conversation.objects.filter(hangs, pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
