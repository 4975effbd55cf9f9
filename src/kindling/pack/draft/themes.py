"""Themes: sentences of like meaning put together, and named after the words that set them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kindling.pack.draft.hour import Hour
from kindling.pack.draft.meaning import Vectors, unit
from kindling.pack.draft.records import Theme
from kindling.pack.draft.words import carries_meaning, stem, tokens, word_count

FEWEST, MOST = 3, 8
_SENTENCES_A_THEME = 40
_TERMS, _TERMS_IN_LABEL = 5, 3
_ROUNDS = 25  # k-means settles long before


def themes_of(hour: Hour, rows: Sequence[int], budget: int) -> tuple[Theme, ...]:
    """The themes that the bullets of these rows belong to, the one of the best bullet first.

    Labels and terms hold at most ``budget`` words in all.
    """
    if not rows:
        return ()
    groups = _grouped(hour.vectors, min(MOST, max(FEWEST, len(hour.candidates) // _SENTENCES_A_THEME)))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        found[int(groups[row])].append(place)
    terms = _terms(hour, groups)
    themes: list[Theme] = []
    for group, places in found.items():
        theme = _theme(hour, groups == group, terms[group], places)
        budget -= word_count(theme.label) + sum(map(word_count, theme.terms))
        if budget < 0:
            break
        themes.append(theme)
    return tuple(themes)


def _theme(hour: Hour, inside: NDArray[np.bool_], terms: tuple[str, ...], places: list[int]) -> Theme:
    voices = {one.sentence.raw_name for one, belongs in zip(hour.candidates, inside, strict=True) if belongs}
    count = int(inside.sum())
    why = f"{count} sentence{'s' * (count != 1)} of {len(voices)} voice{'s' * (len(voices) != 1)}, close in meaning."
    return Theme(_label(terms[:_TERMS_IN_LABEL]), terms, tuple(places), why)


def _label(terms: tuple[str, ...]) -> str:
    text = " and ".join(part for part in (", ".join(terms[:-1]), terms[-1]) if part)
    return text[0].upper() + text[1:]


def _grouped(vectors: Vectors, count: int) -> NDArray[np.intp]:
    """K-means without chance: it starts from the sentence nearest the middle, then those farthest from all starts."""
    middle = vectors @ unit(vectors.sum(axis=0))
    starts = [int(np.argmax(np.round(middle, 6)))]
    while len(starts) < min(count, len(vectors)):
        nearest = (vectors @ vectors[starts].T).max(axis=1)
        # Outliers make poor starts: among the far, the one that is still close to the middle.
        starts.append(int(np.argmax(np.round((1 - nearest) * np.clip(middle, 0, None), 6))))
    centres = vectors[starts]
    groups = np.zeros(len(vectors), dtype=np.intp)
    for _ in range(_ROUNDS):
        groups = np.argmax(np.round(vectors @ centres.T, 6), axis=1)
        centres = np.array([_centre(vectors[groups == group], centres[group]) for group in range(len(centres))])
    return groups


def _centre(members: Vectors, before: Vectors) -> Vectors:
    return unit(members.sum(axis=0)) if len(members) else before


def _terms(hour: Hour, groups: NDArray[np.intp]) -> dict[int, tuple[str, ...]]:
    """Each group's telling words by class-based tf-idf, in the form they are mostly said."""
    inside: defaultdict[int, Counter[str]] = defaultdict(Counter)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    named = {word for name in hour.shares for word in tokens(name)}
    for one, group in zip(hour.candidates, groups, strict=True):
        words = [word for word in one.words if carries_meaning(word) and word not in named]
        inside[int(group)].update(map(stem, words))
        for word in words:
            forms[stem(word)][word] += 1
    everywhere: Counter[str] = sum(inside.values(), Counter())
    average = everywhere.total() / max(1, len(inside))
    return {
        group: tuple(_form(forms[best]) for best in _best(counts, everywhere, average)) or ("other words",)
        for group, counts in inside.items()
    }


def _best(counts: Counter[str], everywhere: Counter[str], average: float) -> list[str]:
    weights = {word: count * float(np.log1p(average / everywhere[word])) for word, count in counts.items()}
    return sorted(weights, key=lambda word: (-round(weights[word], 6), word))[:_TERMS]


def _form(said: Counter[str]) -> str:
    return min(said, key=lambda word: (-said[word], word))
