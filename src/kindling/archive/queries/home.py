"""What does the home page show?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Q

from kindling.archive import months
from kindling.archive.queries.conversation import question_shown
from kindling.archive.queries.editions import edition_shown
from kindling.archive.queries.listed import archive_counts, held_conversations, late_conversations, listed_conversations
from kindling.archive.queries.people import profile_shown
from kindling.archive.records import CalledOff, Home, Listed, Meeting
from kindling.conversations.models import Conversation, CreditRole, Profile, Question, Standing
from kindling.conversations.queries import called_off, known_conversations, next_by_rhythm
from kindling.publication.models import Edition, EditionStatus

RECENT = 3


def home_page(*, now: datetime.datetime, recent: int = RECENT) -> Home:
    """The next meeting, the latest pack, the newest ``recent`` that were held, and how much there is to read."""
    late = late_conversations(now)
    coming = next((row for row in late if row.ends_at and row.ends_at > now), None)
    edition = _latest_edition()
    wanted = [row.pk for row in (coming, edition.conversation if edition else None) if row]
    # What lies ahead stands above it, a year of months at most.
    held = known_conversations().filter(status=Standing.PLANNED, month__lte=f"{now:%Y-%m}").order_by("-month")
    newest = held.values("pk")[: recent + 1]
    rows = Conversation.objects.filter(Q(pk__in=wanted) | Q(pk__in=newest)).order_by("-month")
    listed = {one.month: one for one in listed_conversations(rows, now=now)}
    total, packs, first = archive_counts(held_conversations(now, late))
    return Home(
        meeting=_known(coming, listed[coming.month]) if coming else _by_rhythm(now),
        called_off=tuple(_called_off(now, until=coming)),
        latest=listed[edition.conversation.month] if edition else None,
        latest_edition=edition_shown(edition, edition.conversation.month, whole=False) if edition else None,
        recent=tuple(one for one in listed.values() if not one.upcoming)[:recent],
        conversations=total,
        packs=packs,
        since=months.year_of(first) if first else None,
    )


def _latest_edition() -> Edition | None:
    """The current edition of the newest month that has one."""
    rows = Edition.objects.filter(status=EditionStatus.CURRENT).order_by("-conversation__month")
    return rows.select_related("conversation").prefetch_related("files").first()


def _known(row: Conversation, listed: Listed) -> Meeting | None:
    """The meeting of a conversation whose day and time are known; one by the rule alone has nothing else to show."""
    if not (row.begins_at and row.ends_at):
        return None
    if row.by_rule:
        return Meeting(row.begins_at, row.ends_at, zone=row.local_zone, conversation=None, speakers=(), questions=())
    questions = Question.objects.filter(conversation=row).select_related("posed_by")
    speakers = Profile.objects.filter(credits__conversation=row, credits__role=CreditRole.SPEAKER)
    return Meeting(
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        zone=row.local_zone,
        conversation=listed,
        speakers=tuple(map(profile_shown, speakers.order_by("credits__position", "credits__pk"))),
        questions=tuple(map(question_shown, questions)),
        moved_from=row.moved_from,
        reason=row.reason,
    )


def _by_rhythm(now: datetime.datetime) -> Meeting | None:
    """The next meeting by the rule of the first series that has one."""
    found = next_by_rhythm(now)
    if found is None:
        return None
    series, times = found
    return Meeting(*times, zone=series.zone, conversation=None, speakers=(), questions=())


def _called_off(now: datetime.datetime, *, until: Conversation | None) -> Iterator[CalledOff]:
    """What does not take place before the next one does."""
    for row in called_off(now):
        if until is None or row.month < until.month:
            yield CalledOff(row.month, months.label_of(row.month), row.title, row.reason)
