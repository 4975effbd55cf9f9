"""Reads of what is known of the community and its conversations."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, QuerySet

from kindling.conversations.calendar import Times, occurrences
from kindling.conversations.models import (
    Boilerplate,
    Community,
    Conversation,
    Credit,
    OldAddress,
    Profile,
    Question,
    Series,
    Standing,
)
from kindling.conversations.models.old_addresses import LONGEST
from kindling.conversations.moved import asked
from kindling.conversations.rules import is_over


def boilerplate_of(month: str) -> Boilerplate | None:
    """What packs of ``month`` say of the movement and the series: the words that were in force then."""
    return Boilerplate.objects.filter(since__lte=month).order_by("-since").first()


def next_conversation(now: datetime.datetime) -> Conversation | None:
    """The earliest conversation that takes place and has not ended; of today's one until its end."""
    return next(iter(upcoming_conversations(now)), None)


def upcoming_conversations(now: datetime.datetime) -> list[Conversation]:
    """Those that take place, whose day and time are known, and that have not ended; earliest first. One query."""
    rows = Conversation.objects.filter(day__gte=now.date() - datetime.timedelta(days=1), status=Standing.PLANNED)
    found = rows.select_related("series").order_by("day")
    return [row for row in found if row.ends_at and row.ends_at > now]


def next_by_rhythm(now: datetime.datetime) -> tuple[Series, Times] | None:
    """The next meeting by the rule of the first series that has one, in a month of which no day is known.

    Months that are cancelled or skipped are passed over, and those that were held on another day.
    """
    series = Series.objects.exclude(rule="").order_by("pk").first()
    if series is None:
        return None
    rows = Conversation.objects.filter(month__gte=f"{now:%Y-%m}").exclude(status=Standing.PLANNED, day=None)
    settled = set(rows.values_list("month", flat=True))
    met = occurrences(series, now, len(settled) + 1)
    times = next((times for times in met if f"{times[0]:%Y-%m}" not in settled), None)
    return (series, times) if times else None


def called_off(now: datetime.datetime) -> list[Conversation]:
    """The cancelled and skipped months that are still to come, earliest first."""
    rows = Conversation.objects.exclude(status=Standing.PLANNED).filter(month__gte=f"{now:%Y-%m}")
    found = rows.select_related("series").order_by("month")
    return [row for row in found if not is_over(row, now)]


def known_conversations() -> QuerySet[Conversation]:
    """Those of which somebody has said something; months that stand by the series' rule alone are left out."""
    return Conversation.objects.filter(by_rule=False)


def public_profiles() -> QuerySet[Profile]:
    """Those who have a page in public: whoever is credited, or posed a question. Who declined again has none."""
    credited = Exists(Credit.objects.filter(profile=OuterRef("pk")))
    return Profile.objects.filter(credited | Exists(Question.objects.filter(posed_by=OuterRef("pk"))))


def photo_of(slug: str, *, in_public: bool = True) -> str:
    """The stored name of the portrait of somebody with a page, or nothing; of anybody where not ``in_public``."""
    rows = public_profiles() if in_public else Profile.objects.all()
    return rows.filter(slug=slug).values_list("photo", flat=True).first() or ""


def logo_of_community() -> str:
    """The stored name of the community's logo, or nothing."""
    name = Community.objects.values_list("logo", flat=True).first()
    return name or ""


def moved_to(path: str, query: str) -> str:
    """Where an old address leads now, as a path of this site; empty where nothing is known of it. One query."""
    ways = [way for way in asked(path, query) if way != "/" and len(way) <= LONGEST]
    rows = OldAddress.objects.filter(path__in=ways).select_related("conversation")
    found = {row.path: row.leads_to for row in rows} if ways else {}
    return next((found[way] for way in ways if way in found), "")
