"""When does the community meet next? Conversations stand above people, so what knows it is registered here."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kindling.people.zones import place_of_zone


@dataclass(frozen=True, slots=True)
class Coming:
    """The next meeting: its times, aware, the zone of the series, and its title where that is known."""

    begins_at: datetime.datetime
    ends_at: datetime.datetime
    zone: str
    title: str = ""

    def told_in(self, zone: str) -> tuple[str, str]:
        """Where and when as a reader meets it: ``("In Lagos", "Thursday 17 December, 19:00 to 20:00")``.

        Both days where it passes midnight there.
        """
        zone = zone or self.zone
        begins, ends = (at.astimezone(ZoneInfo(zone)) for at in (self.begins_at, self.ends_at))
        day, last = (f"{at:%A} {at.day} {at:%B}" for at in (begins, ends))
        when = f"{day}, {begins:%H:%M}{' to' if day == last else f', to {last},'} {ends:%H:%M}"
        return f"In {city_of(zone)}", when


_told: list[Callable[[datetime.datetime], Coming | None]] = [lambda _: None]


def register_coming(tells: Callable[[datetime.datetime], Coming | None]) -> None:
    """Makes ``tells`` the one that says, of any moment, when the community meets next; the last one counts."""
    _told[:] = [tells]


def coming(now: datetime.datetime) -> Coming | None:
    """The first meeting that has not ended at ``now``, where it is known."""
    return _told[0](now)


def city_of(zone: str) -> str:
    """The place that a zone is named for: ``Buenos Aires`` of ``America/Argentina/Buenos_Aires``."""
    return place_of_zone(zone) or zone.rpartition("/")[2].replace("_", " ")
