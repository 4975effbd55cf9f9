"""Who spoke when? The cues of a transcript, in the two ways that Teams writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kindling.harvest.clocks import parse_offset, tidied
from kindling.harvest.sources.teams_transcript.units import Unit


@dataclass(slots=True)
class Cue:
    """One cue: the units it takes, who spoke, seconds from the beginning, the lines said."""

    first: int
    last: int
    name: str = ""
    at: float | None = None
    until: float | None = None
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Transcript:
    """What was found: the cues in order, the units of what the platform says, and those before the first cue."""

    cues: list[Cue] = field(default_factory=list)
    events: list[Unit] = field(default_factory=list)
    before: list[Unit] = field(default_factory=list)


_STAMP = re.compile(r"(?P<from>{0}) ?--> ?(?P<to>{0})".format(r"[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}\.[0-9]{1,3}"))
_HEAD = re.compile(
    r"(?P<name>[^\s\[].{0,119}?)(?P<gap>[ \t\xa0]+)(?P<clock>(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2})(?P<end>\s*)"
)
_EVENT = re.compile(
    r"(?!(?:I|We|You|They|He|She) )\S.{0,99}"
    r" (?:(?:joined|left) the meeting|(?:started|stopped) (?:transcription|recording))\.?"
)
_SMALL_WORDS = {"de", "da", "do", "van", "von", "der", "den", "di", "la", "le", "of", "and", "al", "bin", "-", "|"}


def is_timed(units: Iterable[Unit]) -> bool:
    """Whether stamps with an arrow stand above the cues (shape P6)."""
    return any(_STAMP.fullmatch(tidied(unit.text)) for unit in units)


def timed(units: Iterable[Unit]) -> Transcript:
    """Shape P6: a stamp, a line with the speaker, then what was said. The first cue may have lost its stamp."""
    found = Transcript()
    for unit in units:
        match = _STAMP.fullmatch(tidied(unit.text))
        if match:
            cue = Cue(unit.number, unit.number, at=short_offset(match["from"]), until=short_offset(match["to"]))
            found.cues.append(cue)
        elif found.cues:
            _add(found.cues[-1], unit)
        else:
            found.before.append(unit)
    for cue in found.cues:
        cue.name = cue.lines.pop(0).strip() if len(cue.lines) > 1 else ""
    return _with_first(found)


def _with_first(found: Transcript) -> Transcript:
    """A speaker's line above the first stamp begins a cue of which the stamp was not pasted."""
    names = {cue.name for cue in found.cues if cue.name}
    starts = [index for index, unit in enumerate(found.before[:-1]) if tidied(unit.text) in names]
    if starts:
        start = starts[-1]
        cue = Cue(found.before[start].number, found.before[start].number, name=tidied(found.before[start].text))
        for unit in found.before[start + 1 :]:
            _add(cue, unit)
        found.before = found.before[:start]
        found.cues.insert(0, cue)
    return found


def short_offset(text: str) -> float:
    """Seconds of ``0:2:8.70``: 128.07, for Teams writes milliseconds without their zeros, as the cues in a row show."""
    clock, _, milliseconds = text.partition(".")
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    return hours * 3600 + minutes * 60 + seconds + int(milliseconds) / 1000


def spoken(units: Iterable[Unit]) -> Transcript:
    """Shape P7: ``NAME (ORG)   m:ss``, then what was said; lines of the platform stand between."""
    found = Transcript()
    names = {name for name, _ in _sure_heads(units)}
    for unit in units:
        head = _head(unit, names)
        if head:
            found.cues.append(Cue(unit.number, unit.number, name=head[0], at=head[1]))
        elif unit.opens and _EVENT.fullmatch(tidied(unit.text)):
            found.events.append(unit)
        elif found.cues:
            _add(found.cues[-1], unit)
        else:
            found.before.append(unit)
    return found


def _sure_heads(units: Iterable[Unit]) -> Iterator[tuple[str, float]]:
    for unit in units:
        head = _head(unit, frozenset())
        if head:
            yield head


def _head(unit: Unit, names: set[str] | frozenset[str]) -> tuple[str, float] | None:
    """The speaker and the seconds, if the unit is a head: three blanks before the clock, or one and one behind it where
    that reads like a name, or one where the name is known. Two blanks are Otter's.
    """
    match = _HEAD.fullmatch(unit.text) if ":" in unit.text[-12:] else None
    offset = parse_offset(match["clock"]) if match else None
    if match is None or offset is None:
        return None
    name, gap = match["name"].strip(), len(match["gap"].expandtabs(4))
    alone = gap == 1 and unit.opens and (name in names or (match["end"] != "" and _reads_like_a_name(name)))
    return (name, offset) if gap > 2 or alone else None


def _reads_like_a_name(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= 8
        and all(word in _SMALL_WORDS or not word[0].islower() for word in words)
        and name[-1] not in ".,:;?!"
    )


def _add(cue: Cue, unit: Unit) -> None:
    cue.lines.append(unit.text.strip())
    cue.last = unit.number
