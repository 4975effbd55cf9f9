"""What can be measured of a sentence in its hour, each as one number, with what a high one tells a reader."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kindling.pack.draft.hour import Candidate, Hour
from kindling.pack.draft.meaning import Vectors
from kindling.pack.draft.words import FILLERS, word_set

_I = word_set("i i'm i've i'd i'll me my mine myself")
_WE = word_set("we we're we've we'd we'll us our ours ourselves")
_YOU = word_set("you you're you've you'd you'll your yours")
_RESOLVE = word_set("should will need must decide decided agree agreed suggest want propose plan going commit promise")
_HEDGE = word_set("maybe perhaps guess probably might sort kind something whatever somehow")
_POINTS = word_set("this that these those here it it's that's there there's he she they")
_LIVED = re.compile(
    r"\b(?:i|we)\b[^.]{0,40}\b(?:was|were|had|did|remember|found|worked|went|got|saw|learned|started|used|made|"
    r"\w{3,}ed)\b",
    re.IGNORECASE,
)
_EDGE = 20  # how fast the hour's opening fades: to a third within its first twentieth
_NEIGHBOURS = 5  # candidates to each side


@dataclass(frozen=True, slots=True)
class Measure:
    """``high`` is the reason shown where a high value spoke for the sentence, ``low`` where a low one did, if any."""

    name: str
    of: Callable[[Hour, Candidate], float]
    high: str = ""
    low: str = ""


def _rate(candidate: Candidate, words: frozenset[str]) -> float:
    return sum(word in words for word in candidate.words) / max(1, len(candidate.words))


def _mass(hour: Hour, candidate: Candidate) -> float:
    return sum(hour.counts[stem] for stem in set(candidate.stems)) / hour.counts.total()


def _mean_mass(hour: Hour, candidate: Candidate) -> float:
    return sum(hour.counts[stem] for stem in candidate.stems) / hour.counts.total() / len(candidate.stems)


def _spread(hour: Hour, candidate: Candidate) -> float:
    return sum(hour.stretches[stem] for stem in candidate.stems) / len(candidate.stems)


def _shared(hour: Hour, candidate: Candidate) -> float:
    return sum(hour.voices[stem] >= 3 for stem in set(candidate.stems)) / max(1, len(candidate.words))


def _filler(_: Hour, candidate: Candidate) -> float:
    return sum(word in FILLERS for word in candidate.raw_words) / max(1, len(candidate.raw_words))


def _distinct(_: Hour, candidate: Candidate) -> float:
    return len(set(candidate.stems)) / max(1, len(candidate.words))


def _question(_: Hour, candidate: Candidate) -> float:
    return float(candidate.sentence.text.rstrip().endswith(("?", "？")))


def _opening(hour: Hour, candidate: Candidate) -> float:
    return math.exp(-_EDGE * candidate.place / hour.sentences)


def _closing(hour: Hour, candidate: Candidate) -> float:
    return math.exp(-_EDGE * (hour.sentences - 1 - candidate.place) / hour.sentences)


def _turn(_: Hour, candidate: Candidate) -> float:
    return math.log(1 + candidate.sentence.turn_words)


def _share(hour: Hour, candidate: Candidate) -> float:
    return hour.shares[candidate.sentence.raw_name]


def _lost(_: Hour, candidate: Candidate) -> float:
    return 1 - len(candidate.words) / max(1, len(candidate.raw_words))


PLAIN = (
    Measure("length", lambda _, one: math.log(max(1, len(one.words)))),
    Measure("words", lambda _, one: min(len(one.words), 40) / 40, "", "is short and to the point"),
    Measure("mass", _mass, "uses the words the hour kept coming back to"),
    Measure("mean_mass", _mean_mass, "is about what was talked of most", "says something particular"),
    Measure("distinct", _distinct, "is dense with meaning", "is plainly said"),
    Measure("i", lambda _, one: _rate(one, _I), "speaks of oneself", "speaks of the matter"),
    Measure("we", lambda _, one: _rate(one, _WE), "speaks for the people together", "speaks of the matter"),
    Measure("you", lambda _, one: _rate(one, _YOU), "speaks to the others", "speaks of the matter"),
    Measure("filler", _filler, "", "is fluently said"),
    Measure("question", _question, "asks something", "states something"),
    Measure("opening", _opening, "was said as the hour opened"),
    Measure("closing", _closing, "was said as the hour closed"),
    Measure("turn", _turn, "is part of a longer thought", "was a short answer"),
    Measure("share", _share, "comes from who spoke most", "comes from a quieter voice"),
    Measure("spread", _spread, "is about something that came up all through the hour"),
    Measure("shared", _shared, "uses words that several voices used"),
    Measure("resolve", lambda _, one: _rate(one, _RESOLVE), "says what should be done"),
    Measure("hedge", lambda _, one: _rate(one, _HEDGE), "", "is said without hedging"),
    Measure("number", lambda _, one: float(any(sign.isdigit() for sign in one.plain)), "names a figure"),
    Measure("points", lambda _, one: float(one.words[0] in _POINTS), "", "can be understood on its own"),
    Measure("lived", lambda _, one: float(bool(_LIVED.search(one.plain))), "speaks of own experience"),
    Measure("lost", _lost, "", "is fluently said"),
)

CENTRAL = {
    "centre": "is close to what the whole hour was about",
    "common": "says what many sentences of the hour say",
    "near": "belongs to what was being talked about just then",
}


def plain_measures(hour: Hour) -> Vectors:
    """A row a candidate; the columns are `PLAIN`, then `CENTRAL`, in that order."""
    counted = np.array([[measure.of(hour, one) for measure in PLAIN] for one in hour.candidates])
    central = np.column_stack((hour.vectors @ hour.centre, _common(hour), _near(hour)))
    return np.hstack((counted, central))


def _common(hour: Hour) -> Vectors:
    """How much each candidate's tf-idf words are those of all the others: the row sums of their cosines."""
    everyone: dict[str, float] = {}
    for row in hour.weighted:
        for stem, weight in row.items():
            everyone[stem] = everyone.get(stem, 0.0) + weight
    sums = [sum(weight * everyone[stem] for stem, weight in row.items()) for row in hour.weighted]
    return np.array(sums) / math.sqrt(len(sums))


def _near(hour: Hour) -> Vectors:
    """The mean cosine of each candidate with itself and its neighbours in time."""
    rows = len(hour.candidates)
    running = np.vstack((np.zeros(hour.vectors.shape[1]), np.cumsum(hour.vectors, axis=0)))
    low = np.maximum(np.arange(rows) - _NEIGHBOURS, 0)
    high = np.minimum(np.arange(rows) + _NEIGHBOURS + 1, rows)
    around = (running[high] - running[low]) / (high - low)[:, None]
    return np.asarray((around * hour.vectors).sum(axis=1))
