"""Something is otherwise than everybody was told: it was moved, its link was swapped, or it is cancelled."""

from __future__ import annotations

import datetime
from dataclasses import replace

from django.utils import timezone

from kindling.invitations.clocks import UTC, hour_said, span_said
from kindling.invitations.due import is_as_told
from kindling.invitations.letters import about as abouts
from kindling.invitations.letters import reader as readers
from kindling.invitations.letters.about import About, about
from kindling.invitations.letters.parts import answers, calendar, hello, next_meeting, short_day, way_in, when
from kindling.invitations.letters.reader import Reader, reader_of, says_no
from kindling.invitations.letters.told import last_told, told_of
from kindling.invitations.models import Sending
from kindling.invitations.timetable import AWAKE
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Attachment, Block, Facts, Letter, Paragraph
from kindling.people.models import Person, Purpose

MOVED, OTHER_LINK, BACK_ON, AS_IT_IS = "moved", "link", "back on", "as it is"
"""How a month changed, for one reader; `AS_IT_IS` compares with nothing that they may not have been told."""

ANOTHER_CHANCE = "You could not come at the other time. Perhaps this one suits you better?"


def write_change(due: Due) -> Letter:
    """What has changed, once. Raises `NotNow` for whoever was told by nothing, or by something newer."""
    person, reader, sending = _asked(due)
    row, told = about(due.reference)
    if not is_as_told(sending, row):
        raise NotNow("it has changed again, and that is told instead")
    _check_was_told(person, due.reference, sending)
    before = last_told(person, sending)
    how = _how(before, sending)
    return change_letter(told, reader, how=how, before=before, entry=(calendar(row, reader),))


def write_cancelled(due: Due) -> Letter:
    """That it does not take place. Raises `NotNow` where it does after all, and for whoever was told by nothing."""
    person, reader, sending = _asked(due)
    row, told = about(due.reference)
    if row.stands:
        raise NotNow("it takes place after all")
    _check_was_told(person, due.reference, sending)
    told = _as_heard(told, last_told(person, sending))
    return cancelled_letter(told, reader, entry=(calendar(row, reader, cancelled=(told.begins, told.ends)),))


def change_letter(
    told: About, reader: Reader, *, how: str, before: Sending | None = None, entry: tuple[Attachment, ...] = ()
) -> Letter:
    """``how`` it changed: moved, another link, back on after all, or how it stands whatever they were told."""
    subject, preview, sentence = _words(told, reader, how, before)
    soon = told.begins - timezone.now() < AWAKE
    return _letter(
        reader,
        subject,
        preview,
        (
            Paragraph(sentence),
            *((Paragraph(told.reason),) if told.reason and how == MOVED else ()),
            *((Paragraph(ANOTHER_CHANCE),) if reader.could_not and how in {MOVED, AS_IT_IS} else ()),
            Facts((*when(told, reader).rows, *_instead(told, reader, how, before))),
            *(way_in(told) if how == OTHER_LINK or soon else ()),
            *(answers(reader) if how != OTHER_LINK else ()),
            Paragraph("The entry in your calendar changes with this mail.", soft=True),
        ),
        entry,
    )


def cancelled_letter(told: About, reader: Reader, *, entry: tuple[Attachment, ...] = ()) -> Letter:
    """With the reason, and when the community meets next."""
    return _letter(
        reader,
        f"Cancelled: {told.title}, {short_day(told, reader)}",
        "It does not take place.",
        (
            Paragraph(f"our conversation on {short_day(told, reader)} does not take place. We are sorry."),
            *((Paragraph(told.reason),) if told.reason else ()),
            when(told, reader),
            *next_meeting(reader),
            Paragraph("The entry in your calendar is taken out with this mail.", soft=True),
        ),
        entry,
    )


def example_change() -> Letter:
    """For the desk's preview."""
    return change_letter(abouts.example(), readers.example(), how=MOVED)


