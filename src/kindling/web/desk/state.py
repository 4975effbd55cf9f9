"""How a month stands, read from everything that knows of it, in few queries however much there is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from kindling.archive.queries.listed import is_upcoming
from kindling.contributions.queries import ledger, other_days, places_asked
from kindling.contributions.records import Progress
from kindling.conversations.models import Conversation, Credit, CreditRole, Question, Recording, Standing
from kindling.curation.edits import suggestions
from kindling.curation.models import Revision
from kindling.invitations.models import Answer, Occasion, Reply, Sending
from kindling.pack.counted import Came, counted, with_newcomers
from kindling.pack.document import load, said
from kindling.publication.models import Edition, EditionKind, EditionStatus
from kindling.web.desk.left import State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Known(TypedDict):
    """What is asked of a month's row besides its own fields."""

    before: str | None
    after: str | None
    asked: int
    recorded: int
    flagged: int
    invited_at: datetime.datetime | None
    comers: int
    edition: str | None
    edition_number: int | None
    edition_kind: str | None
    published_at: datetime.datetime | None
    files: int
    waiting: int
    read: int
    refused: int
    loose: int
    drafted: int | None
    due_at: datetime.datetime | None
    remark: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month with how it stands, who takes part as a speaker, and its neighbours (``2024-07``) where they are open."""

    row: Conversation
    state: State
    speakers: tuple[Credit, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands in the working pack, counted."""

    suggestions: int = 0
    pieces: int = 0
    cleared: int = 0
    unanswered: int = 0
    count: Came | None = None


def month_of(month: str, *, now: datetime.datetime) -> Month | None:
    """How ``month`` stands, in eight queries; None where nobody has opened it."""
    row = _known(Conversation.objects.filter(month=month)).first()
    if row is None:
        return None
    speakers = tuple(one for one in row.credits.all() if one.role == CreditRole.SPEAKER)
    state = _state(row, len(row.credits.all()), coming=is_upcoming(row, now))
    return Month(row, state, speakers, row.before, row.after)


def _known(rows: QuerySet[Conversation]) -> QuerySet[WithAnnotations[Conversation, Known]]:
    latest = Edition.objects.filter(conversation=OuterRef("pk")).order_by("-number")
    current = Revision.objects.filter(draft__conversation=OuterRef("pk"), number=F("draft__current"))
    others = Conversation.objects.order_by()
    invited = Sending.objects.filter(conversation=OuterRef("pk"), kind=Occasion.INVITATION)
    files, read = "harvest_files", Q(harvest_files__status="read")
    return (
        rows.select_related("series")
        .prefetch_related(Prefetch("credits", Credit.objects.select_related("profile")))
        .annotate(
            before=Subquery(others.filter(month__lt=OuterRef("month")).order_by("-month").values("month")[:1]),
            after=Subquery(others.filter(month__gt=OuterRef("month")).order_by("month").values("month")[:1]),
            asked=_counted(Question.objects.all()),
            recorded=_counted(Recording.objects.all()),
            flagged=Count("flags", filter=Q(flags__status="open", flags__blocks=True), distinct=True),
            invited_at=Subquery(invited.values("at")[:1]),
            comers=_counted(Reply.objects.filter(answer=Answer.YES)),
            edition=Subquery(latest.values("status")[:1]),
            edition_number=Subquery(latest.values("number")[:1]),
            edition_kind=Subquery(latest.values("kind")[:1]),
            published_at=Subquery(latest.values("published_at")[:1]),
            files=Count(files, distinct=True),
            waiting=Count(files, filter=Q(harvest_files__status="waiting"), distinct=True),
            read=Count(files, filter=read, distinct=True),
            refused=Count(files, filter=Q(harvest_files__status="refused"), distinct=True),
            loose=Count(
                files,
                filter=read & Q(harvest_files__arranged_at__isnull=True, harvest_files__purged_at__isnull=True),
                distinct=True,
            ),
            drafted=Max("draft__current"),
            due_at=Max("draft__due_at"),
            remark=Max("draft__remark"),
            document=Subquery(current.values("document")[:1]),
        )
    )


