"""Where does each month stand, in words?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from kindling.archive.queries.listed import is_upcoming
from kindling.conversations.models import Conversation, Credit, CreditRole
from kindling.publication.models import Edition, EditionKind, EditionStatus
from kindling.web.templatetags.months import day_said, day_short

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Made(TypedDict):
    """What is asked of each row besides its own fields: the latest edition, the files dropped, the draft, and whether
    a flag blocks publishing."""

    edition: str | None
    edition_kind: str | None
    published_at: datetime.datetime | None
    dropped: int
    drafted: int
    flagged: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A month in the desk's list. ``icon`` is ``check``, ``clock``, ``pencil`` or empty; ``words`` says the same."""

    month: str
    title: str
    speakers: tuple[str, ...]
    icon: str
    words: str


def standings(rows: QuerySet[Conversation], *, now: datetime.datetime) -> tuple[Standing, ...]:
    """``rows`` as the desk lists them, in two queries."""
    speakers = Credit.objects.filter(role=CreditRole.SPEAKER).select_related("profile")
    found = _made(rows).select_related("series").prefetch_related(Prefetch("credits", speakers))
    return tuple(_standing(row, now) for row in found)


def _made(rows: QuerySet[Conversation]) -> QuerySet[WithAnnotations[Conversation, Made]]:
    flagged = Conversation.objects.filter(pk=OuterRef("pk"), flags__status="open", flags__blocks=True)
    latest = Edition.objects.filter(conversation=OuterRef("pk")).order_by("-number")
    return rows.annotate(
        edition=Subquery(latest.values("status")[:1]),
        edition_kind=Subquery(latest.values("kind")[:1]),
        published_at=Subquery(latest.values("published_at")[:1]),
        dropped=Count("harvest_files"),
        drafted=Coalesce("draft__current", 0),
        flagged=Exists(flagged),
    )


def _standing(row: WithAnnotations[Conversation, Made], now: datetime.datetime) -> Standing:
    icon, words = _said(row, now)
    return Standing(row.month, row.title, tuple(one.credited for one in row.credits.all()), icon, words)


def _said(row: WithAnnotations[Conversation, Made], now: datetime.datetime) -> tuple[str, str]:
    if not row.stands:
        return "", row.get_status_display()
    if row.edition == EditionStatus.WITHDRAWN:
        return "", "Withdrawn"
    if row.published_at:
        return _out(row, timezone.localdate(row.published_at))
    if row.drafted:
        return "pencil", "The pack is being made"
    if row.dropped:
        return "pencil", f"{row.dropped} {'file' if row.dropped == 1 else 'files'} dropped"
    if is_upcoming(row, now):
        return "clock", f"To come, {day_said(row.day)}" if row.day else "To come"
    return ("check", "A pack is kept elsewhere") if row.pack_elsewhere else ("", "No pack")


def _out(row: WithAnnotations[Conversation, Made], day: datetime.date) -> tuple[str, str]:
    """A pack that is out, and whether a later file brought flags; they are nothing to one that was made elsewhere."""
    if row.flagged and row.edition_kind == EditionKind.HERE:
        return "pencil", f"Published {day_short(day)}; flags to clear"
    return "check", f"Published {day_short(day)}"
