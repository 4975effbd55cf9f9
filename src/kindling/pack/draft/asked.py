"""How near a sentence is to the question that was asked: in meaning, in words, in place, and by who says it."""

from __future__ import annotations

import numpy as np

from kindling.pack.draft.hour import Hour
from kindling.pack.draft.meaning import Vectors, meanings
from kindling.pack.draft.words import content_stems, stem, tokens, word_set

# Words of asking, not of what is asked about.
_ASKING = frozenset(
    stem(word)
    for word in word_set(
        """summarize summarise summary discuss discussion discussed think thought opinion opinions mention mentioned say
        recommend about meeting describe explain what how why did does team group groups member members participant
        participants people talk talked conclude conclusion introduce introduced introduction view views attitude idea
        ideas suggest suggested propose proposed reason reasons give presentation part content regarding towards issue
        issues topic concern question"""
    )
)

ASKED = {
    "meaning": "is close to the question",
    "meaning_around": "was said while the question was being talked about",
    "meaning_nearby": "was said while the question was being talked about",
    "words_asked": "uses the words of the question",
    "words_around": "was said while the question was being talked about",
    "words_nearby": "was said while the question was being talked about",
    "words_region": "was said while the question was being talked about",
    "voice": "comes from the voice that was asked about",
    "voice_nearby": "comes from the voice that was asked about, on the matter",
}


def asked_measures(hour: Hour, question: str) -> Vectors:
    """A row a candidate, standardised; the columns are `ASKED`, in that order."""
    meaning = hour.vectors @ meanings([question])[0]
    words = _words_asked(hour, question)
    voice = _voice_asked(hour, question)
    nearby = standardised(_smoothed(hour, words, 12))
    free = [
        standardised(column)
        for column in (
            meaning,
            _smoothed(hour, meaning, 4),
            _smoothed(hour, meaning, 12),
            words,
            _smoothed(hour, words, 4),
            _smoothed(hour, words, 12),
            _smoothed(hour, words, 30),
        )
    ]
    return np.column_stack([*free, voice, voice * nearby])


def standardised(values: Vectors) -> Vectors:
    """Each column with mean 0 and deviation 1; a column that never varies becomes zeros."""
    # Rounding first: what only differs by the last bits of a sum does not vary.
    spread = np.round(values.std(axis=0), 12)
    return np.asarray((values - values.mean(axis=0)) / np.where(spread == 0, 1.0, spread) * (spread != 0))


def _words_asked(hour: Hour, question: str) -> Vectors:
    """The share of the question's own words, the rarer the heavier, that each candidate has."""
    asked = [
        word for word in dict.fromkeys(content_stems(tokens(question))) if word in hour.rarity and word not in _ASKING
    ]
    whole = sum(hour.rarity[word] for word in asked) or 1.0
    return np.array([sum(hour.rarity[word] for word in asked if word in one.stems) / whole for one in hour.candidates])


def _voice_asked(hour: Hour, question: str) -> Vectors:
    spoken = f" {' '.join(tokens(question))} "
    names = {name: tokens(name) for name in hour.shares}
    asked = {name for name, parts in names.items() if parts and f" {' '.join(parts)} " in spoken}
    if not asked:
        asked = {
            name for name, parts in names.items() if any(len(part) > 3 and f" {part} " in spoken for part in parts[-1:])
        }
    return np.array([float(one.sentence.raw_name in asked) for one in hour.candidates])


def _smoothed(hour: Hour, values: Vectors, width: int) -> Vectors:
    """The values as they are around each candidate's place, neighbours weighted by a bell ``width`` sentences wide."""
    reach = np.arange(-3 * width, 3 * width + 1)
    bell = np.exp(-0.5 * (reach / width) ** 2)
    places = hour.places.astype(int)
    line, there = np.zeros(hour.sentences), np.zeros(hour.sentences)
    line[places], there[places] = values, 1.0
    around = np.convolve(line, bell, mode="full")[3 * width :][places]
    return np.asarray(around / np.convolve(there, bell, mode="full")[3 * width :][places])
