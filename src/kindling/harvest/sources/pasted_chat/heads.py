"""Where does a pasted message begin, who wrote it and when? One head for each, whatever the shape of the paste."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kindling.harvest.clocks import tidied
from kindling.harvest.sources.pasted_chat.stamps import CLOCK, Stamp, read_stamp


class Shape(StrEnum):
    """How the head is written; the numbers are those of ``docs/reference/exports-teams.md``."""

    SKYPE = "P1: NAME 9:30 AM:"
    BRACKET = "P1b and P5: [Thursday 9:24 AM] NAME"
    DATED = "P3: NAME, and a line with date and clock"
    BLOCK = "P5: QUOTE... by NAME, NAME, Thursday 9:58 AM"
    EVENT = "P5: Thursday 10:30 AM, and what the platform did"
    UNTIMED = "P2 and P4: NAME"


@dataclass(frozen=True, slots=True)
class Head:
    """``first`` is the index of the head's first line, ``body`` of the line behind it, both from 0.

    ``inline`` is text on the head's own line; ``title`` the line that Teams puts above a block. ``quoted_name``,
    ``quoted_on`` and ``quote`` tell the message that a block answers.
    """

    shape: Shape
    first: int
    body: int
    name: str
    stamp: Stamp | None = None
    inline: str = ""
    title: str = ""
    quoted_name: str = ""
    quoted_on: str = ""
    quote: str = ""


_BRACKET = re.compile(r"\[(?P<stamp>[^\[\]]{4,60})\] {0,8}(?P<name>\S.*)")
_SKYPE = re.compile(rf"(?P<name>\S.{{0,99}}?) (?P<clock>{CLOCK}):", re.IGNORECASE)
_NO_LAST_WORD = {
    "at",
    "by",
    "from",
    "until",
    "till",
    "around",
    "before",
    "after",
    "to",
    "since",
    "is",
    "the",
    "and",
    "@",
}
_EM_SPACE = "\u2003"
_UNKNOWN = "Unknown User"
_LONGEST_NAME = 100
_LONGEST_STAMP = 60


def timed_heads(lines: Sequence[str]) -> list[Head]:
    """Every head that tells a time, in order; the lines that an answered message takes are inside its head."""
    return list(_scan(lines))


def _scan(lines: Sequence[str]) -> Iterator[Head]:
    at = floor = 0
    while at < len(lines):
        head = None if not lines[at] or lines[at].isspace() else _head(lines, at, floor)
        at += 1
        if head:
            yield head
            at = floor = max(at, head.body)


def _head(lines: Sequence[str], at: int, floor: int) -> Head | None:
    """The head whose stamp stands on line ``at``; a name or a title above it is not above ``floor``."""
    line = tidied(lines[at])
    if line[:1] == "[":
        return _bracket(line, at)
    if line[-1:] == ":":
        return _skype(line, at)
    if _EM_SPACE in line:
        return _event(lines, at, floor)
    stamp = _stamp(line) if len(line) <= _LONGEST_STAMP else None
    if stamp is None:
        return None
    return _titled(lines, at, floor, stamp) or _pair(lines, at, floor, stamp)


def _bracket(line: str, at: int) -> Head | None:
    match = _BRACKET.fullmatch(line)
    stamp = read_stamp(match["stamp"]) if match else None
    if not match or not stamp:
        return None
    name, _, inline = match["name"].partition(": ")
    return Head(Shape.BRACKET, at, at + 1, name.removesuffix(":").strip(), stamp, inline.strip())


def _skype(line: str, at: int) -> Head | None:
    match = _SKYPE.fullmatch(line) if line[-1] == ":" and line[-2:-1] in {"m", "M", "."} else None
    stamp = read_stamp(match["clock"]) if match else None
    if not match or not stamp or match["name"].split()[-1].casefold() in _NO_LAST_WORD:
        return None
    return Head(Shape.SKYPE, at, at + 1, match["name"].strip(), stamp)


def _event(lines: Sequence[str], at: int, floor: int) -> Head | None:
    """What the platform did stands behind its stamp and an em space; the line before may say the same in short."""
    stamp, _, told = tidied(lines[at]).partition(_EM_SPACE)
    if not read_stamp(stamp):
        return None
    title = _line(lines, at - 1) if at > floor else ""
    first = at - 1 if title and title.split()[:1] == told.split()[:1] else at
    return Head(Shape.EVENT, first, at + 1, "")


def _titled(lines: Sequence[str], at: int, floor: int, stamp: Stamp) -> Head | None:
    """``TITLE by NAME``, ``NAME``, ``Thursday 9:58 AM`` (the last two seen in both orders), perhaps ``Edited``."""
    for first, name_at in ((at - 2, at - 1), (at - 1, at + 1)):
        title, mark, by = lines[first].rpartition(" by ") if first >= floor else ("", "", "")
        name = _line(lines, name_at)
        if mark and _is_by(tidied(by), name):
            body = max(at, name_at) + 1
            body += _line(lines, body) == "Edited"
            return _answering(lines, Head(Shape.BLOCK, first, body, name, stamp, title=title))
    return None


def _is_by(by: str, name: str) -> bool:
    return bool(name) and (by in {name, _UNKNOWN} or name.startswith(by.removesuffix("...").strip()))


def _answering(lines: Sequence[str], head: Head) -> Head:
    """``head`` with the message that its block quotes, if it does: its author, when it was written, its text."""
    at = head.body + (_line(lines, head.body) == "")
    author, when = _line(lines, at), _line(lines, at + 1)
    stamp = _stamp(when)
    if not head.title.startswith("Begin Reference") or not author or not stamp:
        return head
    return Head(
        head.shape, head.first, min(at + 3, len(lines)), head.name, head.stamp, title=head.title,
        quoted_name=author, quoted_on=stamp.date, quote=_line(lines, at + 2),
    )  # fmt: skip


def _pair(lines: Sequence[str], at: int, floor: int, stamp: Stamp) -> Head | None:
    """A name behind a blank line, and below it a line that is a stamp and nothing else."""
    name = _line(lines, at - 1) if at > floor else ""
    alone = at - 1 == floor or not _line(lines, at - 2)
    if not name or not alone or len(name) > _LONGEST_NAME or "://" in name:
        return None
    body = at + 1 + (_line(lines, at + 1) == "Edited")
    return Head(Shape.DATED if stamp.date else Shape.BLOCK, at - 1, body, name, stamp)


def _stamp(line: str) -> Stamp | None:
    """The stamp that the line is, if it tells more than a clock of 24 hours: that alone could be anything's."""
    stamp = read_stamp(line) if line[-1:] in {"M", "m", "."} or line[-1:].isdigit() else None
    return None if stamp is None or stamp.bare else stamp


def _line(lines: Sequence[str], at: int) -> str:
    """The line at index ``at`` without marks and outer blanks; empty outside the file."""
    return tidied(lines[at]) if 0 <= at < len(lines) else ""
