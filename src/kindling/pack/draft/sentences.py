"""Which sentences were said: cues joined to turns of one voice, turns cut into sentences that know their cues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kindling.harvest.records import Line, SpokenLine
from kindling.pack.draft.words import word_count

LONGEST_PAUSE = 12.0  # seconds; after a longer silence somebody starts a new thought
LONGEST_SENTENCE = 60  # words; captions without full stops are cut at a cue instead

_TITLE = 12  # characters that the longest title or abbreviation may have, and a space before it

_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|[。！？][”’」』）]*")
_NOT_AN_END = re.compile(r"(?:\b(?:dr|mr|mrs|ms|prof|st|vs|etc|no|e\.g|i\.e|approx|jr|sr)|\b[a-z])\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as recorded, its cues joined by single spaces.

    ``cues`` are 1-based ordinals; ``at`` is in seconds on the harvest's clock; ``turn`` counts the turns of the hour
    from 0; ``place`` is the sentence's own place in its turn of ``turn_words`` words.
    """

    text: str
    raw_name: str
    cues: tuple[int, ...]
    at: float | None
    turn: int
    place: int
    turn_words: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or part of one, within one cue."""

    text: str
    line: SpokenLine
    ends: bool


def turns_of(lines: Sequence[Line]) -> list[list[SpokenLine]]:
    """The spoken lines as turns: neighbours of one voice in one room, without a long silence between them."""
    turns: list[list[SpokenLine]] = []
    for line in lines:
        if not isinstance(line, SpokenLine) or not line.text.strip():
            continue
        if turns and _goes_on(turns[-1][-1], line):
            turns[-1].append(line)
        else:
            turns.append([line])
    return turns


def _goes_on(before: SpokenLine, line: SpokenLine) -> bool:
    same = before.raw_name == line.raw_name and before.room == line.room
    if not same or before.until is None or line.at is None:
        return same
    return line.at - before.until <= LONGEST_PAUSE


def pieces_of_text(text: str) -> Iterator[tuple[str, bool]]:
    """The sentences of one cue, each a substring without outer spaces, and whether it came to its end."""
    begin = 0
    for found in _STOP.finditer(text + " "):
        end = found.end()
        # Only the last letters are looked at, or a text of nothing but initials would take for ever.
        if not _NOT_AN_END.search(text, max(begin, end - _TITLE), end):
            yield text[begin:end].strip(), True
            begin = end
    rest = text[begin:].strip()
    if rest:
        yield rest, False


def sentences_of(lines: Sequence[Line]) -> list[Sentence]:
    """Every sentence of the hour's speech, in order; chat is not speech."""
    found: list[Sentence] = []
    for number, turn in enumerate(turns_of(lines)):
        groups = list(_joined(_Piece(text, line, ends) for line in turn for text, ends in pieces_of_text(line.text)))
        words = sum(word_count(line.text) for line in turn)
        found += [_sentence(group, number, place, words) for place, group in enumerate(groups)]
    return found


def _joined(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        length = word_count(piece.text)
        if group and size + length > LONGEST_SENTENCE:
            yield group
            group, size = [], 0
        group.append(piece)
        size += length
        if piece.ends:
            yield group
            group, size = [], 0
    if group:
        yield group


def _sentence(group: list[_Piece], turn: int, place: int, turn_words: int) -> Sentence:
    first = group[0].line
    return Sentence(
        text=" ".join(piece.text for piece in group),
        raw_name=first.raw_name,
        cues=tuple(dict.fromkeys(piece.line.cue for piece in group)),
        at=first.at,
        turn=turn,
        place=place,
        turn_words=turn_words,
    )
