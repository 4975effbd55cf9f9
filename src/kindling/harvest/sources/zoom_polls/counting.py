"""How many gave which answer, told so that nobody is known by theirs?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kindling.harvest.records import Note, NoteKind, Span

FEWEST = 2
"""People who must have given the same answer, and been asked the same question, before it is told."""


@dataclass(slots=True)
class _Question:
    """What was answered to one question, and from which row to which."""

    words: str
    first: Span
    last: Span
    rows: int = 0
    answers: Counter[str] = field(default_factory=Counter)


class Polls:
    """The questions met so far, in order."""

    def __init__(self) -> None:
        self._questions: dict[str, _Question] = {}

    def take(self, span: Span, question: str, answer: str) -> None:
        """Count one answer; an empty one is none."""
        asked = self._questions.setdefault(question.casefold(), _Question(question, span, span))
        asked.last = span
        asked.rows += 1
        if answer:
            asked.answers[answer] += 1

    def notes(self) -> Iterator[Note]:
        """Each question with its figures, its place from the first to the last row that answers it."""
        for asked in self._questions.values():
            if asked.rows >= FEWEST:
                yield Note(Span(asked.first.first, asked.last.last), NoteKind.POLL, _told(asked))

    @property
    def held_back(self) -> int:
        """How many questions stand in too few rows to be told."""
        return sum(asked.rows < FEWEST for asked in self._questions.values())


def _told(asked: _Question) -> str:
    """``What helps you?: tea 12, sleep 3, other answers 2``."""
    counts = [f"{answer} {count}" for answer, count in asked.answers.most_common() if count >= FEWEST]
    others = sum(count for count in asked.answers.values() if count < FEWEST)
    figures = ", ".join([*counts, *([f"other answers {others}"] if others else [])])
    return f"{asked.words}: {figures or 'no answers'}"
