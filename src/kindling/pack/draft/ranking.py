"""Which sentences are worth most, and why: a weighted sum of measures, its weights learned once and kept here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from kindling.pack.draft.asked import ASKED, asked_measures, standardised
from kindling.pack.draft.hour import Hour
from kindling.pack.draft.meaning import Vectors
from kindling.pack.draft.measures import CENTRAL, PLAIN, plain_measures

Use = Literal["bullets", "quotes"]

REASONS = 2  # shown beside a choice; more would not be read
EXACT = 6  # decimals; sums differ by less on other processors, and must not change an order

# Minutes leave out what people lived through; readers of a booklet want it.
_FOR_READERS = {"quotes": {"lived": 0.2}, "bullets": {}}

_HIGH = {measure.name: measure.high for measure in PLAIN} | CENTRAL | ASKED
_LOW = {measure.name: measure.low for measure in PLAIN}


@dataclass(frozen=True, slots=True)
class Ranking:
    """One score a candidate; ``values`` are the standardised measures behind it, ``weights`` what each one counts."""

    names: tuple[str, ...]
    values: Vectors
    weights: Vectors

    @property
    def scores(self) -> Vectors:
        """The weighted sums, rounded so that the same hour gives the same order anywhere."""
        return np.round(self.values @ self.weights, EXACT)

    def why(self, row: int) -> str:
        """The reasons that spoke most for a candidate, as one sentence."""
        found: dict[str, float] = {}
        for name, value, weight in zip(self.names, self.values[row], self.weights, strict=True):
            reason = (_HIGH if value > 0 else _LOW).get(name, "")
            if reason and value * weight > 0:
                found[reason] = found.get(reason, 0.0) + float(value * weight)
        best = sorted(found, key=lambda reason: (-round(found[reason], EXACT), reason))[:REASONS]
        text = " and ".join(best) or "was one of few sentences to choose from"
        return f"{text[0].upper()}{text[1:]}."


def measured(hour: Hour, question: str | None) -> tuple[tuple[str, ...], Vectors]:
    """The names and the standardised values of all measures that apply; a row a candidate."""
    names = (*(measure.name for measure in PLAIN), *CENTRAL)
    plain = standardised(plain_measures(hour))
    if not question:
        return names, plain
    return (*names, *ASKED), np.hstack((plain, asked_measures(hour, question)))


def rank(measures: tuple[tuple[str, ...], Vectors], use: Use) -> Ranking:
    """The candidates weighed as bullets or as quotes; measures of a question bring their own weights."""
    names, values = measures
    kind = f"{use}_asked" if len(names) > len(PLAIN) + len(CENTRAL) else use
    wished: dict[str, float] = _FOR_READERS[use]
    return Ranking(names, values, np.array([_weights()[kind][name] + wished.get(name, 0.0) for name in names]))


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = files("kindling.pack.draft").joinpath("weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights
