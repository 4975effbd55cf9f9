"""Whom a mail is for, and whether it may still go to them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kindling.invitations.clocks import zone_named
from kindling.invitations.models import Answer, Reply
from kindling.invitations.rules import still_holds
from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.people.letters.addresses import mine_page, page, stop_page
from kindling.people.links import ANSWER, person_token
from kindling.people.models import Address, Person, Purpose, Standing
from kindling.people.wording import receives


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody, as a mail speaks to them: ``come`` is their page of the month, ``stop`` ends this kind of mail.

    ``zone`` is None where they have chosen none, so that only the clocks of the series are told. ``answer`` is what
    they said to the invitation, empty where nothing that still holds; ``could_not`` that they said no to another hour.
    """

    name: str
    address: str
    come: str
    mine: str
    stop: str
    zone: ZoneInfo | None = None
    answer: str = ""
    could_not: bool = False


def reader_of(due: Due, *lists: Purpose) -> tuple[Person, Reader]:
    """Who it is for. Raises `NotNow` for somebody who has left, wants none of ``lists`` any more, or is reached
    elsewhere now."""
    person = Person.objects.filter(uid=due.person, standing=Standing.MEMBER).first()
    if person is None:
        raise NotNow("they have left, or are no longer known here")
    wanted = [one for one in lists if receives(person, one)]
    if not wanted:
        raise NotNow("they do not wish to receive it any more")
    if not Address.objects.filter(person=person, email=due.address).exists():
        raise NotNow("it is not their address any more")
    replies = Reply.objects.select_related("conversation__series")
    reply = replies.filter(person=person, conversation__month=due.reference).first()
    holds = reply is not None and still_holds(reply, reply.conversation)
    return person, Reader(
        name=person.name,
        address=due.address,
        come=page("come", person_token(ANSWER, person, due.reference)),
        mine=mine_page(person),
        stop=stop_page(person, *wanted),
        zone=zone_named(person.zone, current_house().zone) if person.zone else None,
        answer=reply.answer if reply and holds else "",
        could_not=reply is not None and not holds,
    )


def says_no(reader: Reader) -> bool:
    """Whether they have said that they cannot come."""
    return reader.answer == Answer.NO


def looking_on(name: str, address: str, zone: ZoneInfo | None = None) -> Reader:
    """Somebody who reads a mail before it goes out; the links lead to pages that change nothing."""
    mine = page("mine-ask")
    return Reader(name, address, mine, mine, "", zone)


def example() -> Reader:
    """Somebody invented, for the desk's preview."""
    return looking_on("Sunniva Holt", "sunniva@example.org", ZoneInfo("Africa/Lagos"))
