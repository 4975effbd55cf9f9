"""The mail that asks whoever filled in the form to confirm, and the one that welcomes them."""

from __future__ import annotations

from django.utils import timezone

from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Button, Code, Facts, Heading, Letter, Paragraph
from kindling.people import wording
from kindling.people.codes import in_fours
from kindling.people.coming import coming
from kindling.people.letters.addresses import join_page, mine_page, page, stop_page
from kindling.people.models import Address, JoinRequest, Person, Standing
from kindling.people.rules import can_confirm


def write_join(due: Due) -> Letter:
    """Asks to confirm; tells a member instead that they are one. Which, is decided here and nowhere sooner."""
    request = JoinRequest.objects.filter(nonce=due.reference).first()
    if request is None or not can_confirm(request, timezone.now()):
        raise NotNow("the request was answered, or its time is over")
    known = Address.objects.select_related("person").filter(email=due.address).first()
    if known and known.person.standing == Standing.MEMBER:
        return _already(known.person)
    last = timezone.localtime(request.expires_at)
    return confirm_letter(join_page(request.nonce), str(due.data.get("code", "")), f"{last:%A} {last.day} {last:%B}")


def confirm_letter(url: str, code: str, last_day: str) -> Letter:
    """It greets nobody by the name that was typed: anybody may type anything, and any address."""
    name = current_house().name
    return Letter(
        subject=f"Please confirm: join {name}",
        preview="One press of a button, and you are a member.",
        blocks=(
            Paragraph("Hello,"),
            Paragraph(
                f"somebody asked to join {name} with this address. If it was you, say so on the page behind this "
                "button."
            ),
            Button("Yes, I would like to join", url),
            Paragraph("Or type this code on the page that you came from:"),
            Code(in_fours(code)),
            Paragraph(
                f"Both work until {last_day}. If it was not you, do nothing: we write to you no more, and forget this "
                "address after that day.",
                soft=True,
            ),
        ),
        why=f"You get this mail because somebody typed this address on the page to join {name}.",
    )


def write_welcome(due: Due) -> Letter:
    """Welcomes a new member, with the next conversation in their own time."""
    person = Person.objects.filter(uid=due.person, standing=Standing.MEMBER).first()
    if person is None:
        raise NotNow("they have left again")
    lists = tuple(words for one, words in wording.LISTS.items() if wording.receives(person, one))
    return welcome_letter(person.name, person.zone, lists, mine_page(person), stop_page(person))


def welcome_letter(name: str, zone: str, lists: tuple[str, ...], mine: str, stop: str) -> Letter:
    """``lists`` are the words of what they receive from now on."""
    house = current_house()
    told = "What you get from us: " + "; ".join(one[0].lower() + one[1:] for one in lists) + "."
    return Letter(
        subject=f"Welcome to {house.name}",
        preview="You are a member. Come to as many or as few conversations as you like.",
        blocks=(
            Paragraph(f"Hello {name},"),
            Paragraph(
                "you are a member now. Come to as many or as few conversations as you like; you owe nobody a reason "
                "when you cannot."
            ),
            *_when(zone),
            Paragraph(told if lists else "You asked for no mail, so you get none from us unless you change that."),
            Button("Open my page", mine),
            Paragraph(
                "There you see and change all we know of you, your time zone, and how you wish to be quoted. The same "
                "link stands at the foot of every mail.",
                soft=True,
            ),
        ),
        why=f"You get this mail because you have joined {house.name}.",
        unsubscribe=stop,
        mine=mine,
    )


def _when(zone: str) -> tuple[Heading | Facts, ...]:
    meeting = coming(timezone.now())
    if meeting is None:
        return ()
    rows = dict.fromkeys((meeting.told_in(zone), meeting.told_in("")))
    title = (("About", meeting.title),) if meeting.title else ()
    return Heading("The next conversation"), Facts((*title, *rows))


def _already(person: Person) -> Letter:
    name = current_house().name
    return Letter(
        subject=f"You are a member of {name} already",
        preview="Here is the way to your page.",
        blocks=(
            Paragraph(f"Hello {person.name},"),
            Paragraph(
                f"with this address somebody filled in the form to join {name}. You are a member already, so there is "
                "nothing to confirm, and nothing of yours was changed."
            ),
            Button("Open my page", mine_page(person, fresh=True)),
            Paragraph("If it was not you, do nothing.", soft=True),
        ),
        why=f"You get this mail because somebody typed this address on the page to join {name}.",
    )


def example_join() -> Letter:
    """For the desk's preview."""
    return confirm_letter(page("join"), "20261217", "Sunday 29 November")


def example_welcome() -> Letter:
    """For the desk's preview."""
    return welcome_letter("Sunniva Holt", "Africa/Lagos", tuple(wording.LISTS.values()), page("mine-ask"), "")
