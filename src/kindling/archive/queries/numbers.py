"""How many people came, how many of them for the first time, and from where?"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from kindling.archive import addresses, months
from kindling.archive.queries.listed import is_upcoming
from kindling.archive.queries.places import Spot, spots_of
from kindling.archive.records.numbers import Counted, Numbers, Place, YearCounted
from kindling.conversations.models import Conversation, Standing
from kindling.conversations.queries import known_conversations
from kindling.publication.models import EditionFile, EditionStatus

YEARS = 12
"""How many years are drawn at most."""


def numbers_page(*, now: datetime.datetime) -> Numbers:
    """The newest years in numbers, in two queries. What a conversation says goes before what its pack says."""
    since = f"{now.year - YEARS + 1:04d}-01"
    packs = _packs(since)
    standing = known_conversations().filter(month__gte=since, status=Standing.PLANNED)
    held = standing.select_related("series").order_by("-month")
    rows = tuple(_counted(row, *packs.get(row.month, (None, None))) for row in held if not is_upcoming(row, now))
    counted = [one for one in rows if one.people is not None]
    return Numbers(
        years=tuple(_years(rows)),
        rows=rows,
        held=len(rows),
        counted=len(counted),
        with_newcomers=sum(one.newcomers is not None for one in rows),
        with_places=sum(one.places is not None for one in rows),
        fullest=max(counted, key=lambda one: (one.people or 0, one.people_or_more), default=None),
        most_people=max((one.people or 1 for one in counted), default=1),
        most_places=max((one.places or 1 for one in rows), default=1),
        places=tuple(_places(spots for _, spots in packs.values() if spots)),
    )


Pack = tuple[int | None, tuple[Spot, ...] | None]
"""What a month's current pack says: its people, and the places on its map."""


def _packs(since: str) -> dict[str, Pack]:
    """By month, from the packs' data as they were cleared when they were published."""
    current = EditionFile.objects.filter(edition__status=EditionStatus.CURRENT, name="pack.json")
    rows = current.filter(edition__conversation__month__gte=since)
    told = rows.values_list("edition__conversation__month", "edition__people", "stored")
    return {month: (people, spots_of(stored) or None) for month, people, stored in told}


def _counted(row: Conversation, of_pack: int | None, spots: Sequence[Spot] | None) -> Counted:
    return Counted(
        month=row.month,
        label=months.label_of(row.month),
        name=months.name_of(row.month),
        url=addresses.conversation(row.month),
        people=of_pack if row.people is None else row.people,
        people_or_more=row.people_or_more,
        newcomers=row.newcomers,
        places=len({label for label, _, _ in spots}) if spots else None,
    )


def _years(rows: Sequence[Counted]) -> Iterable[YearCounted]:
    """From the newest year to the first, those in between of which nothing is kept too."""
    by_month = {one.month: one for one in rows}
    newest, first = (months.year_of(rows[0].month), months.year_of(rows[-1].month)) if rows else (0, 1)
    for year in range(newest, first - 1, -1):
        yield YearCounted(year, tuple(by_month.get(f"{year:04d}-{number:02d}") for number in range(1, 13)))


def _places(maps: Iterable[Sequence[Spot]]) -> list[Place]:
    """Every place once, by name; a name that stands twice on one map counts one conversation."""
    found: dict[str, Spot] = {}
    times: Counter[str] = Counter()
    for spots in maps:
        by_name = {label: (label, north, east) for label, north, east in spots}
        found |= by_name
        times.update(by_name.keys())
    listed = (found[label] for label in sorted(found, key=str.casefold))
    return [Place(label, north, east, times[label]) for label, north, east in listed]
