"""What is known of one conversation?"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from django.db.models import Prefetch, Subquery

from kindling.archive import addresses, months
from kindling.archive.queries.editions import edition_shown, editions_of
from kindling.archive.queries.listed import credited, is_upcoming, title_of
from kindling.archive.queries.people import profile_shown
from kindling.archive.queries.resources import resource_shown
from kindling.archive.records import (
    Choice,
    Conversation,
    Neighbour,
    PresentationShown,
    QuestionShown,
    RecordingShown,
)
from kindling.contributions.queries import file_progress
from kindling.conversations import models
from kindling.conversations.queries import known_conversations
from kindling.curation.queries import draft_of
from kindling.planning.models import Item
from kindling.planning.queries import waiting

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

LATELY = datetime.timedelta(weeks=6)
"""How long after its hour a pack is still expected."""

HOSTS = {"youtube.com": "YouTube", "youtu.be": "YouTube", "youtube-nocookie.com": "YouTube", "vimeo.com": "Vimeo"}


class Beside(TypedDict):
    """What is asked of a conversation's row besides its own fields: the months before and after."""

    before_month: str | None
    before_title: str | None
    after_month: str | None
    after_title: str | None


def conversation_page(month: str, *, now: datetime.datetime) -> Conversation | None:
    """Everything one conversation's page shows, or nothing where no conversation is known."""
    row = _found(month)
    return _shown(row, now) if row else None


def _shown(row: WithAnnotations[models.Conversation, Beside], now: datetime.datetime) -> Conversation:
    edition, withdrawn = editions_of(row)
    kept_back = _kept_back(row)
    return Conversation(
        month=row.month,
        label=months.label_of(row.month),
        url=addresses.conversation(row.month),
        title=title_of(row),
        untitled=not row.title,
        series=row.series.name,
        format=row.format,
        format_name=row.get_format_display(),
        summary=row.summary,
        day=row.day,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        people=row.people,
        people_or_more=row.people_or_more,
        themes=tuple(Choice(theme.slug, theme.name, chosen=False) for theme in row.themes.all()),
        speakers=tuple(profile_shown(one.profile) for one in row.credits.all() if one.profile and _speaks(one)),
        credits=tuple(map(credited, row.credits.all())),
        questions=tuple(map(question_shown, row.questions.all())),
        recordings=() if Item.RECORDING in kept_back else tuple(map(_recording, row.recordings.all())),
        presentations=() if Item.SLIDES in kept_back else tuple(map(_presentation, row.presentations.all())),
        resources=tuple(map(resource_shown, row.resources.all())),
        edition=edition_shown(edition, row.month, whole=True) if edition else None,
        withdrawn=withdrawn,
        pack_elsewhere=row.pack_elsewhere,
        pack_url=row.pack_url,
        earlier=_neighbour(row.before_month, row.before_title),
        later=_neighbour(row.after_month, row.after_title),
        upcoming=is_upcoming(row, now),
        called_off="" if row.stands else row.status,
        reason=row.reason,
        moved_from=row.moved_from,
        being_made=not (edition or withdrawn or row.pack_elsewhere) and _being_made(row, now),
    )


def _being_made(row: models.Conversation, now: datetime.datetime) -> bool:
    """Whether files were received or a draft stands, of an hour no longer than `LATELY` ago."""
    lately = row.day is not None and now.date() - LATELY <= row.day <= now.date()
    return lately and (bool(file_progress(row).files) or bool(draft_of(row).number))


def _kept_back(row: models.Conversation) -> set[Item]:
    """What a speaker of the plan has not agreed to, of what there is to show; one query more where there is any."""
    if not (row.recordings.all() or row.presentations.all()):
        return set()
    return {one.item for one in waiting(row)}


def _found(month: str) -> WithAnnotations[models.Conversation, Beside] | None:
    known = known_conversations()
    before, after = known.filter(month__lt=month).order_by("-month"), known.filter(month__gt=month).order_by("month")
    here = models.Conversation.objects.filter(month=month).select_related("series")
    rows = here.annotate(
        before_month=Subquery(before.values("month")[:1]),
        before_title=Subquery(before.values("title")[:1]),
        after_month=Subquery(after.values("month")[:1]),
        after_title=Subquery(after.values("title")[:1]),
    )
    return rows.prefetch_related(
        "themes",
        Prefetch("credits", models.Credit.objects.select_related("profile")),
        Prefetch("questions", models.Question.objects.select_related("posed_by")),
        "recordings",
        "presentations",
        "resources",
    ).first()


def _speaks(credit: models.Credit) -> bool:
    return credit.role == models.CreditRole.SPEAKER


def question_shown(row: models.Question) -> QuestionShown:
    """A question with who posed it."""
    if row.posed_by:
        return QuestionShown(row.text, row.posed_by.name, addresses.person(row.posed_by.slug))
    return QuestionShown(row.text, row.posed_by_name, "")


def _presentation(row: models.Presentation) -> PresentationShown:
    return PresentationShown(row.title, row.by, row.url)


def _recording(row: models.Recording) -> RecordingShown:
    host = (urlsplit(row.url).hostname or "").removeprefix("www.").removeprefix("m.")
    begin, end, part = clock(row.starts), clock(row.ends), (row.starts, row.ends)
    return RecordingShown(row.title, row.url, HOSTS.get(host, host), row.minutes, row.captions, begin, end, part)


def clock(seconds: int | None) -> str:
    """``1:02:09`` or ``3:05`` of seconds into a recording, or nothing."""
    if seconds is None:
        return ""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"


def _neighbour(month: str | None, title: str | None) -> Neighbour | None:
    if month is None:
        return None
    label = months.label_of(month)
    return Neighbour(label, title or label, addresses.conversation(month))
