"""Something is otherwise than everybody was told: it was moved, its link was swapped, or it is cancelled."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet
from django.utils import timezone

from kindling.conversations.changes import TIME
from kindling.ground.models import AuditLine
from kindling.invitations.clocks import UTC, hour_said
from kindling.invitations.due import is_as_told
from kindling.invitations.letters import about as abouts
from kindling.invitations.letters import reader as readers
from kindling.invitations.letters.about import About, about
from kindling.invitations.letters.parts import answers, calendar, hello, next_meeting, short_day, way_in, when
from kindling.invitations.letters.reader import Reader, reader_of, says_no
from kindling.invitations.models import CANCELS, Occasion, Sending
from kindling.invitations.timetable import AWAKE
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Attachment, Block, Facts, Letter, Paragraph
from kindling.mail.models import Message, State
from kindling.people.models import Person, Purpose
from kindling.people.queries import uids_of

TOLD_BY = ("invitation", "invitation-now", "reminder-week", "reminder-day", "reminder-hour")
"""The messages by which somebody knows of a month at all."""

MOVED, OTHER_LINK, BACK_ON, AS_IT_IS = "moved", "link", "back on", "as it is"
"""How a month changed, for one reader; `AS_IT_IS` compares with nothing that they may not have been told."""

ANOTHER_CHANCE = "You could not come at the other time. Perhaps this one suits you better?"


def write_change(due: Due) -> Letter:
    """What has changed, once. Raises `NotNow` for whoever was told by nothing, or by something newer."""
    person, reader, sending = _asked(due)
    row, told = about(due.reference)
    if not is_as_told(sending, row):
        raise NotNow("it has changed again, and that is told instead")
    before = _before(sending)
    _check_was_told(person, due.reference, sending)
    how = _how(person, before, sending)
    return change_letter(told, reader, how=how, before=before, entry=(calendar(row, reader),))


def write_cancelled(due: Due) -> Letter:
    """That it does not take place. Raises `NotNow` where it does after all, and for whoever was told by nothing."""
    person, reader, sending = _asked(due)
    row, told = about(due.reference)
    if row.stands:
        raise NotNow("it takes place after all")
    _check_was_told(person, due.reference, sending)
    return cancelled_letter(told, reader, entry=(calendar(row, reader, cancelled=True),))


def change_letter(
    told: About, reader: Reader, *, how: str, before: Sending | None = None, entry: tuple[Attachment, ...] = ()
) -> Letter:
    """``how`` it changed: moved, another link, back on after all, or how it stands whatever they were told."""
    subject, preview, sentence = _words(told, reader, how)
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
            *next_meeting(told.begins, reader),
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


def _words(told: About, reader: Reader, how: str) -> tuple[str, str, str]:
    day = short_day(told, reader)
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


def _before(sending: Sending) -> Sending:
    """What everybody was told before."""
    kinds = (Occasion.INVITATION, Occasion.CHANGE, Occasion.CANCELLED)
    earlier = Sending.objects.filter(conversation=sending.conversation, kind__in=kinds, pk__lt=sending.pk)
    return earlier.order_by("-pk").first() or sending


def _how(person: Person, before: Sending, sending: Sending) -> str:
    if not before.stands:
        return BACK_ON if _heard_it_is_off(person, before) else AS_IT_IS
    if before.begins_at == sending.begins_at:
        return OTHER_LINK
    return AS_IT_IS if _heard_after_a_move(person, before) else MOVED


def _heard_it_is_off(person: Person, before: Sending) -> bool:
    """Whether the cancellation reached them: it may have waited for their morning, and have been taken back by then."""
    told = Message.objects.filter(person__in=uids_of(person), reference=before.conversation.month, kind__in=CANCELS)
    return told.filter(state=State.SENT).exists()


def _heard_after_a_move(person: Person, before: Sending) -> bool:
    """Whether what first told them of the month came after it was moved, so that ``before`` never reached them.

    The text of every mail is made when it is sent, and between two tellings the month may be moved more than once.
    """
    month = before.conversation.month
    moves = AuditLine.objects.filter(
        subject=f"conversation {month}", action="move conversation", note__contains=TIME, at__gt=before.at
    )
    moved_at = moves.order_by("at").values_list("at", flat=True).first()
    return moved_at is not None and not _told_of(person, month).filter(done_at__lt=moved_at).exists()


def _told_of(person: Person, month: str) -> QuerySet[Message]:
    """The messages that have told them of the month."""
    return Message.objects.filter(person__in=uids_of(person), reference=month, kind__in=TOLD_BY, state=State.SENT)


def _check_was_told(person: Person, month: str, sending: Sending) -> None:
    """Raises `NotNow` unless something told them of the month before it changed.

    The text of every message is made when it is sent: one that went out after the change told of it already.
    """
    if not _told_of(person, month).filter(done_at__lt=sending.conversation.changed_at or sending.at).exists():
        raise NotNow("nothing told them otherwise before")
