"""The links that are mailed to a person: their own page, leaving a list, answering an invitation."""

from __future__ import annotations

from kindling.ground.signed_links import make_token, read_token
from kindling.people.models import Person

MINE = "mine"
UNSUBSCRIBE = "unsubscribe"
ANSWER = "answer"


def person_token(purpose: str, person: Person, *told: str) -> str:
    """What stands in a link of ``purpose`` for ``person``; ``told`` is what else it is about, such as a month."""
    return make_token(purpose, person.uid, person.links, *told)


def person_behind(purpose: str, token: str) -> tuple[Person, tuple[str, ...]] | None:
    """Whom a link is for, and what else it tells; None where it is forged, or void since their links were renewed."""
    told = read_token(purpose, token)
    if not told or len(told) < 2:
        return None
    person = Person.objects.filter(uid=told[0], links=told[1]).first()
    return (person, tuple(str(one) for one in told[2:])) if person else None
