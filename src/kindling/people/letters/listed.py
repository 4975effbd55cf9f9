"""The one mail to somebody who stood on a list that was brought in: what they get from now on, and the way out."""

from __future__ import annotations

import datetime

from kindling.mail.house import current_house
from kindling.mail.kinds import Due, Kind, NotNow
from kindling.mail.letters import Button, Letter, Paragraph
from kindling.people.actions.lists import WELCOME
from kindling.people.letters.addresses import mine_page, page, stop_page
from kindling.people.models import Agreement, Person, Purpose, Standing
from kindling.people.queries import zone_of


def write_listed(due: Due) -> Letter:
    """Tells a member who came by a list what it says of them. Nobody who has left meanwhile is written to."""
    person = Person.objects.filter(uid=due.person, standing=Standing.MEMBER).first()
    if person is None:
        raise NotNow("they have left, or are no longer known here")
    agreed = Agreement.objects.filter(person=person, purpose=Purpose.MEMBERSHIP, given=True).order_by("at").first()
    if agreed is None:
        raise NotNow("nothing says what they agreed to")
    day = f"{agreed.at.day} {agreed.at:%B %Y}"
    agreement = f"on {day} you agreed to this: “{agreed.wording}”"
    return listed_letter(person.name, agreement, due.reference, mine_page(person), stop_page(person))


def listed_letter(name: str, agreement: str, month: str, mine: str, stop: str) -> Letter:
    """``agreement`` says when they agreed to what; ``month`` from when they are invited, as ``2026-12``."""
    house = current_house()
    begins = datetime.date.fromisoformat(f"{month}-01")
    return Letter(
        subject=f"You stand on the list of {house.name}",
        preview="What you get from us from now on, and the way out.",
        blocks=(
            Paragraph(f"Hello {name},"),
            Paragraph(
                f"you stand on the list of {house.name}. It says that {agreement} "
                f"We keep our list in a new place now. From {begins:%B %Y} on, your invitations come from there, "
                "to this address."
            ),
            Button("Open my page", mine),
            Paragraph(
                "There you see what we know of you, and choose what you receive. If you would rather have no more mail "
                "from us, one click at the foot of this mail ends it, and nothing else is needed."
            ),
        ),
        why=f"You get this mail, once, because you stood on the list of {house.name}.",
        unsubscribe=stop,
        mine=mine,
    )


def example_listed() -> Letter:
    """For the desk's preview."""
    agreement = "on 14 March 2024 you agreed to this: “Please invite me each month.”"
    return listed_letter("Sunniva Holt", agreement, "2026-12", page("mine-ask"), "")


KIND = Kind(
    WELCOME,
    "Brought in by a list: what you get from now on",
    write_listed,
    example_listed,
    quiet=True,
    zone_of=zone_of,
)
"""It can wait for the morning of its reader, in the zone of the place that the list told."""
