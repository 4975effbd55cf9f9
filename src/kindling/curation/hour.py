"""Who was in an hour, and the runs of words said there: kept in memory for as long as its files stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kindling.care.names import DisplayName, read_names
from kindling.contributions.queries import exports_of, files_of, lines_of
from kindling.contributions.records import LineShown
from kindling.conversations.models import Conversation
from kindling.harvest.hour import ReadFile
from kindling.kernel.text import fold

RUN = 8
"""Words in a row that are somebody's, wherever they stand."""


@dataclass(frozen=True, slots=True)
class HourKnown:
    """What the exports of a month tell, for looking through a pack: the people, and every run of `RUN` words."""

    people: tuple[DisplayName, ...]
    runs: frozenset[str]


def hour_known(conversation: Conversation) -> HourKnown:
    """The people and the runs of words of a month. The first call after a file came reads the exports again."""
    files = tuple((one.id, one.received_at, one.status, one.purged) for one in files_of(conversation))
    if not files:
        return HourKnown((), frozenset())
    return _known(conversation.pk, files)


@lru_cache(maxsize=8)
def _known(conversation_id: int, files: tuple[object, ...]) -> HourKnown:  # noqa: ARG001 - they are the key
    conversation = Conversation.objects.get(pk=conversation_id)
    # Where somebody was erased, the exports went whole, and what the others said is known from its lines alone.
    lines = lines_of(conversation) if any(one.purged for one in files_of(conversation)) else ()
    return known_of(exports_of(conversation), lines)


def forget_hours() -> None:
    """Lets go of everything: whoever removes exports wants no words left in memory either."""
    _known.cache_clear()


def known_of(exports: Sequence[ReadFile], lines: Sequence[LineShown] = ()) -> HourKnown:
    """The same, of exports that were read, and of lines."""
    told = [(one.raw_name, one.text) for one in lines]
    raw = dict.fromkeys(name for names in (*map(_raw_names, exports), (name for name, _ in told)) for name in names)
    raw.pop("", None)
    texts = [words for one in exports for words in _texts(one)] + [text for _, text in told]
    people = tuple(name for name in read_names(list(raw)).values() if name.is_person)
    return HourKnown(people, frozenset(run for words in texts for run in runs_of(words)))


def runs_of(words: str) -> Iterator[str]:
    """Every `RUN` words in a row, folded."""
    said = fold(words).split()
    for first in range(len(said) - RUN + 1):
        yield " ".join(said[first : first + RUN])


def _raw_names(one: ReadFile) -> Iterator[str]:
    yield from (line.raw_name for line in one.harvest.lines)
    yield from (row.raw_name for row in one.harvest.presences)
    yield from (name for note in one.harvest.notes for name in (note.raw_name, note.scribe))


def _texts(one: ReadFile) -> Iterator[str]:
    yield from (line.text for line in one.harvest.lines)
    yield from (note.text for note in one.harvest.notes)
