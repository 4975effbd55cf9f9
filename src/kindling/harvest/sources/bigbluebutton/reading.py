"""A BigBlueButton recording's public chat, who was there, and what was asked in polls."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Harvest, LeftOut, Note, NoteKind, Presence, Span, Unread, Why
from kindling.harvest.sources.bigbluebutton.events import BrokenOff, Event, events
from kindling.kernel.errors import KindlingError

_HEAD = 4096
_MAIN_CHAT = "MAIN-PUBLIC-GROUP-CHAT"
_PUBLIC = "PublicChatEvent"
_CLEARED = "ClearPublicChatRecordEvent"
_RECEIVERS = ("receiver", "receiverId")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|u|b|i|strong|em|p)(?:\s[^<>]*)?>", re.IGNORECASE)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 253_402_300_799_000
"""Milliseconds since 1970 of the last moment that a date can hold."""


@dataclass(slots=True)
class _Found:
    """What the events told so far."""

    lines: list[ChatLine] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    frame: list[Span] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    joined: list[Event] = field(default_factory=list)
    left: dict[str, list[Event]] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None
    epoch: int | None = None
    count: int = 0


def sniff(export: Export) -> float:
    """How sure it is: XML that begins with a recording and its events."""
    head = export.text[:_HEAD].lstrip()
    if not head.startswith("<") or "<recording" not in head:
        return 0.0
    return 0.95 if "<event " in head and "eventname=" in head else 0.5


def read(export: Export) -> Harvest:
    """The recording's harvest. Raises `KindlingError` where no event can be read."""
    found = _Found()
    try:
        for event in events(export.data):
            _take(found, event)
    except BrokenOff as broken:
        if not found.count:
            raise KindlingError("This recording's events are not sound XML.", "Download events.xml again.") from broken
        found.count += 1
        found.unread.append(Unread(Span(found.count, found.count), "The file breaks off here; it is not sound XML."))
    started = _moment(found, found.first)
    return Harvest(
        source="bigbluebutton-events",
        sure=sniff(export),
        clock="offset",
        lines=tuple(found.lines),
        presences=tuple(_presence(found, event) for event in found.joined),
        notes=tuple(found.notes),
        left_out=tuple(found.left_out),
        unread=tuple(found.unread),
        frame=tuple(found.frame),
        day=started.date() if started else None,
        started=started,
        remarks=("Its times of joining and leaving are in UTC.",) if found.joined else (),
    )


def _take(found: _Found, event: Event) -> None:
    found.count = event.number
    if event.stamp is not None:
        found.first = event.stamp if found.first is None else found.first
        found.last = event.stamp
        if found.epoch is None and event.utc is not None:
            found.epoch = event.utc - event.stamp
    if event.module == "CHAT" or "Chat" in event.name:
        _take_chat(found, event)
    elif event.module == "PARTICIPANT" and event.name == "ParticipantJoinEvent" and event.fields.get("name"):
        found.joined.append(event)
    else:
        _take_other(found, event)


def _take_chat(found: _Found, event: Event) -> None:
    span = Span(event.number, event.number)
    text = _words(event.fields.get("message", ""))
    if event.name == _CLEARED and not text:
        found.frame.append(span)
    elif not _is_public(event):
        found.left_out.append(LeftOut(span, Why.PRIVATE))
    elif text:
        found.lines.append(ChatLine(span, _offset(found, event.stamp), event.fields.get("sender", "").strip(), text))
    else:
        found.left_out.append(LeftOut(span, Why.EMPTY))


def _is_public(event: Event) -> bool:
    """Fails closed: whatever is not surely said to all is private."""
    addressed = any(event.fields.get(receiver, "").strip() for receiver in _RECEIVERS)
    elsewhere = event.fields.get("chatId", _MAIN_CHAT) != _MAIN_CHAT
    return event.module == "CHAT" and event.name == _PUBLIC and not addressed and not elsewhere


def _words(message: str) -> str:
    """A message without the tags that BigBlueButton puts round its links."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", message))).strip()


def _offset(found: _Found, stamp: int | None) -> float | None:
    return None if stamp is None or found.first is None else (stamp - found.first) / 1000


def _take_other(found: _Found, event: Event) -> None:
    span = Span(event.number, event.number)
    note = _poll(event, span)
    if event.name == "ParticipantLeftEvent":
        found.left.setdefault(event.fields.get("userId", ""), []).append(event)
    if note:
        found.notes.append(note)
    else:
        found.frame.append(span)


def _poll(event: Event, span: Span) -> Note | None:
    """The question of a poll as it starts, its figures as they are published; never who answered what."""
    question = event.fields.get("question", "").strip()
    if event.name == "PollStartedRecordEvent" and question:
        return Note(span, NoteKind.POLL, question)
    figures = _figures(event.fields.get("answers", "")) if event.name == "PollPublishedRecordEvent" else ""
    return Note(span, NoteKind.POLL, f"{question or 'Poll'}: {figures}") if figures else None


def _figures(answers: str) -> str:
    """``Yes 3, No 1`` of the JSON that the event holds; empty where it is none."""
    try:
        rows = json.loads(answers)
        return ", ".join(f"{row['key']} {int(row['numVotes'])}" for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return ""


def _presence(found: _Found, event: Event) -> Presence:
    """One stay: until the same user leaves next, or to the end of the recording."""
    user = event.fields.get("userId", "")
    exits = found.left.get(user, [])
    following = bisect_right(exits, event.number, key=_number)
    until = exits[following].stamp if following < len(exits) else found.last
    joined, left = _moment(found, event.stamp), _moment(found, until)
    return Presence(
        Span(event.number, event.number),
        event.fields["name"].strip(),
        joined=joined.replace(tzinfo=None) if joined else None,
        left=left.replace(tzinfo=None) if left else None,
        minutes=(left - joined).total_seconds() / 60 if left and joined and left >= joined else None,
        role=event.fields.get("role", "").lower(),
    )


def _number(event: Event) -> int:
    return event.number


def _moment(found: _Found, stamp: int | None) -> datetime | None:
    """The moment of an event's stamp in UTC; None where no event ties the two clocks together."""
    if stamp is None or found.epoch is None or not 0 <= stamp + found.epoch <= _LATEST:
        return None
    return _EPOCH + timedelta(milliseconds=stamp + found.epoch)
