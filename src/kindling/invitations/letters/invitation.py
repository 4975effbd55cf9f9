"""The month's invitation."""

from __future__ import annotations

from kindling.conversations.models import Conversation
from kindling.invitations.letters import about as abouts
from kindling.invitations.letters import reader as readers
from kindling.invitations.letters.about import About, about
from kindling.invitations.letters.parts import answers, calendar, hello, short_day, what, when
from kindling.invitations.letters.reader import Reader, reader_of, says_no
from kindling.invitations.models import InvitationPlan
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Attachment, Letter, Paragraph
from kindling.mail.models import Message, State
from kindling.people.models import Person, Purpose
from kindling.people.queries import uids_of


def write(due: Due) -> Letter:
    """The invitation as the month stands now. Raises `NotNow` where it is cancelled, they cannot come anyway, or it
    went to them before they turned out to be somebody else who is known."""
    row, told = about(due.reference)
    if not row.stands:
        raise NotNow("it does not take place")
    person, reader = reader_of(due, Purpose.INVITATION)
    if says_no(reader):
        raise NotNow("they have said already that they cannot come")
    _check_was_not_invited(person, due.reference)
    return letter(told, reader, line=line_of(row), entry=(calendar(row, reader),))


def _check_was_not_invited(person: Person, month: str) -> None:
    """Their own message is kept to one by its key; those of whoever was merged into them have other keys."""
    merged = uids_of(person)[1:]
    sent = Message.objects.filter(reference=month, kind__in=("invitation", "invitation-now"), state=State.SENT)
    if merged and sent.filter(person__in=merged).exists():
        raise NotNow("they were invited already, under another name")


def letter(told: About, reader: Reader, *, line: str = "", entry: tuple[Attachment, ...] = ()) -> Letter:
    """``line`` are the steward's own words on top, ``entry`` the calendar's."""
    name = current_house().name
    return Letter(
        subject=f"{told.title}: {short_day(told, reader)}",
        preview=" ".join(filter(None, (told.people, "Will you come?"))),
        blocks=(
            hello(reader),
            *((Paragraph(line),) if line else ()),
            Paragraph("you are invited to our next conversation."),
            *what(told),
            when(told, reader),
            *answers(reader),
            Paragraph(
                "You may come without answering. The calendar entry in this mail holds the link for the day, and "
                "changes by itself if anything changes.",
                soft=True,
            ),
        ),
        why=f"You get this mail because you are a member of {name} and asked for the invitation each month.",
        unsubscribe=reader.stop,
        mine=reader.mine,
        attachments=entry,
    )


def as_read_by(month: str, *, name: str, address: str) -> Letter:
    """The month’s own invitation as somebody of that name would read it; its links lead to pages that change nothing.

    Raises `NotNow` where nobody knows when it is.
    """
    row, told = about(month)
    return letter(told, readers.looking_on(name, address), line=line_of(row))


def line_of(row: Conversation) -> str:
    """The steward's own words for this month."""
    return InvitationPlan.objects.filter(conversation=row).values_list("line", flat=True).first() or ""


def example() -> Letter:
    """For the desk's preview."""
    return letter(abouts.example(), readers.example())
