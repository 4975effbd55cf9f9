"""How many came, as readers will be told once a pack is published, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kindling.contributions.records import FileShown
from kindling.conversations.models import Conversation
from kindling.pack.counted import Came, counted, with_newcomers
from kindling.pack.document import Pack


@dataclass(frozen=True, slots=True)
class CameTold:
    """``words`` are the count that readers are told, or that they are told none, ``source`` who says so; ``doubted``
    are the lists of another day, which count for nobody."""

    words: str
    source: str
    doubted: tuple[str, ...] = ()


def came_told(row: Conversation, pack: Pack, files: Iterable[FileShown]) -> CameTold:
    """The count that readers are told once ``pack`` is out, as `publication.actions` writes it down."""
    lists = [one for one in files if one.told.presences]
    doubted = tuple(one.name for one in lists if one.other_day(row.day) and not one.purged)
    if row.people is not None and not row.people_by_files:
        return CameTold(_words(Came(row.people, row.people_or_more, row.newcomers)), "As somebody said.", doubted)
    came = with_newcomers(counted(pack), None if row.newcomers_by_files else row.newcomers)
    if came is None:
        return CameTold("Nothing", "Nobody has said how many came, and the pack does not count them.", doubted)
    names = [one.name for one in lists if one.name not in doubted]
    return CameTold(_words(came), f"As told by {' and '.join(names)}." if names else "As the pack tells.", doubted)


def _words(came: Came) -> str:
    many = f"{'At least ' if came.or_more else ''}{came.people:,} {'person' if came.people == 1 else 'people'} came"
    return f"{many}, {came.newcomers:,} of them for the first time" if came.newcomers else many
