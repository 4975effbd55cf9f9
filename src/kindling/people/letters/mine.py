"""The mails of my page: the way to it, and a change of address told at both ends."""

from __future__ import annotations

from kindling.mail.house import current_house
from kindling.mail.kinds import Due, NotNow
from kindling.mail.letters import Button, Letter, Paragraph
from kindling.people.letters.addresses import mine_page, page
from kindling.people.models import Address, Person
from kindling.people.moves import move_token


def write_mine(due: Due) -> Letter:
    """The way to somebody's page; tells whoever is not known here that they are not."""
    known = Address.objects.select_related("person").filter(email=due.address).first()
    return mine_letter(known.person.name, mine_page(known.person, fresh=True)) if known else _unknown()


def mine_letter(name: str, url: str) -> Letter:
    """``url`` is the page, fresh."""
    house = current_house()
    return Letter(
        subject=f"Your page at {house.name}",
        preview="The link that you asked for.",
        blocks=(
            Paragraph(f"Hello {name},"),
            Paragraph("here is the way to your page, as you asked."),
            Button("Open my page", url),
            Paragraph(
                "Keep this mail to yourself: for a day, whoever opens the link can see and change what we know of you. "
                "After that it opens less. If you did not ask for it, do nothing.",
                soft=True,
            ),
        ),
        why=f"You get this mail because somebody asked for the page of this address at {house.name}.",
    )


def _unknown() -> Letter:
    name = current_house().name
    return Letter(
        subject=f"There is no page for this address at {name}",
        preview="Perhaps you joined with another one.",
        blocks=(
            Paragraph("Hello,"),
            Paragraph(
                f"somebody asked for the page of this address at {name}. We do not know it. If it was you, perhaps you "
                "joined with another address; or you have not joined yet."
            ),
            Button("Join us", page("join"), quiet=True),
            Paragraph("If it was not you, do nothing: we forget this address in a week.", soft=True),
        ),
        why=f"You get this mail because somebody asked for the page of this address at {name}.",
    )


def write_move(due: Due) -> Letter:
    """Asks the new address whether it is really theirs."""
    person = Person.objects.filter(uid=due.person).first()
    if person is None:
        raise NotNow("they are no longer known here")
    if Address.objects.filter(email=due.address).exclude(person=person).exists():
        return _taken()
    return move_letter(page("address-confirm", move_token(person, due.address)))


def move_letter(url: str) -> Letter:
    """``url`` is the page with the button. It names nobody: an address that was mistyped is a stranger's."""
    house = current_house()
    return Letter(
        subject="Please confirm your new address",
        preview=f"From then on, mail of {house.name} comes here.",
        blocks=(
            Paragraph("Hello,"),
            Paragraph(
                f"you asked that mail of {house.name} comes to this address from now on. If it is yours, say so:"
            ),
            Button("Yes, write to me here", url),
            Paragraph("The link works for two days. If it was not you, do nothing: then nothing changes.", soft=True),
        ),
        why=f"You get this mail because somebody gave this address as their new one at {house.name}.",
    )


def _taken() -> Letter:
    name = current_house().name
    return Letter(
        subject=f"This address is known at {name} already",
        preview="Nothing was changed.",
        blocks=(
            Paragraph("Hello,"),
            Paragraph(
                f"somebody with another page at {name} gave this address as their new one. It belongs to a page of its "
                "own already, so nothing was changed. If both pages are yours, answer this mail, and we make them one."
            ),
        ),
        why=f"You get this mail because somebody gave this address as their new one at {name}.",
    )


def write_moved(due: Due) -> Letter:
    """Tells the address that was left that mail goes elsewhere now."""
    person = Person.objects.filter(uid=due.person).first()
    if person is None:
        raise NotNow("they are no longer known here")
    return moved_letter(person.name)


def moved_letter(name: str) -> Letter:
    """It does not say where mail goes now: whoever reads the old address need not be the one who left it."""
    house = current_house()
    ask = f"write to {house.contact}" if house.contact else "answer this mail"
    return Letter(
        subject="Your mail goes to another address now",
        preview=f"{house.name} does not write to this one any more.",
        blocks=(
            Paragraph(f"Hello {name},"),
            Paragraph(f"your mail of {house.name} goes to your new address from now on, and no longer to this one."),
            Paragraph(f"If it was not you who changed it, {ask}, and we put it right."),
        ),
        why=f"You get this mail because your mail of {house.name} came to this address until now.",
    )


def example_mine() -> Letter:
    """For the desk's preview."""
    return mine_letter("Sunniva Holt", page("mine-ask"))


def example_move() -> Letter:
    """For the desk's preview."""
    return move_letter(page("mine-ask"))


def example_moved() -> Letter:
    """For the desk's preview."""
    return moved_letter("Sunniva Holt")
