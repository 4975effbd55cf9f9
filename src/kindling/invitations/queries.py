"""Reads of invitations: who comes, what has gone out, and for whom the next message is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Value

from kindling.conversations.models import Conversation, Series
from kindling.invitations.due import Month
from kindling.invitations.models import Answer, Habit, InvitationPlan, Occasion, Reply, Sending
from kindling.invitations.rules import still_holds
from kindling.invitations.timetable import FOLLOW_UP
from kindling.people.models import Person
from kindling.people.queries import members_to_invite, reachable_members

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

Row = tuple[int, str, str, bool]
"""Of a person: their key, their uid, their address, and whether they said that they come."""


class _Asked(TypedDict):
    """What is asked of each person besides their own fields."""

    usual: str
    comes: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many invitations went out for a month, and how many people said that they come or cannot."""

    invited: int
    yes: int
    no: int

    @property
    def silent(self) -> int:
        """How many have not answered."""
        return max(0, self.invited - self.yes - self.no)


def coming(conversation: Conversation) -> QuerySet[Reply]:
    """The replies of those who come, each with its person, by name."""
    replies = Reply.objects.filter(conversation=conversation, answer=Answer.YES)
    return replies.select_related("person").order_by("person__name", "pk")


def counts(conversation: Conversation) -> Counts:
    """The month in numbers, in two queries."""
    told = Reply.objects.filter(conversation=conversation).aggregate(
        yes=Count("pk", filter=_says(conversation, Answer.YES)), no=Count("pk", filter=_says(conversation, Answer.NO))
    )
    sent = Sending.objects.filter(conversation=conversation, kind=Occasion.INVITATION)
    return Counts(invited=sent.values_list("count", flat=True).first() or 0, **told)


def reply_of(conversation: Conversation, person: Person) -> Reply | None:
    """What ``person`` last said to the month's invitation, where it still holds."""
    reply = Reply.objects.filter(conversation=conversation, person=person).first()
    return reply if reply and still_holds(reply, conversation) else None


def habit_of(series: Series) -> Habit:
    """How the invitations of a series go; unsaved, with what is usual, where nobody has said."""
    return Habit.objects.filter(series=series).first() or Habit(series=series)


def plan_of(conversation: Conversation) -> InvitationPlan:
    """What is different about a month; unsaved and empty where nothing is."""
    found = InvitationPlan.objects.filter(conversation=conversation).first()
    return found or InvitationPlan(conversation=conversation)


def month_of(conversation: Conversation) -> Month:
    """The month with all that its invitations need, in three queries."""
    sendings = Sending.objects.filter(conversation=conversation).order_by("pk")
    return Month(conversation, habit_of(conversation.series), plan_of(conversation), tuple(sendings))


def months_in_rhythm(now: datetime.datetime) -> tuple[Month, ...]:
    """Every month for which something could be due, the earliest first; two queries, however many there are."""
    since = now.date() - FOLLOW_UP - datetime.timedelta(days=1)
    rows = Conversation.objects.filter(Q(day__gte=since) | Q(changed_at__gte=now - FOLLOW_UP)).order_by("month")
    found = rows.select_related("series", "series__habit", "invitation_plan").prefetch_related("sendings")
    return tuple(_month(row) for row in found)


def people_for(
    kind: str, conversation: Conversation, *, came: Iterable[int] = (), joined_since: datetime.datetime | None = None
) -> QuerySet[Person]:
    """For whom a message of ``kind`` is, each with ``usual``, its address, and whether it ``comes``.

    ``came`` are the keys of those who were there, for what is told afterwards; ``joined_since`` leaves out whoever
    was a member before.
    """
    people = _FOR[Occasion(kind)](conversation, tuple(came))
    return people.filter(joined_at__gte=joined_since) if joined_since else people


def rows_of(people: QuerySet[Person], *, after: int = 0) -> QuerySet[Person, Row]:
    """What a message needs of each of `people_for`, by their keys, those ``after`` one of them."""
    asked = cast("QuerySet[WithAnnotations[Person, _Asked]]", people)
    return asked.filter(pk__gt=after).order_by("pk").values_list("pk", "uid", "usual", "comes")


def _says(conversation: Conversation, answer: Answer) -> Q:
    """The answers of that kind for which `rules.still_holds` finds that they hold."""
    hour = Q() if answer == Answer.YES else Q(begins_at=conversation.begins_at)
    return Q(answer=answer) & hour


def _said(conversation: Conversation, answer: Answer) -> Exists:
    return Exists(Reply.objects.filter(_says(conversation, answer), conversation=conversation, person=OuterRef("pk")))


def _any(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.annotate(comes=Value(value=False, output_field=BooleanField()))


def _invited(conversation: Conversation, came: tuple[int, ...]) -> QuerySet[Person]:
    del conversation, came
    return _any(members_to_invite())


def _undecided_or_coming(conversation: Conversation, came: tuple[int, ...]) -> QuerySet[Person]:
    del came
    return _any(reachable_members().filter(reminders=True).exclude(_said(conversation, Answer.NO)))


def _coming(conversation: Conversation, came: tuple[int, ...]) -> QuerySet[Person]:
    del came
    return _any(reachable_members().filter(_said(conversation, Answer.YES), reminders=True))


def _told(conversation: Conversation, came: tuple[int, ...]) -> QuerySet[Person]:
    del came
    people = reachable_members().filter(Q(invitation=True) | Q(reminders=True))
    return people.exclude(_said(conversation, Answer.NO)).annotate(comes=_said(conversation, Answer.YES))


def _came(conversation: Conversation, came: tuple[int, ...]) -> QuerySet[Person]:
    del conversation
    return _any(reachable_members().filter(followup=True, pk__in=came))


def _missed(conversation: Conversation, came: tuple[int, ...]) -> QuerySet[Person]:
    del conversation
    return _any(reachable_members().filter(followup=True).exclude(pk__in=came))


_FOR = {
    Occasion.INVITATION: _invited,
    Occasion.WEEK: _undecided_or_coming,
    Occasion.DAY: _coming,
    Occasion.HOUR: _coming,
    Occasion.CHANGE: _told,
    Occasion.CANCELLED: _told,
    Occasion.CAME: _came,
    Occasion.MISSED: _missed,
}


def _month(row: Conversation) -> Month:
    try:
        habit = row.series.habit
    except ObjectDoesNotExist:
        habit = Habit(series=row.series)
    try:
        plan = row.invitation_plan
    except ObjectDoesNotExist:
        plan = InvitationPlan(conversation=row)
    return Month(row, habit, plan, tuple(row.sendings.all()))