def _counted(rows: QuerySet[Question] | QuerySet[Recording] | QuerySet[Reply]) -> Coalesce:
    found = rows.filter(conversation=OuterRef("pk")).order_by().values("conversation")
    return Coalesce(Subquery(found.annotate(count=Count("pk")).values("count")), 0)


def _state(row: WithAnnotations[Conversation, Known], credited: int, *, coming: bool) -> State:
    published = row.published_at if row.edition == EditionStatus.CURRENT else None
    words = _words(row, row.document) if row.document else _Words()
    came = _came(row, words.count)
    return State(
        month=row.month,
        coming=coming,
        day=row.day,
        titled=bool(row.title),
        invited=timezone.localdate(row.invited_at) if row.invited_at else None,
        comers=row.comers,
        speakers=credited,
        questions=row.asked,
        recordings=row.recorded,
        people=came.people if came else None,
        or_more=bool(came and came.or_more),
        newcomers=came.newcomers if came else row.newcomers,
        by_files=row.people is None and came is not None,
        progress=Progress(row.files, row.waiting, row.read, row.refused, arranged=not row.loose),
        drafted=bool(row.drafted),
        due=row.due_at is not None,
        failed=(row.remark or "") if row.due_at is None else "",
        suggestions=words.suggestions,
        pieces=words.pieces,
        cleared=words.cleared,
        unanswered=words.unanswered,
        flags=row.flagged,
        other_days=other_days(row) if row.read and row.day else 0,
        places=_places(row) if row.read and not published else 0,
        published=timezone.localdate(published) if published else None,
        number=row.edition_number or 0,
        attached=row.edition_kind == EditionKind.ELSEWHERE,
        withdrawn=row.edition == EditionStatus.WITHDRAWN,
        elsewhere=row.pack_elsewhere,
        off="" if row.stands or row.files else row.reason,
    )


def _words(row: Conversation, document: str) -> _Words:
    """What stands in the working pack of the words of others, and what is known of each; its pictures stay shut."""
    pack = load(document.encode())
    keys = {one.contribution for one in said(pack)}
    used = [one for one in ledger(row) if one.key in keys]
    return _Words(
        suggestions=sum(suggestions(pack, section.id) for section in pack.sections),
        pieces=len(used),
        cleared=sum(one.cleared for one in used),
        unanswered=sum(one.waits for one in used),
        count=counted(pack),
    )


def _came(row: Conversation, of_pack: Came | None) -> Came | None:
    """What somebody said of who came; else what the working pack counted, with the newcomers that somebody said."""
    if row.people is not None:
        return Came(row.people, row.people_or_more, row.newcomers)
    return with_newcomers(of_pack, row.newcomers)


def _places(row: Conversation) -> int:
    return sum(not (one.settled or one.sure) for one in places_asked(row))


def worked_on(now: datetime.datetime) -> str | None:
    """The month that is worked on: the latest that was held, lately or with files, and has no pack; else the next.

    None where nothing is open.
    """
    current = Edition.objects.filter(conversation=OuterRef("pk"))
    lately = f"{now - datetime.timedelta(days=62):%Y-%m}"
    standing = Conversation.objects.filter(~Exists(current), status=Standing.PLANNED)
    bare = standing.filter(pack_elsewhere=False, month__lte=f"{now:%Y-%m}")
    busy = bare.filter(Q(month__gte=lately) | Q(harvest_files__isnull=False))
    past = next(
        (row for row in busy.distinct().order_by("-month").select_related("series") if not is_upcoming(row, now)), None
    )
    if past:
        return past.month
    coming = standing.filter(month__gte=f"{now:%Y-%m}").order_by("month")
    return (coming.first() or Conversation.objects.order_by("month").last() or Conversation()).month or None
