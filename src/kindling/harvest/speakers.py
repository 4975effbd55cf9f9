"""Who speaks in a caption that says so in its words (``Ada Okafor: Good evening``)?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

Piece = tuple[str, str]
"""Who (empty where nobody is named) and what."""

LONGEST_NAME = 120
"""Characters; the longest display name seen has 93, an office in brackets behind it."""

_CHANGE = ">-–— "
"""Broadcast captions mark that the voice changes: ``>> Ada:``, ``- Ada:``."""

# A sentence holds one of these before its colon, a name hardly ever; other languages are told from names by counting.
_SENTENCE_WORDS = frozenset(
    {
        "a",
        "about",
        "an",
        "are",
        "as",
        "at",
        "because",
        "but",
        "can",
        "from",
        "had",
        "has",
        "have",
        "he",
        "here",
        "how",
        "i",
        "if",
        "is",
        "it",
        "like",
        "my",
        "not",
        "on",
        "one",
        "or",
        "our",
        "she",
        "so",
        "that",
        "their",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "this",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    }
)
_TITLE_WORDS = frozenset({"and", "for", "in", "of", "the"})
"""Stand in names too, but begin none unless a capital follows (``The Chair``)."""


def split_speakers(cues: Sequence[Sequence[str]]) -> Iterator[list[Piece]]:
    """Who says what in each cue, given the lines of its words.

    Where most cues begin with ``Name: ``, that is a name, also of somebody who speaks once, and a cue without one goes
    on with the voice before it. Elsewhere only a full name that returns is one, and nothing is carried on. A name may
    hold a colon of its own (``Hub: Ada Okafor``) when it does so each time. Lines of one cue are joined by a blank; a
    line that begins with a known name starts a new piece.
    """
    openings = [lines[0] for lines in cues if lines]
    names = _names(openings)
    named = sum(bool(_split(opening, names)[0]) for opening in openings)
    return _carried((_pieces(lines, names) for lines in cues), on=2 * named > len(openings))


def inherit(cues: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    """The same cues; where most of them name somebody, a piece that does not goes on with the voice before it."""
    spoken = [pieces for pieces in cues if pieces]
    return _carried(cues, on=2 * sum(bool(pieces[0][0]) for pieces in spoken) > len(spoken))


def _carried(cues: Iterable[list[Piece]], *, on: bool) -> Iterator[list[Piece]]:
    voice = ""
    for pieces in cues:
        voices = []
        for name, _ in pieces:
            voice = name or (voice if on else "")
            voices.append(voice)
        yield [(name, text) for name, (_, text) in zip(voices, pieces, strict=True)]


def _pieces(lines: Sequence[str], names: Mapping[str, str]) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        name, text = _split(line, names)
        if name or not pieces:
            pieces.append((name, text))
        else:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]} {text}".strip())
    return pieces


def _split(line: str, names: Mapping[str, str]) -> Piece:
    """The name, always the same string for the same name: a file may have a hundred thousand cues."""
    first, rest = prefix(line)
    second, after = prefix(rest)
    longer = names.get(f"{first}: {second}")
    if longer:
        return longer, after
    return (names[first], rest) if first in names else ("", line)


def prefix(line: str) -> Piece:
    """What stands before the first colon that a blank or the end follows, and what stands behind; else nothing."""
    name, colon, rest = line.partition(": ")
    if not colon and line.endswith(":"):
        name, rest = line[:-1], ""
    could_be = len(name) <= LONGEST_NAME and name != line and any(character.isalnum() for character in name)
    return (name.lstrip(_CHANGE).strip(), rest.strip()) if could_be else ("", line)


def _names(openings: Sequence[str]) -> dict[str, str]:
    """The names among what the cues begin with."""
    split = [prefix(opening) for opening in openings]
    counts = Counter(name for name, _ in split if name)
    if 2 * counts.total() > len(openings):
        names = {name for name, count in counts.items() if count > 2 or not _is_sentence(name)}
    else:
        names = {name for name, count in counts.items() if count > 1 and _is_full_name(name)}
    return {name: name for name in names | _names_with_colons(split, names)}


def _names_with_colons(split: Sequence[Piece], names: set[str]) -> set[str]:
    """``Hub: Ada Okafor``, where all that follows ``Hub:`` is, more than once, ``Ada Okafor:``."""
    behind: dict[str, Counter[str]] = {}
    for name, text in split:
        if name in names:
            behind.setdefault(name, Counter())[prefix(text)[0]] += 1
    return {
        f"{name}: {second}"
        for name, seconds in behind.items()
        for second, count in seconds.items()
        if len(seconds) == 1 and count > 1 and _is_full_name(second)
    }


def _is_sentence(name: str) -> bool:
    words = name.partition("(")[0].split() or [name]
    opens = words[0].casefold() in _SENTENCE_WORDS | _TITLE_WORDS and not "".join(words[1:2])[:1].isupper()
    return opens or any(word in _SENTENCE_WORDS for word in words)


def _is_full_name(name: str) -> bool:
    """Whether it is written as first and last name are: two to six words, the first and the last capitalised."""
    words = name.split()
    return 2 <= len(words) <= 6 and words[0][0].isupper() and words[-1][0].isupper() and not _is_sentence(name)
