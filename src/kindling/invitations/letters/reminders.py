"""The reminders: a week, a day and an hour before."""

from __future__ import annotations

import datetime

from django.utils import timezone

from kindling.invitations.clocks import UTC, near_said
from kindling.invitations.letters import about as abouts
from kindling.invitations.letters import reader as readers
from kindling.invitations.letters.about import About, about
from kindling.invitations.letters.invitation import line_of
from kindling.invitations.letters.parts import answers, hello, short_day, way_in, what, when
from kindling.invitations.letters.reader import Reader, reader_of, says_no
from kindling.invitations.models import Answer, Sending
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Block, Button, Letter, Paragraph
from kindling.people.models import Purpose


def write_week(due: Due) -> Letter:
    """To whoever comes or has not said."""
    told, reader, line = _asked(due)
    if says_no(reader):
        raise NotNow("they have said that they cannot come")
    return week_letter(told, reader, line=line)


def write_day(due: Due) -> Letter:
    """To whoever comes."""
    told, reader, _ = _asked(due)
    return day_letter(told, _comer(reader), timezone.now())


def write_hour(due: Due) -> Letter:
    """To whoever comes, with the way in."""
    told, reader, _ = _asked(due)
    return hour_letter(told, _comer(reader))


def week_letter(told: About, reader: Reader, *, line: str = "") -> Letter:
    """A week before: the time once more, and the two answers for whoever has given none."""
    comes = reader.answer == Answer.YES
    asks = () if comes else (Paragraph("Will you come?"), *answers(reader))
    return _letter(
        reader,
        subject=f"In a week: {told.title}",
        preview="You said that you come." if comes else "Will you come?",
        blocks=(
            *((Paragraph(line),) if line else ()),
            Paragraph(f"we meet on {short_day(told, reader)}."),
            *what(told),
            when(told, reader),
            *asks,
            *(_otherwise(reader) if comes else ()),
        ),
    )


def day_letter(told: About, reader: Reader, now: datetime.datetime) -> Letter:
    """A day before, which by the reader's clocks may be today."""
    near = near_said(told.begins, now, reader.zone or told.zone)
    return _letter(
        reader,
        subject=f"{near}: {told.title}",
        preview="You said that you come. Here is when, where you are.",
        blocks=(
            Paragraph("you said that you come, and we look forward to it."),
            *what(told),
            when(told, reader),
            Button("Come in, when it is time", told.go, quiet=True),
            *_otherwise(reader),
        ),
    )


def hour_letter(told: About, reader: Reader) -> Letter:
    """An hour before, with the way in."""
    at = told.begins.astimezone(reader.zone or told.zone)
    return _letter(
        reader,
        subject=f"At {at:%H:%M}: {told.title}",
        preview="Here is the way in.",
        blocks=(
            Paragraph("it begins soon. Here is the way in."),
            when(told, reader),
            *way_in(told),
            *_otherwise(reader),
        ),
    )


def example_week() -> Letter:
    """For the desk's preview."""
    return week_letter(abouts.example(), readers.example())


def example_day() -> Letter:
    """For the desk's preview."""
    told = abouts.example()
    return day_letter(told, readers.example(), told.begins - datetime.timedelta(days=1))


def example_hour() -> Letter:
    """For the desk's preview."""
    return hour_letter(abouts.example(), readers.example())


def _letter(reader: Reader, *, subject: str, preview: str, blocks: tuple[Block, ...]) -> Letter:
    return Letter(
        subject=subject,
        preview=preview,
        blocks=(hello(reader), *blocks),
        why=f"You get this mail because you are a member of {current_house().name} and asked for reminders.",
        unsubscribe=reader.stop,
        mine=reader.mine,
    )


def _otherwise(reader: Reader) -> tuple[Block, ...]:
    return (Button("I need to cancel", f"{reader.come}?answer=no", quiet=True),)


def _asked(due: Due) -> tuple[About, Reader, str]:
    """What it is about and for whom. Raises `NotNow` where it was called off, moved since, or has begun."""
    row, told = about(due.reference)
    if not row.stands:
        raise NotNow("it does not take place")
    begins = Sending.objects.filter(pk=due.data.get("sending", 0)).values_list("begins_at", flat=True).first()
    if begins != told.begins.astimezone(UTC):
        raise NotNow("it was moved, and the reminder moves with it")
    if told.begins <= timezone.now():
        raise NotNow("it has begun")
    return told, reader_of(due, Purpose.REMINDERS)[1], line_of(row)


def _comer(reader: Reader) -> Reader:
    if reader.answer != Answer.YES:
        raise NotNow("they do not come")
    return reader
