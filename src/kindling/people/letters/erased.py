"""The last mail: everything is gone."""

from __future__ import annotations

from kindling.mail.house import current_house
from kindling.mail.kinds import Due, Kind, register_kind
from kindling.mail.letters import Letter, Paragraph

FAREWELL = "erased"


def register_farewell() -> None:
    """Makes it known to the mail."""
    register_kind(Kind(FAREWELL, "Erased: the last mail", _write, farewell))


def _write(_: Due) -> Letter:
    return farewell()


def farewell() -> Letter:
    """It calls nobody by name, for nobody's is known any more."""
    house = current_house()
    ask = f"write to {house.contact}" if house.contact else "answer this mail"
    return Letter(
        subject="Everything about you is gone",
        preview=f"{house.name} holds nothing about you any more.",
        blocks=(
            Paragraph("Hello,"),
            Paragraph(
                f"as you asked, {house.name} has erased what it held about you: your details, your words, your "
                "answers, the mail between us, and the files that held any of it."
            ),
            Paragraph(
                "What we keep is that somebody was erased on this day, in a form that tells nobody who. It keeps an "
                "old backup from bringing you back. Copies that people have downloaded are out of our reach."
            ),
            Paragraph(
                f"This address was kept for this mail alone, and is forgotten now. If it was not you who asked, {ask}.",
                soft=True,
            ),
        ),
        why=f"You get this last mail because everything about this address was erased at {house.name}.",
    )
