"""Who was in the room, counted as people: connections united, bots and rooms left out."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kindling.care.names import DisplayName, read_names
from kindling.harvest.hour import Hour, ReadFile
from kindling.harvest.records import Presence


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of the hour.

    ``names`` are the raw forms met; ``minutes`` the union of their connections, None where no report tells; ``present``
    whether an attendance report lists them. ``written`` and ``spoken`` count their lines.
    """

    name: DisplayName
    names: tuple[str, ...]
    minutes: float | None = None
    email_known: bool = False
    present: bool = False
    written: int = 0
    spoken: int = 0


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people came.

    ``people`` counts those an attendance report lists, or, without one, those who spoke or wrote (``at_least`` is then
    true: others may have listened). ``newcomers`` is None where nothing earlier was given to compare with.
    """

    people: int
    at_least: bool
    newcomers: int | None = None
    rooms: int = 0
    bots: int = 0


def participants(hour: Hour) -> tuple[Participant, ...]:
    """Everybody met in the hour's exports, in order of appearance; bots and shared rooms too, flagged as such."""
    names = read_names(_raw_names(hour))
    owner = _owners(hour, names)
    presences: dict[str, list[Presence]] = defaultdict(list)
    for one in hour.files:
        for row in one.harvest.presences:
            presences[owner[_row_key(row)]].append(row)
    raws: dict[str, dict[str, None]] = defaultdict(dict)
    written: dict[str, int] = defaultdict(int)
    spoken: dict[str, int] = defaultdict(int)
    for line in hour.lines:
        if line.raw_name:
            count = spoken if hasattr(line.line, "cue") else written
            count[owner[line.raw_name]] += 1
            raws[owner[line.raw_name]][line.raw_name] = None
    for key, rows in presences.items():
        raws[key].update(dict.fromkeys(row.raw_name for row in rows))
    return tuple(
        Participant(
            name=names[next(iter(raws[key]))],
            names=tuple(raws[key]),
            minutes=united_minutes(presences[key]) if key in presences else None,
            email_known=any(row.email for row in presences.get(key, ())),
            present=key in presences,
            written=written[key],
            spoken=spoken[key],
        )
        for key in dict.fromkeys(owner.values())
        if key in raws
    )


def _raw_names(hour: Hour) -> list[str]:
    rows = [row.raw_name for one in hour.files for row in one.harvest.presences]
    return [*rows, *(line.raw_name for line in hour.lines if line.raw_name)]


def _row_key(row: Presence) -> str:
    return f"{row.email.casefold()}\0{row.raw_name}" if row.email else row.raw_name


def _owners(hour: Hour, names: dict[str, DisplayName]) -> dict[str, str]:
    """Which person each row and raw name belongs to: one e-mail address is one person, else one name is."""
    owner: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for one in hour.files:
        for row in one.harvest.presences:
            key = row.email.casefold() or by_name.get(_name_key(names[row.raw_name]), _name_key(names[row.raw_name]))
            owner[_row_key(row)] = key
            by_name.setdefault(_name_key(names[row.raw_name]), key)
            owner.setdefault(row.raw_name, key)
    for line in hour.lines:
        if line.raw_name and line.raw_name not in owner:
            key = _name_key(names[line.raw_name])
            owner[line.raw_name] = by_name.setdefault(key, key)
    return owner


def _name_key(name: DisplayName) -> str:
    folded = unicodedata.normalize("NFKD", name.name or name.raw).casefold()
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split()) or name.raw


def united_minutes(rows: Sequence[Presence]) -> float | None:
    """Minutes somebody was there: their connections united, so that two devices at once count once.

    Where a report gives no times, the longest single figure; rows that sum up a person win over nothing else.
    """
    spans = sorted((row.joined, row.left) for row in rows if row.joined and row.left and not row.summary)
    if spans:
        return round(_union_seconds(spans) / 60, 2)
    figures = [row.minutes for row in rows if row.minutes is not None]
    return max(figures) if figures else None


def _union_seconds(spans: Iterable[tuple[datetime, datetime]]) -> float:
    total, until = 0.0, None
    for joined, left in spans:
        begin = joined if until is None or joined > until else until
        total += max(0.0, (left - begin).total_seconds())
        until = left if until is None or left > until else until
    return total


def headcount(hour: Hour, people: Sequence[Participant], earlier: Sequence[ReadFile] = ()) -> Headcount:
    """How many people came, and how many of them stand in no export of ``earlier`` conversations."""
    humans = [one for one in people if not (one.name.bot or one.name.room)]
    listed = [one for one in humans if one.present]
    came = listed or humans
    return Headcount(
        people=sum(max(1, len(one.name.people)) for one in came),
        at_least=not listed,
        newcomers=_newcomers(hour, came, earlier) if earlier else None,
        rooms=sum(one.name.room for one in people),
        bots=sum(one.name.bot for one in people),
    )


def _newcomers(hour: Hour, came: Sequence[Participant], earlier: Sequence[ReadFile]) -> int:
    """Those whose address and whose name both are new; somebody under an unsure name is nobody's newcomer."""
    old_rows = [row for one in earlier for row in one.harvest.presences]
    old_raws = [*(row.raw_name for row in old_rows), *(n.raw_name for one in earlier for n in one.harvest.lines)]
    old = {_name_key(name) for name in read_names(old_raws).values()}
    addresses = {row.email.casefold() for row in old_rows if row.email}
    known = {row.raw_name for one in hour.files for row in one.harvest.presences if row.email.casefold() in addresses}
    return sum(
        not one.name.unsure and _name_key(one.name) not in old and not known.intersection(one.names) for one in came
    )
