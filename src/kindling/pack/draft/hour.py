"""The hour as the ranking sees it: its candidate sentences, the words it keeps coming back to, who used them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from kindling.harvest.records import Line
from kindling.pack.draft.meaning import Vectors, meanings, unit
from kindling.pack.draft.sentences import Sentence, sentences_of
from kindling.pack.draft.tidy import tidy
from kindling.pack.draft.words import content_stems, tokens, word_count

SHORTEST, LONGEST = 7, 70  # words of a candidate
LONGEST_TEXT = 1000  # characters; what is longer is noise, and costs the square of its length to tidy
MOST = 2500  # candidates; a nine-hour day still fits the cost of an hour's three seconds
_STRETCHES = 20  # of the hour, for asking how long a word stays in the talk


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen, at its ``place`` among all; ``plain`` is its tidied text, ``words`` of that."""

    sentence: Sentence
    place: int
    plain: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    raw_words: tuple[str, ...]


@dataclass(frozen=True)
class Hour:
    """What sentences are measured against: ``counts`` of telling stems, and how widely each occurs."""

    candidates: tuple[Candidate, ...]
    sentences: int
    counts: Counter[str]
    stretches: dict[str, int]
    voices: dict[str, int]
    shares: dict[str, float]
    common: frozenset[str] = field(repr=False)

    @cached_property
    def vectors(self) -> Vectors:
        """One unit vector a candidate."""
        return meanings([candidate.plain for candidate in self.candidates])

    @cached_property
    def places(self) -> Vectors:
        """Each candidate's place among all sentences of the hour."""
        return np.array([float(candidate.place) for candidate in self.candidates])

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How few candidates use a stem: the logarithm of their inverse share, 0 for a stem in every one."""
        used = Counter(stem for candidate in self.candidates for stem in set(candidate.stems))
        return {stem: math.log((len(self.candidates) + 1) / (1 + count)) for stem, count in used.items()}

    @cached_property
    def weighted(self) -> list[dict[str, float]]:
        """Each candidate's stems with their tf-idf, of length one."""
        found = []
        for candidate in self.candidates:
            raw = {stem: count * self.rarity[stem] for stem, count in Counter(candidate.stems).items()}
            length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
            found.append({stem: value / length for stem, value in raw.items()})
        return found

    @cached_property
    def centre(self) -> Vectors:
        """The direction that all candidates share."""
        return unit(self.vectors.sum(axis=0)) if len(self.candidates) else np.zeros(self.vectors.shape[1])


def heard(lines: Sequence[Line]) -> Hour:
    """The hour of these lines; chat among them is not speech."""
    sentences = sentences_of(lines)
    seen = [_candidate(sentence, place) for place, sentence in enumerate(sentences)]
    counts: Counter[str] = Counter()
    stretches: defaultdict[str, set[int]] = defaultdict(set)
    voices: defaultdict[str, set[str]] = defaultdict(set)
    spoken: Counter[str] = Counter()
    for one in seen:
        counts.update(one.stems)
        spoken[one.sentence.raw_name] += word_count(one.sentence.text)
        for stem in set(one.stems):
            stretches[stem].add(one.place * _STRETCHES // len(seen))
            voices[stem].add(one.sentence.raw_name)
    total = sum(spoken.values()) or 1
    return Hour(
        candidates=tuple(_worth_a_look(seen)),
        sentences=len(seen),
        counts=counts,
        stretches={stem: len(found) for stem, found in stretches.items()},
        voices={stem: len(found) for stem, found in voices.items()},
        shares={name: words / total for name, words in spoken.items()},
        common=_written_small(sentences),
    )


def _candidate(sentence: Sentence, place: int) -> Candidate:
    plain = tidy(sentence.text) if len(sentence.text) <= LONGEST_TEXT else sentence.text
    words = tuple(tokens(plain))
    return Candidate(sentence, place, plain, words, tuple(content_stems(words)), tuple(tokens(sentence.text)))


def _worth_a_look(seen: list[Candidate]) -> list[Candidate]:
    fits = [
        one
        for one in seen
        if len(one.sentence.text) <= LONGEST_TEXT
        and SHORTEST <= word_count(one.sentence.text) <= LONGEST
        and one.stems
        and word_count(one.plain) >= SHORTEST - 2
    ]
    if len(fits) > MOST:
        fits = sorted(sorted(fits, key=lambda one: (-len(one.stems), one.place))[:MOST], key=lambda one: one.place)
    return fits


def _written_small(sentences: list[Sentence]) -> frozenset[str]:
    return frozenset(
        word for sentence in sentences for word in sentence.text.split() if word.islower() and word.isalpha()
    )
