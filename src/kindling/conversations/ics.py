"""One maker of calendar events: for the public calendar, and for the invitations that members are sent.

RFC 5545 says how they are written, RFC 5546 how a later one replaces an earlier one: the same UID, a higher SEQUENCE.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from icalendar import Calendar, Conference, Event, vCalAddress

from kindling.conversations.models import Conversation
from kindling.conversations.zones import zone_rules

PRODUCT = "-//Kindling//EN"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
"""Methods: come, or it has changed; it does not take place; for all to see."""

Hour = tuple[datetime.datetime, datetime.datetime]
"""Begin and end of a meeting."""

YEARS = 3
"""Years of changes of the clocks that a calendar tells after the last of its events."""


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting as a calendar tells it. ``uid`` stays whatever changes; ``sequence`` says which telling is newer."""

    uid: str
    summary: str
    begins_at: datetime.datetime
    ends_at: datetime.datetime
    sequence: int = 0
    changed_at: datetime.datetime | None = None
    cancelled: bool = False
    url: str = ""
    description: str = ""
    location: str = ""
    conference: str = ""

    @property
    def zone(self) -> str:
        """The name of the zone in which its times are told; empty where they are told in universal time."""
        zone = self.begins_at.tzinfo
        return zone.key if isinstance(zone, ZoneInfo) else ""


def uid_of(month: str, host: str) -> str:
    """``2026-12@talks.example.org``: a meeting is known by its month, and keeps it wherever it is moved."""
    return f"{month}@{host}"


def host_of(site_url: str) -> str:
    """What stands behind the ``@`` of every `uid_of` of this site."""
    return site_url.partition("://")[2]


def calendar_of(told: Iterable[Told], *, method: str, now: datetime.datetime, name: str = "") -> bytes:
    """A calendar of those events in UTF-8, with the rules of every time zone in it; written at ``now``."""
    known = list(told)
    return _written(_calendar(method, name), known, (event_of(one, now=now) for one in known))


def event_of(told: Told, *, now: datetime.datetime) -> Event:
    """One event, without those who are asked to it."""
    event = Event()
    event.add("uid", told.uid)
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("sequence", told.sequence)
    event.add("summary", told.summary)
    event.add("dtstart", told.begins_at)
    event.add("dtend", told.ends_at)
    event.add("status", "CANCELLED" if told.cancelled else "CONFIRMED")
    if told.changed_at:
        event.add("last-modified", told.changed_at.astimezone(datetime.UTC))
    for field in ("url", "description", "location"):
        if words := getattr(told, field):
            event.add(field, words)
    if told.conference:
        event.conferences = [Conference(told.conference, feature=["VIDEO", "AUDIO"], label="Join the conversation")]
    return event


def invitation(
    conversation: Conversation,
    *,
    method: str,
    attendee_email: str,
    attendee_name: str,
    organiser_email: str,
    organiser_name: str,
    uid_host: str,
    go_url: str,
    now: datetime.datetime,
    answered: str = "NEEDS-ACTION",
    at: Hour | None = None,
) -> bytes:
    """One member's invitation, its update, or its withdrawal; an attachment named ``invite.ics``.

    ``method`` is ``REQUEST`` or ``CANCEL`` and stands in the attachment's content type too. ``answered`` is what the
    member answered so far: ``ACCEPTED``, ``DECLINED`` or ``NEEDS-ACTION``; ``at`` the hour they know of, where that is
    not the conversation's own. Raises `ValueError` while day or time are not known.
    """
    told = _for_member(conversation, method, uid_host, go_url)
    if at:
        zone = ZoneInfo(conversation.local_zone)
        told = replace(told, begins_at=at[0].astimezone(zone), ends_at=at[1].astimezone(zone))
    event = event_of(told, now=now)
    event["organizer"] = _address(organiser_email, organiser_name)
    attendee = _address(attendee_email, attendee_name)
    attendee.params |= {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": answered}
    if method == REQUEST:
        attendee.params["RSVP"] = "TRUE"
    event["attendee"] = attendee
    return _written(_calendar(method), [told], [event])


def entry(conversation: Conversation, *, uid_host: str, go_url: str, now: datetime.datetime) -> bytes:
    """The same for somebody to put into their calendar by hand; it names nobody. Raises `ValueError` as above."""
    method = PUBLISH if conversation.stands else CANCEL
    return calendar_of([_for_member(conversation, method, uid_host, go_url)], method=PUBLISH, now=now)


def _for_member(row: Conversation, method: str, uid_host: str, go_url: str) -> Told:
    if not (row.begins_at and row.ends_at):
        raise ValueError(f"Nobody knows yet when {row.month} is.")
    return Told(
        uid=uid_of(row.month, uid_host),
        summary=row.title or row.series.name,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        sequence=row.sequence,
        changed_at=row.changed_at,
        cancelled=method == CANCEL or not row.stands,
        url=go_url,
        description=_described(row, go_url),
        location=row.meeting_url or go_url,
        conference=row.meeting_url or go_url,
    )


def _described(row: Conversation, go_url: str) -> str:
    """How to get in twice over: by our own link, and by the platform's, should our machine be down."""
    if not row.stands:
        return f"It does not take place. {row.reason}"
    lines = [row.reason, f"Come in here: {go_url}"]
    if row.meeting_url:
        lines.append(f"Should that not open: {row.meeting_url}")
    return "\n".join(line for line in (*lines, row.meeting_note) if line)


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    if name:
        # A quote cannot stand in a parameter, whatever is put before it (RFC 5545, 3.2).
        address.params["CN"] = " ".join(name.replace('"', "'").split())
    return address


def _calendar(method: str, name: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    return calendar


def _written(calendar: Calendar, told: Sequence[Told], events: Iterable[Event]) -> bytes:
    """The bytes; some programs know no zone but those in the file, and without their rules are an hour out."""
    zones = sorted({one.zone for one in told} - {""})
    years = [one.begins_at.year for one in told]
    for name in zones:
        calendar.add_component(zone_rules(name, min(years) - 1, max(years) + YEARS))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())
