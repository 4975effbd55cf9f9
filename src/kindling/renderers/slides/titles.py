"""A title on every slide: as large as fits, never twice the same, and never too long for its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kindling.pack.document import Pack, Section
from kindling.renderers.slides import measure
from kindling.renderers.slides.look import Style
from kindling.renderers.slides.words import Bit, Para, line, shown

CONTENTS = "Contents"

NAMELESS = "Insights pack"
"""What a slide is called where nothing in the pack gives it a name."""


_TAIL = re.compile(r" \((?:continued ?)?\d*\)$")
"""What tells one slide of a section from another, and stays where a title is cut."""


@dataclass(frozen=True, slots=True)
class Head:
    """A title as it is set: its words, size and height in points; ``rest`` is the whole of one that had to be cut."""

    words: str
    size: float
    height: float
    rest: str = ""


def head(words: str, style: Style, sizes: Sequence[float], *, room: float, high: float) -> Head:
    """``words`` in the first of ``sizes`` that fits ``room`` by ``high`` points, or cut with an ellipsis."""
    size = measure.fitted(words, style.face, sizes, room=room, high=high, leading=style.leading)
    face = replace(style.face, size=size)
    leading = round(size * style.leading * 2) / 2
    ends = measure.ends(Para((Bit(words, face),), leading), room)
    most = max(int((high + 0.01) / leading), 1)
    if len(ends) <= most:
        return Head(words, size, len(ends) * leading)
    tail = _TAIL.search(words)
    kept = tail.group() if tail else ""
    return Head(f"{words[: max(ends[most - 1] - 2 - len(kept), 1)].rstrip()}…{kept}", size, most * leading, words)


def paragraph(found: Head, style: Style, *, link: str = "") -> Para:
    """The title as the paragraph of its placeholder."""
    face = replace(style.face, size=found.size)
    return Para((Bit(found.words, face, link),), round(found.size * style.leading * 2) / 2)


def cover_title(pack: Pack) -> str:
    """The title of the first slide."""
    return next(line(words) for words in (pack.title, pack.series, NAMELESS) if shown(line(words)))


def closing_title(words: str, pack: Pack) -> str:
    """The title of the last slide: its first line."""
    return _unlike(words, {cover_title(pack), *section_titles(pack).values()})


def section_titles(pack: Pack) -> dict[str, str]:
    """A title for each section shown, by its id; the second of two alike on the deck carries a number."""
    taken = {cover_title(pack), *((CONTENTS,) if pack.contents else ())}
    titles: dict[str, str] = {}
    for section in pack.shown:
        titles[section.id] = _unlike(_title(section, pack), taken)
        taken.add(titles[section.id])
    return titles


def _unlike(title: str, taken: Collection[str]) -> str:
    """``title``, with the first number that makes it unlike all the others where it is not."""
    numbered = (title, *(f"{title} ({number})" for number in range(2, len(taken) + 3)))
    return next(one for one in numbered if one not in taken)


def _title(section: Section, pack: Pack) -> str:
    named = (section.title, section.entry, section.umbrella, pack.title, pack.series, NAMELESS)
    return next(line(words) for words in named if shown(line(words)))


def continued(title: str) -> Iterator[str]:
    """The titles of one section's slides, each of its own."""
    yield title
    yield f"{title} (continued)"
    number = 2
    while True:
        yield f"{title} (continued {number})"
        number += 1
