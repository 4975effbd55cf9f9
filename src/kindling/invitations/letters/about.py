"""A month as its mails tell it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation, CreditRole
from kindling.invitations.clocks import UTC
from kindling.kernel.text import ended
from kindling.mail.kinds import NotNow


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a conversation. ``people`` says who speaks, or hosts, as a sentence; ``go`` is the way in that
    stays the same whatever the month uses, ``meeting`` the platform's own."""

    month: str
    title: str
    people: str
    question: str
    asker: str
    begins: datetime.datetime
    ends: datetime.datetime
    zone: ZoneInfo
    go: str
    meeting: str = ""
    note: str = ""
    reason: str = ""


def about(month: str) -> tuple[Conversation, About]:
    """The conversation and what its mails tell of it. Raises `NotNow` where it is gone or nobody knows when it is."""
    row = Conversation.objects.select_related("series").filter(month=month).first()
    if row is None or row.begins_at is None or row.ends_at is None:
        raise NotNow("nobody knows when it is")
    question = row.questions.select_related("posed_by").first()
    posed_by = question.posed_by.name if question and question.posed_by else question.posed_by_name if question else ""
    told = About(
        month=month,
        title=row.title or f"{row.series.name}, {datetime.date.fromisoformat(f'{month}-01'):%B %Y}",
        people=_people(row),
        question=question.text if question else "",
        asker=posed_by,
        begins=row.begins_at.astimezone(UTC),
        ends=row.ends_at.astimezone(UTC),
        zone=ZoneInfo(row.local_zone),
        go=go_url(row),
        meeting=row.meeting_url,
        note=row.meeting_note,
        reason=row.reason,
    )
    return row, told


def _people(row: Conversation) -> str:
    """``With Ingrid Solheim, midwife; and Tom Vale.``; who hosts where nobody speaks."""
    credited = list(row.credits.select_related("profile"))
    for role, verb in ((CreditRole.SPEAKER, "With"), (CreditRole.HOST, "Hosted by")):
        names = [
            _named(one.credited, one.described or (one.profile.role if one.profile else ""))
            for one in credited
            if one.role == role
        ]
        if names:
            return ended(f"{verb} {'; '.join(names)}")
    return ""


def _named(name: str, what: str) -> str:
    return f"{name}, {what}" if what else name


def example() -> About:
    """An invented month, for the desk's preview."""
    begins = datetime.datetime(2026, 12, 17, 18, tzinfo=UTC)
    return About(
        month="2026-12",
        title="The courage to pause",
        people="With Ingrid Solheim, teacher in Bergen.",
        question="When did a pause help you to be kind?",
        asker="Ingrid Solheim",
        begins=begins,
        ends=begins + datetime.timedelta(hours=1),
        zone=ZoneInfo("Europe/London"),
        go="https://talks.example.org/go/2026-12/example/",
        meeting="https://meet.example.org/kettle",
        reason="Our speaker is travelling that night.",
    )
