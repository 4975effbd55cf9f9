"""What came of a conversation: one text for those who came, one for those who could not."""

from __future__ import annotations

from kindling.invitations.letters import about as abouts
from kindling.invitations.letters import reader as readers
from kindling.invitations.letters.about import About, about
from kindling.invitations.letters.parts import hello, next_meeting, short_day
from kindling.invitations.letters.reader import Reader, reader_of
from kindling.invitations.models import Sending
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Block, Button, Letter, Paragraph, Quotation
from kindling.people.letters.addresses import page
from kindling.people.models import Purpose


def write_came(due: Due) -> Letter:
    """To whoever was there."""
    told, reader, with_pack = _asked(due)
    return came_letter(told, reader, with_pack=with_pack, more=next_meeting(reader))


def write_missed(due: Due) -> Letter:
    """To whoever was not."""
    told, reader, with_pack = _asked(due)
    return missed_letter(told, reader, with_pack=with_pack, more=next_meeting(reader))


def came_letter(told: About, reader: Reader, *, with_pack: bool, more: tuple[Block, ...] = ()) -> Letter:
    """Thanks, and the pack where it is out."""
    return _letter(
        told,
        reader,
        f"Thank you for coming: {told.title}",
        f"thank you for being with us on {short_day(told, reader)}.",
        with_pack=with_pack,
        more=more,
    )


def missed_letter(told: About, reader: Reader, *, with_pack: bool, more: tuple[Block, ...] = ()) -> Letter:
    """What there is to catch up with."""
    return _letter(
        told,
        reader,
        f"What came of it: {told.title}",
        f"we met on {short_day(told, reader)}. In case you could not be there, here is what came of it.",
        with_pack=with_pack,
        more=more,
    )


def example_came() -> Letter:
    """For the desk's preview."""
    return came_letter(abouts.example(), readers.example(), with_pack=True)


def example_missed() -> Letter:
    """For the desk's preview."""
    return missed_letter(abouts.example(), readers.example(), with_pack=True)


def _letter(
    told: About, reader: Reader, subject: str, sentence: str, *, with_pack: bool, more: tuple[Block, ...]
) -> Letter:
    pack = "The pack is out: what was said, what the groups found, and what to read on."
    later = "The pack of this month is still being made. It will stand on this page once it is out."
    return Letter(
        subject=subject,
        preview=pack if with_pack else later,
        blocks=(
            hello(reader),
            Paragraph(sentence),
            *((Quotation(told.question, told.asker),) if told.question else ()),
            Paragraph(pack if with_pack else later),
            Button("Read the pack" if with_pack else "See the conversation’s page", page("conversation", told.month)),
            *more,
        ),
        why=f"You get this mail because you are a member of {current_house().name} and asked what came of it.",
        unsubscribe=reader.stop,
        mine=reader.mine,
    )


def _asked(due: Due) -> tuple[About, Reader, bool]:
    row, told = about(due.reference)
    if not row.stands:
        raise NotNow("it did not take place")
    sending = Sending.objects.filter(pk=due.data.get("sending", 0)).first()
    return told, reader_of(due, Purpose.FOLLOWUP)[1], sending is not None and sending.with_pack
