"""Where does a message begin in a paste that tells no times? The first line of a block is a name; but is this one?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kindling.harvest.clocks import tidied
from kindling.harvest.sources.pasted_chat.heads import Head, Shape
from kindling.harvest.sources.pasted_chat.questions import asked_in, names_asked

_LOWER_WORDS = {
    "in",
    "de",
    "da",
    "do",
    "dos",
    "van",
    "von",
    "der",
    "den",
    "di",
    "la",
    "le",
    "of",
    "the",
    "and",
    "-",
    "|",
}
_ENDS_A_SENTENCE = (".", "?", "!", ":", ",", ";")
_MOST_WORDS = 8


def untimed_heads(lines: Sequence[str]) -> list[Head]:
    """Every head, in order. A line counts as a name if others ask after it, if it begins several blocks, or if it reads
    like one; a block of a single line, and one inside a question that is still being quoted, goes on with the message.
    """
    blocks = list(blocks_of(lines))
    known = known_names(lines, blocks)
    heads: list[Head] = []
    asking = False
    for first, end in blocks:
        name = tidied(lines[first])
        if end - first > 1 and (name in known or (not asking and reads_like_a_name(name))):
            heads.append(Head(Shape.UNTIMED, first, first + 1, name))
            asking = False
        asking = _is_still_asking(lines[first:end], asking=asking)
    return heads


def known_names(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> set[str]:
    """The lines that are names beyond doubt: a question is theirs, or they are short and begin two different blocks."""
    begun: dict[str, set[str]] = defaultdict(set)
    for first, end in blocks:
        if end - first > 1:
            # A message of two paragraphs comes again in the answer that quotes it, closed by the quotation's end.
            begun[tidied(lines[first])].add(tidied(lines[first + 1]).removesuffix('")'))
    asked = {name for line in lines for name in names_asked(line)}
    return {name for name, below in begun.items() if name in asked or (len(below) > 1 and _could_be_a_name(name))}


def reads_like_a_name(line: str) -> bool:
    """Whether ``line`` reads like a name on its own: one word, or each word as names are written."""
    words = line.split()
    return _could_be_a_name(line) and (
        len(words) == 1 or all(word in _LOWER_WORDS or not word[0].islower() for word in words)
    )


def _could_be_a_name(line: str) -> bool:
    words = line.split()
    if not words or len(words) > _MOST_WORDS or len(line) > 80 or "://" in line or not any(map(str.isalpha, line)):
        return False
    ends_well = not line.endswith(_ENDS_A_SENTENCE) or (line.endswith(".") and len(words) > 1 and len(words[-1]) <= 3)
    return ends_well and line[0] not in "#*-•>+=`|(/\\$:;"


def _is_still_asking(block: Sequence[str], *, asking: bool) -> bool:
    """Whether a question that this block or one before opened with ``(NAME asked "`` is not closed yet."""
    asking = asking or any(True for line in block for _ in asked_in(line))
    return asking and not block[-1].rstrip().endswith(")")


def blocks_of(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each run of lines that are not blank: the index of its first, and of the line behind its last."""
    first: int | None = None
    for at, line in enumerate(lines):
        if line.strip():
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(lines)
