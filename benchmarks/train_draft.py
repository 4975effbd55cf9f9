"""Learn the draft's weights: how much each measure of a sentence tells of what people wrote in their summaries.

    python -m benchmarks.train_draft [--data ../shared/quality] [--out src/kindling/pack/draft/weights.json]

A ridge regression on the train and val splits; the test split is never opened. A sentence's target is how much of it
stands in the human summary: its words and word pairs as ROUGE counts them, and its words that carry meaning, both
standardised within the meeting. Bullets learn from sentences in reported speech, quotes from the sentences as said.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.meetings import Meeting, meetings
from numpy.typing import NDArray
from rouge_score.tokenizers import DefaultTokenizer

from kindling.pack.draft.bullets import bullet_texts
from kindling.pack.draft.hour import Hour, heard
from kindling.pack.draft.quotes import quote_texts
from kindling.pack.draft.ranking import measured
from kindling.pack.draft.words import STOP

Table = NDArray[np.float64]

RIDGE = 300.0
PAIRS = 2.0  # a pair of words found counts this many words
FULL = 20  # words from which a sentence is no longer marked down for being short
_TOKENIZER = DefaultTokenizer(True)
_GRAMMAR = {token for word in STOP for token in _TOKENIZER.tokenize(word)}
_REPORTING = set(_TOKENIZER.tokenize("said thought asked suggested that"))


@dataclass(frozen=True)
class Text:
    """A candidate as ROUGE sees it."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    telling: frozenset[str]

    @property
    def length(self) -> int:
        return max(1, self.words.total())


def text_of(text: str) -> Text:
    tokens = _TOKENIZER.tokenize(text)
    telling = frozenset(token for token in tokens if token not in _GRAMMAR | _REPORTING)
    return Text(Counter(tokens), Counter(pairwise(tokens)), telling)


def found_in(text: Text, summary: Text) -> tuple[float, float]:
    """The shares of a candidate that stand in a summary: its words and pairs, then its telling words."""
    words = (text.words & summary.words).total()
    pairs = (text.pairs & summary.pairs).total()
    share = (words + PAIRS * pairs) / text.length * min(1.0, text.length / FULL)
    return share, len(text.telling & summary.telling) / text.length


def standardised(values: Table) -> Table:
    spread = values.std(axis=0)
    return np.asarray((values - values.mean(axis=0)) / np.where(spread == 0, 1.0, spread))


@dataclass
class Lesson:
    """The running sums of one ridge regression."""

    names: tuple[str, ...] = ()
    squares: Any = 0.0
    products: Any = 0.0

    def learn(self, names: tuple[str, ...], values: Table, targets: Table) -> None:
        self.names = names
        self.squares = self.squares + values.T @ values
        self.products = self.products + values.T @ targets

    def weights(self) -> dict[str, float]:
        solved = np.linalg.solve(self.squares + RIDGE * np.eye(len(self.names)), self.products)
        return {name: round(float(weight), 4) for name, weight in zip(self.names, solved, strict=True)}


def lessons_of(meeting: Meeting, hour: Hour) -> Iterator[tuple[str, tuple[str, ...], Table, Table]]:
    """For each use and query of a meeting: the use, the measures' names and values, and the targets."""
    uses = {"bullets": bullet_texts(hour), "quotes": quote_texts(hour)}
    kept = {use: [row for row, text in enumerate(texts) if text] for use, texts in uses.items()}
    seen = {use: [text_of(texts[row]) for row in kept[use]] for use, texts in uses.items()}
    asked = [("", None, query) for query in meeting.general] + [
        ("_asked", query.question, query) for query in meeting.specific
    ]
    for suffix, question, query in asked:
        names, values = measured(hour, question)
        summary = text_of(query.answer)
        for use, texts in seen.items():
            if len(texts) > 10:
                targets = np.array([found_in(text, summary) for text in texts])
                yield use + suffix, names, values[kept[use]], standardised(targets).sum(axis=1)


def learned(splits: list[list[Meeting]]) -> dict[str, dict[str, float]]:
    lessons: dict[str, Lesson] = {}
    for meeting in (meeting for split in splits for meeting in split):
        hour = heard(meeting.lines)
        for use, names, values, targets in lessons_of(meeting, hour):
            lessons.setdefault(use, Lesson()).learn(names, values, targets)
    return {use: lesson.weights() for use, lesson in sorted(lessons.items())}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, default=Path("../shared/quality"))
    ask.add_argument("--out", type=Path, default=Path("src/kindling/pack/draft/weights.json"))
    given = ask.parse_args()
    splits = [meetings(given.data / f"qmsum_{name}.jsonl.gz") for name in ("train", "val")]
    given.out.write_text(json.dumps(learned(splits), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
