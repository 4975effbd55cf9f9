"""How does a conversation stand in a list?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from kindling.archive import addresses, months
from kindling.archive.queries.editions import file_told
from kindling.archive.records import Listed, Person
from kindling.conversations.models import Conversation, Credit, CreditRole, Recording, Standing
from kindling.conversations.queries import known_conversations
from kindling.planning.agreements import speakings_without
from kindling.planning.models import Item
from kindling.publication.models import Edition, EditionFile, EditionKind, EditionStatus

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Known(TypedDict):
    """What is asked of each row besides its own fields."""

    has_pack: bool
    recorded: int
    made_elsewhere: dict[str, Any] | None


def listed_conversations(rows: QuerySet[Conversation], *, now: datetime.datetime) -> tuple[Listed, ...]:
    """``rows`` as they stand in lists, in three queries."""
    credits_ = Prefetch("credits", Credit.objects.select_related("profile"))
    found = with_pack_and_recordings(rows).select_related("series").prefetch_related(credits_, "themes")
    return tuple(_listed(row, now) for row in found)


def with_pack_and_recordings(rows: QuerySet[Conversation]) -> QuerySet[WithAnnotations[Conversation, Known]]:
    """``rows`` knowing whether a pack is kept here (``has_pack``) and how many recordings there are (``recorded``).

    ``made_elsewhere`` is the name, pages and size of the first file of a pack made elsewhere.
    """
    current = Edition.objects.filter(conversation=OuterRef("pk"), status=EditionStatus.CURRENT)
    files = EditionFile.objects.filter(
        edition__conversation=OuterRef("pk"),
        edition__status=EditionStatus.CURRENT,
        edition__kind=EditionKind.ELSEWHERE,
    )
    first = files.order_by("pk").values(told=JSONObject(name="name", pages="pages", size="size"))[:1]
    recordings = recordings_shown().filter(conversation=OuterRef("pk")).order_by().values("conversation")
    count = Subquery(recordings.annotate(count=Count("pk")).values("count"))
    return rows.annotate(has_pack=Exists(current), recorded=Coalesce(count, 0), made_elsewhere=Subquery(first))


def recordings_shown() -> QuerySet[Recording]:
    """The recordings that may be shown: none of a conversation whose speaker has not said yes to being recorded."""
    return Recording.objects.exclude(conversation__in=speakings_without(Item.RECORDING).values("conversation"))


def archive_counts(held: QuerySet[Conversation]) -> tuple[int, int, str | None]:
    """How many conversations were ``held``, those with a pack wherever it is kept, and the first month."""
    packs = Count("pk", filter=has_pack())
    counts = held.order_by().aggregate(total=Count("pk"), packs=packs, first=Min("month"))
    return counts["total"], counts["packs"], counts["first"]


def has_pack() -> Q:
    """Of which there is a pack, wherever it is kept."""
    kept = Edition.objects.filter(conversation=OuterRef("pk"), status=EditionStatus.CURRENT)
    return Q(Exists(kept)) | Q(pack_elsewhere=True)


def late_conversations(now: datetime.datetime) -> list[Conversation]:
    """Those of this month and later that take place, and of last month while it may go on by the clocks of other
    zones, earliest first. One query."""
    rows = Conversation.objects.filter(month__gte=f"{now - datetime.timedelta(days=2):%Y-%m}", status=Standing.PLANNED)
    return list(rows.select_related("series").order_by("month", "day"))


def held_conversations(now: datetime.datetime, late: Sequence[Conversation] | None = None) -> QuerySet[Conversation]:
    """Those that took place; ``late`` are the `late_conversations`, which are asked for where they are not given."""
    asked = late_conversations(now) if late is None else late
    planned = known_conversations().filter(status=Standing.PLANNED)
    return planned.exclude(pk__in=[row.pk for row in asked if is_upcoming(row, now)])


def title_of(row: Conversation) -> str:
    """Its title, or its month where nobody gave one."""
    return row.title or months.label_of(row.month)


def is_upcoming(row: Conversation, now: datetime.datetime) -> bool:
    """Whether it is still to come: by its end, its day or its month, whichever is known."""
    if ends := row.ends_at:
        return ends > now
    if row.day:
        return row.day >= now.date()
    return row.month > f"{now:%Y-%m}"


def credited(credit: Credit) -> Person:
    """Somebody's part in one conversation."""
    profile = credit.profile
    return Person(
        name=credit.credited,
        role=credit.get_role_display(),
        described=credit.described or (profile.role if profile else ""),
        url=addresses.person(profile.slug) if profile else "",
    )


def _listed(row: WithAnnotations[Conversation, Known], now: datetime.datetime) -> Listed:
    return Listed(
        month=row.month,
        year=months.year_of(row.month),
        month_name=months.name_of(row.month),
        url=addresses.conversation(row.month),
        title=title_of(row),
        untitled=not row.title,
        format=row.format,
        format_name=row.get_format_display(),
        summary=row.summary,
        day=row.day,
        speakers=tuple(credited(one) for one in row.credits.all() if one.role == CreditRole.SPEAKER),
        themes=tuple(theme.name for theme in row.themes.all()),
        people=row.people,
        people_or_more=row.people_or_more,
        pack="here" if row.has_pack else "elsewhere" if row.pack_elsewhere else "none",
        recordings=row.recorded,
        upcoming=is_upcoming(row, now),
        called_off="" if row.stands else row.status,
        reason="" if row.stands else row.reason,
        made_elsewhere=file_told(EditionFile(**row.made_elsewhere)) if row.made_elsewhere else "",
    )
