"""Writes of the months ahead: they stand by the series' rule alone until somebody says something of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from kindling.conversations.ahead import AHEAD, months_ahead, with_something
from kindling.conversations.calendar import Times
from kindling.conversations.changes import Was, as_it_was, tell_change
from kindling.conversations.models import Conversation, Series
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


@dataclass(frozen=True, slots=True)
class Before:
    """A series before it is told anew: its times, and how each month stood that follows its rule."""

    starts: datetime.time | None = None
    ends: datetime.time | None = None
    zone: str = ""
    following: Mapping[int, Was] = field(default_factory=dict)


def open_ahead(*, by: Actor, months: int = AHEAD) -> int:
    """Has a row for each of the next ``months`` meetings by the rule of the first series; answers how many changed.

    A month that nobody has touched follows the rule: to its new day, or away. One that somebody has touched stays.
    """
    check_can_record(by)
    now = timezone.now()
    with transaction.atomic():
        count = Conversation.objects.filter(by_rule=True, day__lt=now.date()).update(by_rule=False)
        series = Series.objects.order_by("pk").first()
        if series:
            count += _follow(series, now, months, before_rule(series).following)
        if count:
            record_audit(by=by, action="open months ahead", subject="series", note=f"{count} changed")
    return count


def before_rule(series: Series) -> Before:
    """What `follow_rule` compares with; ask before the series is told anew."""
    rows = list(Conversation.objects.filter(by_rule=True, series=series).select_related("series"))
    busy = with_something(row.pk for row in rows)
    following = {row.pk: as_it_was(row) for row in rows if row.pk not in busy}
    return Before(series.starts, series.ends, series.zone, following)


def follow_rule(series: Series, before: Before, *, now: datetime.datetime) -> None:
    """Lets the months ahead follow a series that was told anew; those that somebody touched keep their times."""
    _pin(series, before, now)
    if before.following:
        _follow(series, now, AHEAD, before.following)


def _pin(series: Series, before: Before, now: datetime.datetime) -> None:
    """Writes the times of before into the months that took them from the series and do not follow its rule."""
    if before.starts is None or before.ends is None:
        # Their hour is said only now.
        ahead = Conversation.objects.filter(series=series, day__gte=now.date())
        ahead.exclude(pk__in=before.following).update(changed_at=now)
        return
    rows = Conversation.objects.filter(series=series, day__isnull=False).exclude(pk__in=before.following)
    if (series.starts, series.ends, series.zone) != (before.starts, before.ends, before.zone):
        rows.filter(zone="").update(zone=before.zone)
        rows.filter(starts=None, ends=None).update(starts=before.starts, ends=before.ends)
        rows.filter(starts=None, ends__gt=before.starts).update(starts=before.starts)
        rows.filter(ends=None, starts__lt=before.ends).update(ends=before.ends)


def _follow(series: Series, now: datetime.datetime, months: int, before: Mapping[int, Was]) -> int:
    """Opens what is missing, moves what follows, and removes what the rule no longer has."""
    ahead = months_ahead(series, now, months)
    for month, times in ahead.missing.items():
        Conversation.objects.create(series=series, month=month, day=times[0].date(), by_rule=True, changed_at=now)
    Conversation.objects.filter(pk__in=[row.pk for row in ahead.gone]).delete()
    moved = sum(_move(row, times, before) for row, times in ahead.following)
    return len(ahead.missing) + len(ahead.gone) + moved


def _move(row: Conversation, times: Times, before: Mapping[int, Was]) -> bool:
    """Gives a month the day of the rule; answers whether its times are others than they were."""
    day = times[0].date()
    if row.day != day:
        row.day = day
        row.save(update_fields=["day"])
    return bool(tell_change(row, before.get(row.pk) or as_it_was(row)))
