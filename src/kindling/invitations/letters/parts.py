"""Parts that several mails about a conversation share."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as written

from kindling.conversations.ics import CANCEL, REQUEST, Hour, host_of, invitation
from kindling.conversations.meeting import go_url
from kindling.conversations.models import Conversation
from kindling.conversations.queries import upcoming_conversations
from kindling.invitations.clocks import UTC, hour_said, place_of, same_clocks
from kindling.invitations.letters.about import About
from kindling.invitations.letters.reader import Reader
from kindling.invitations.models import Answer
from kindling.mail.envelope import sender_address
from kindling.mail.house import current_house
from kindling.mail.letters import Attachment, Block, Button, Facts, Paragraph, Quotation

PARTSTAT = {Answer.YES: "ACCEPTED", Answer.NO: "DECLINED"}


def hello(reader: Reader) -> Paragraph:
    """How every mail begins."""
    return Paragraph(f"Hello {reader.name},")


def when(about: About, reader: Reader) -> Facts:
    """When it is: by the reader's clocks first, and by those of the series where they differ."""
    return Facts(hours(about.begins, about.ends, about.zone, reader.zone))


def hours(
    begins: datetime.datetime, ends: datetime.datetime, series: ZoneInfo, own: ZoneInfo | None
) -> tuple[tuple[str, str], ...]:
    """``("Where you are, in Lagos", "Thursday 17 December 2026, 19:00 to 20:00")``, then by the series' clocks."""
    there = (f"In {place_of(series)}", hour_said(begins, ends, series))
    if own is None or same_clocks(begins, own, series):
        return (there,)
    return ((f"Where you are, in {place_of(own)}", hour_said(begins, ends, own)), there)


def what(about: About) -> tuple[Block, ...]:
    """Who speaks and what the groups talk about, as far as it is known."""
    people = (Paragraph(about.people),) if about.people else ()
    return (*people, Quotation(about.question, about.asker)) if about.question else people


def answers(reader: Reader) -> tuple[Block, ...]:
    """The two answers; each leads to a page with a button."""
    return (
        Button("I will come", f"{reader.come}?answer=yes"),
        Button("I cannot come", f"{reader.come}?answer=no", quiet=True),
    )


def way_in(about: About) -> tuple[Block, ...]:
    """The link that works every month, and the platform's own, should our machine be down."""
    own = (Button("Or straight to the meeting", about.meeting, quiet=True),) if about.meeting else ()
    note = (Paragraph(about.note),) if about.note else ()
    return (Button("Come in", about.go), *own, *note)


def calendar(row: Conversation, reader: Reader, *, cancelled: Hour | None = None) -> Attachment:
    """The entry for the reader's calendar; a later one changes it, or takes out the one of the hour ``cancelled``."""
    house, method = current_house(), CANCEL if cancelled else REQUEST
    data = invitation(
        row,
        method=method,
        attendee_email=reader.address,
        attendee_name=reader.name,
        organiser_email=house.contact or sender_address(),
        organiser_name=house.name,
        uid_host=host_of(settings.SITE_URL),
        go_url=go_url(row),
        now=timezone.now(),
        at=cancelled,
        answered=PARTSTAT.get(Answer(reader.answer), "NEEDS-ACTION") if reader.answer else "NEEDS-ACTION",
    )
    return Attachment("invite.ics", "text/calendar", data, method=method)


def next_meeting(reader: Reader) -> tuple[Block, ...]:
    """When the community meets next from now on, where it is known."""
    now = timezone.now()
    found = next((one for one in upcoming_conversations(now) if one.begins_at and one.begins_at > now), None)
    if found is None or found.begins_at is None or found.ends_at is None:
        return ()
    zone = ZoneInfo(found.local_zone)
    rows = hours(found.begins_at.astimezone(UTC), found.ends_at.astimezone(UTC), zone, reader.zone)
    title = (("About", found.title),) if found.title else ()
    return Paragraph("We meet again:"), Facts((*title, *rows))


def short_day(about: About, reader: Reader) -> str:
    """``Thursday 17 December``, by the reader's clocks."""
    return written(about.begins.astimezone(reader.zone or about.zone), "l j F")
