"""What the pictures of the series show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """One conversation that was held, and what was counted; what nobody counted is ``None``.

    ``people`` came, or that many at least (``people_or_more``);
    ``newcomers`` of them for the first time, from ``places``.
    """

    month: str
    label: str
    name: str
    url: str
    people: int | None
    people_or_more: bool
    newcomers: int | None
    places: int | None


@dataclass(frozen=True, slots=True)
class YearCounted:
    """The twelve months of a year; ``None`` where there was no conversation."""

    year: int
    months: tuple[Counted | None, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere people joined from: its words, degrees north and east, and in how many conversations."""

    label: str
    north: float
    east: float
    conversations: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """The series in numbers. ``years`` are the newest, newest first; everything else counts those years.

    ``held`` conversations, of which ``counted`` know how many people came; ``fullest`` is the one with most.
    ``most_people`` and ``most_places`` are the largest numbers of one month, at least 1.
    """

    years: tuple[YearCounted, ...]
    rows: tuple[Counted, ...]
    held: int
    counted: int
    with_newcomers: int
    with_places: int
    fullest: Counted | None
    most_people: int
    most_places: int
    places: tuple[Place, ...]

    @property
    def at_least(self) -> Counted | None:
        """The newest of which only a lower bound is known, as the legend explains by its figure."""
        return next((one for one in self.rows if one.people is not None and one.people_or_more), None)
