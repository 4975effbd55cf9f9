"""The meetings that the draft is learned from and measured on: QMSum, with summaries that people wrote."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

from kindling.harvest.records import Span, SpokenLine

WORDS_A_SECOND = 2.5
WHOLE, ASKED = 110, 70  # words of a draft without and with a question, about as long as the human ones


@dataclass(frozen=True, slots=True)
class Query:
    """A question somebody asked of a meeting, and the summary a person wrote for it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Meeting:
    lines: tuple[SpokenLine, ...]
    general: tuple[Query, ...]
    specific: tuple[Query, ...]


def meetings(path: Path) -> list[Meeting]:
    """Every meeting of a split; one cue a turn, at an even pace."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [_meeting(json.loads(row)) for row in rows]


def _meeting(row: dict[str, list[list[str]]]) -> Meeting:
    lines, now = [], 0.0
    for number, (speaker, text) in enumerate(row["turns"], 1):
        end = now + max(1.0, len(text.split()) / WORDS_A_SECOND)
        lines.append(SpokenLine(Span(number, number), number, now, end, speaker, text))
        now = end
    return Meeting(tuple(lines), _queries(row["general"]), _queries(row["specific"]))


def _queries(rows: list[list[str]]) -> tuple[Query, ...]:
    return tuple(Query(row[0], row[1]) for row in rows)
