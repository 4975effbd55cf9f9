"""How does an hour run, by its format, and does a plan of it add up?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kindling.conversations.models import Format
from kindling.planning.models import Part


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the hour: what it is, its title, its minutes, and who looks after it where that is known."""

    part: Part
    title: str
    minutes: int
    owner: str = ""


USUAL = 60
"""Minutes of a conversation of which nobody has said when it begins and ends."""

_WELCOME = Slot(Part.WELCOME, "Welcome, and why we are here", 5)
_CLOSE = Slot(Part.CLOSE, "Closing words, and what comes next", 5)
_GROUPS = Slot(Part.GROUPS, "Small groups talk about the question", 15)
_SHARE = Slot(Part.SHARE_BACK, "Groups share back", 10)

_MIDDLES: dict[str, tuple[Slot, ...]] = {
    Format.SPEAKER: (Slot(Part.TALK, "The talk", 20), _GROUPS, Slot(Part.SHARE_BACK, "Groups share back", 15)),
    Format.PANEL: (Slot(Part.TALK, "The panel", 25), _GROUPS, _SHARE),
    Format.SHOWCASE: (_GROUPS, _SHARE),
    Format.CHECK_IN: (
        Slot(Part.GROUPS, "Small groups: how are you, really?", 20),
        Slot(Part.SHARE_BACK, "Groups share back", 15),
        Slot(Part.GROUPS, "Small groups: what helps?", 15),
    ),
    Format.OPEN: (Slot(Part.TALK, "What people brought along", 15), _GROUPS, Slot(Part.SHARE_BACK, "Share back", 20)),
}
_SHOWN = (Slot(Part.TALK, "First slot", 8), Slot(Part.TALK, "Second slot", 8), Slot(Part.TALK, "Third slot", 8))


def suggested_hour(format: str, minutes: int, *, slots: Sequence[Slot] = ()) -> tuple[Slot, ...]:  # noqa: A002 - the word of design.md
    """A run that adds up to ``minutes``, as an hour of that format usually goes; ``slots`` are a showcase's own.

    What is left over falls to the longest part that is nobody’s slot; what is missing is taken from whichever of them
    is longest, minute by minute. A part has a minute at least, however short the hour.
    """
    middle = _MIDDLES.get(format, _MIDDLES[Format.SPEAKER])
    shown = (*(slots or _SHOWN), *middle) if format == Format.SHOWCASE else middle
    return _fitted((_WELCOME, *shown, _CLOSE), minutes)


def _fitted(run: tuple[Slot, ...], minutes: int) -> tuple[Slot, ...]:
    lengths = [one.minutes for one in run]
    step = 1 if total(lengths) < minutes else -1
    while total(lengths) != max(minutes, len(run)):
        longest = max(range(len(run)), key=lambda at: (lengths[at] > 1, not run[at].owner, lengths[at]))
        lengths[longest] += step
    return tuple(replace(one, minutes=length) for one, length in zip(run, lengths, strict=True))


def total(minutes: Iterable[int]) -> int:
    """How long parts take together."""
    return sum(minutes)


def length_told(planned: int, minutes: int) -> str:
    """``7 minutes too long``, ``One minute is still free``, or nothing where it adds up."""
    if planned == minutes:
        return ""
    over = abs(planned - minutes)
    if planned > minutes:
        return f"{'One minute' if over == 1 else f'{over} minutes'} too long."
    return "One minute is still free." if over == 1 else f"{over} minutes are still free."
