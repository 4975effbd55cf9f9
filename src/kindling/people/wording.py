"""The words that people read where they decide something; an agreement keeps them as they stood then."""

from __future__ import annotations

from kindling.people.models import Person, Purpose, Quoting

MEMBERSHIP = "I would like to be a member of this community, and to be kept on its list until I leave."
INVITATION = "The invitation each month, with the time where you are"
REMINDERS = "Reminders: a week, a day and an hour before"
FOLLOWUP = "What came of it, and the pack when it is out"
QUOTING = "When words of mine might stand in a pack"
PLACE = "Show my town on the map, even where nobody else is from there"

LISTS: dict[Purpose, str] = {
    Purpose.INVITATION: INVITATION,
    Purpose.REMINDERS: REMINDERS,
    Purpose.FOLLOWUP: FOLLOWUP,
}
"""What a member may receive, each on its own."""

COLUMNS: dict[Purpose, str] = {
    Purpose.INVITATION: "invitation",
    Purpose.REMINDERS: "reminders",
    Purpose.FOLLOWUP: "followup",
}
"""The column of `Person` that says whether they receive it."""

WORDINGS: dict[Purpose, str] = {Purpose.MEMBERSHIP: MEMBERSHIP, Purpose.QUOTING: QUOTING, Purpose.PLACE: PLACE, **LISTS}
"""The words of each decision, as pages show them now."""

SAID_AS: dict[str, str] = {
    "": "I have not decided yet: ask me each time",
    Quoting.ASK: "Ask me each time",
    Quoting.NAMED: "With my full name",
    Quoting.FIRST_NAME: "By my first name",
    Quoting.FIRST_NAME_ROLE_PLACE: "By my first name, what I do and where I am",
    Quoting.ROLE_ONLY: "By what I do, without my name",
    Quoting.ANONYMOUS: "Without anything that tells who I am",
    Quoting.NEVER: "Never: leave my words in the room",
}
"""How each way of being quoted is said to whoever chooses."""


def receives(person: Person, purpose: Purpose) -> bool:
    """Whether ``person`` wants what ``purpose`` names, whatever their standing."""
    return bool(getattr(person, COLUMNS[purpose]))
