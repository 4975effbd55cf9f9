"""How people wish to be quoted as a rule: a proposal beside their words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from kindling.contributions.records import Piece
from kindling.people.models import Agreement, Purpose, Quoting
from kindling.people.queries import people_meant

DECISIONS = {
    Quoting.NAMED: "named",
    Quoting.FIRST_NAME: "first name",
    Quoting.FIRST_NAME_ROLE_PLACE: "first name with role and place",
    Quoting.ROLE_ONLY: "role only",
    Quoting.ANONYMOUS: "anonymous",
    Quoting.NEVER: "declined",
}
"""What a standing wish is as a decision about words; who wants to be asked each time has none."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody's standing wish: whose (``uid``), as a decision, in words, and the day on which they said so."""

    uid: str
    decision: str
    words: str
    day: datetime.date

    @property
    def how(self) -> str:
        """How the decision was given, as it is recorded."""
        return f"Their standing wish of {self.day.day} {self.day:%B %Y}"


def wishes_of(month: str, pieces: Iterable[Piece]) -> dict[str, Wish]:
    """The standing wish behind each raw name, where the name is settled and its bearer said so. A few queries."""
    people = people_meant({one.raw_name for one in pieces if one.raw_name}, month)
    wanted = {name: one for name, one in people.items() if one.quoting in DECISIONS}
    said = Agreement.objects.filter(person__in=set(wanted.values()), purpose=Purpose.QUOTING).order_by("at")
    days = {one.person_id: timezone.localdate(one.at) for one in said}
    return {
        name: Wish(one.uid, DECISIONS[Quoting(one.quoting)], one.get_quoting_display(), days[one.pk])
        for name, one in wanted.items()
        if one.pk in days
    }


def wish_of(pieces: Iterable[Piece], wishes: Mapping[str, Wish]) -> Wish | None:
    """The one wish that is behind all of ``pieces``; where they may be two people's, or none's, there is none."""
    found = {wishes.get(one.raw_name) for one in pieces}
    return found.pop() if len(found) == 1 else None
