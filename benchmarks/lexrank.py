"""LexRank (Erkan and Radev, 2004), the peer that the draft is measured beside: central sentences of a tf-idf graph."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kindling.pack.draft.words import STOP, tokens

THRESHOLD = 0.1  # cosine from which two sentences are linked, as in the paper
DAMPING = 0.85
TOO_ALIKE = 0.5  # cosine with a sentence already taken, from which another is passed over
SHORTEST = 8  # words, as for the draft's own candidates


def summary(sentences: Sequence[str], budget: int) -> list[str]:
    """The most central sentences, as said, together about ``budget`` words; the last may be cut by the scorer."""
    texts = [text for text in sentences if len(text.split()) >= SHORTEST]
    if not texts:
        return []
    cosines = _cosines(texts)
    taken: list[int] = []
    left = budget
    for row in np.argsort(-_centrality(cosines), kind="stable"):
        if left <= 0:
            break
        if all(cosines[row, other] < TOO_ALIKE for other in taken):
            taken.append(int(row))
            left -= len(texts[row].split())
    return [texts[row] for row in taken]


def _cosines(texts: list[str]) -> NDArray[np.float64]:
    # Without stop words it is a better peer: 3 points of ROUGE-1 on the val split.
    bags = [Counter(word for word in tokens(text) if word not in STOP) for text in texts]
    seen = Counter(word for bag in bags for word in bag)
    column = {word: place for place, word in enumerate(seen)}
    table = np.zeros((len(bags), len(column)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            table[row, column[word]] = count * math.log(len(bags) / seen[word])
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths == 0, 1.0, lengths)
    return np.asarray(table @ table.T)


def _centrality(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    links = (cosines > THRESHOLD).astype(float) + np.eye(len(cosines)) * 1e-9
    steps = links / links.sum(axis=1, keepdims=True)
    rank = np.full(len(steps), 1 / len(steps))
    for _ in range(100):
        rank = (1 - DAMPING) / len(steps) + DAMPING * rank @ steps
    return np.asarray(rank)