def example_now() -> Letter:
    """For the desk's preview: the link is swapped on the day."""
    return change_letter(replace(abouts.example(), reason=""), readers.example(), how=OTHER_LINK)


def example_cancelled() -> Letter:
    """For the desk's preview."""
    return cancelled_letter(abouts.example(), readers.example())


def _words(told: About, reader: Reader, how: str, before: Sending | None) -> tuple[str, str, str]:
    day = short_day(told, reader)
    if how == MOVED and before and before.begins_at and _same_day(before.begins_at, told, reader):
        hour = span_said(told.begins, told.ends, reader.zone or told.zone)
        sentence = f"our conversation on {day} is at another hour: {hour}."
        return f"Now {hour} on {day}: {told.title}", "The day stays.", sentence
    return {
        MOVED: (f"Moved to {day}: {told.title}", "It is at another time.", f"our conversation is moved to {day}."),
        BACK_ON: (f"It takes place: {told.title}, {day}", "After all.", "our conversation takes place after all."),
        AS_IT_IS: (
            f"It takes place on {day}: {told.title}",
            "Should you have heard anything else, this holds.",
            f"our conversation takes place on {day}. Should you have heard anything else, this holds.",
        ),
        OTHER_LINK: (
            f"Another link: {told.title}",
            "The time stays. The old link leads nowhere, the new one is here.",
            "the time stays, and we meet in another place than the last mail said.",
        ),
    }[how]


def _same_day(begins: datetime.datetime, told: About, reader: Reader) -> bool:
    zone = reader.zone or told.zone
    return begins.astimezone(zone).date() == told.begins.astimezone(zone).date()


def _instead(told: About, reader: Reader, how: str, before: Sending | None) -> tuple[tuple[str, str], ...]:
    if how != MOVED or before is None or before.begins_at is None or before.ends_at is None:
        return ()
    return (("Not any more", hour_said(before.begins_at, before.ends_at, reader.zone or told.zone)),)


def _letter(
    reader: Reader, subject: str, preview: str, blocks: tuple[Block, ...], entry: tuple[Attachment, ...]
) -> Letter:
    return Letter(
        subject=subject,
        preview=preview,
        blocks=(hello(reader), *blocks),
        why=f"You get this mail because {current_house().name} told you of this conversation before.",
        unsubscribe=reader.stop,
        mine=reader.mine,
        attachments=entry,
    )


def _asked(due: Due) -> tuple[Person, Reader, Sending]:
    sending = Sending.objects.filter(pk=due.data.get("sending", 0)).first()
    if sending is None or (sending.ends_at and sending.ends_at.astimezone(UTC) <= timezone.now() and sending.stands):
        raise NotNow("it is over")
    person, reader = reader_of(due, Purpose.INVITATION, Purpose.REMINDERS)
    if says_no(reader):
        raise NotNow("they have said that they cannot come")
    return person, reader, sending


def _as_heard(told: About, before: Sending | None) -> About:
    """At the hour that the last mail told of: one that it was moved to since, and told to nobody, is not cancelled."""
    if before is None or before.begins_at is None or before.ends_at is None:
        return told
    return replace(told, begins=before.begins_at.astimezone(UTC), ends=before.ends_at.astimezone(UTC))


def _how(before: Sending | None, sending: Sending) -> str:
    if before is None:
        return AS_IT_IS
    if not before.stands:
        return BACK_ON
    if (before.begins_at, before.ends_at) != (sending.begins_at, sending.ends_at):
        return MOVED
    return OTHER_LINK if before.meeting != sending.meeting else AS_IT_IS


def _check_was_told(person: Person, month: str, sending: Sending) -> None:
    """Raises `NotNow` unless something told them of the month before it changed.

    The text of every message is made when it is sent: one that went out after the change told of it already.
    """
    if not told_of(person, month).filter(done_at__lt=sending.conversation.changed_at or sending.at).exists():
        raise NotNow("nothing told them otherwise before")
