"""Writes of the months ahead: they stand by the series' rule alone until somebody says something of them."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from kindling.conversations.ahead import AHEAD, Ahead, months_ahead
from kindling.conversations.calendar import Times
from kindling.conversations.changes import as_it_was, tell_change
from kindling.conversations.models import Conversation, Series
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


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
            count += _follow(series, months_ahead(series, now, months), now)
        if count:
            record_audit(by=by, action="open months ahead", subject="series", note=f"{count} changed")
    return count


def _follow(series: Series, ahead: Ahead, now: datetime.datetime) -> int:
    """Opens what is missing, moves what follows, and removes what the rule no longer has."""
    for month, times in ahead.missing.items():
        Conversation.objects.create(series=series, month=month, day=times[0].date(), by_rule=True, changed_at=now)
    for row, times in ahead.moved:
        _move(row, times)
    Conversation.objects.filter(pk__in=[row.pk for row in ahead.gone]).delete()
    return len(ahead.missing) + len(ahead.moved) + len(ahead.gone)


def _move(row: Conversation, times: Times) -> None:
    was = as_it_was(row)
    row.day = times[0].date()
    row.save(update_fields=["day"])
    tell_change(row, was)
