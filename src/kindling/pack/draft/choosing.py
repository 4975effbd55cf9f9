"""Which of the ranked to take: the best first, never twice the same thought, within a budget of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from kindling.pack.draft.meaning import Vectors
from kindling.pack.draft.ranking import EXACT


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be taken: ``lengths`` in words, 0 for what may not.

    ``worth``, from 0 to 1, is how much a high score counts against being unlike what was taken before.
    """

    scores: Vectors
    vectors: Vectors
    lengths: Sequence[int]
    worth: float

    def taken(self, budget: int, allowed: Callable[[list[int], int], bool]) -> list[int]:
        """The rows taken by maximal marginal relevance, in order, together at most ``budget`` words.

        ``allowed`` is asked, with the rows already taken, whether one more may join them.
        """
        lengths = np.array(self.lengths)
        open_rows = lengths > 0
        nearest = np.zeros(len(lengths))
        gain = self.worth * _from_nought_to_one(self.scores, open_rows)
        rows: list[int] = []
        while (fits := open_rows & (lengths <= budget)).any():
            row = int(np.argmax(np.where(fits, np.round(gain - (1 - self.worth) * nearest, EXACT), -np.inf)))
            open_rows[row] = False
            if not allowed(rows, row):
                continue
            rows.append(row)
            budget -= int(lengths[row])
            nearest = np.maximum(nearest, np.clip(self.vectors @ self.vectors[row], 0, 1))
        return rows


def _from_nought_to_one(scores: Vectors, counted: np.typing.NDArray[np.bool_]) -> Vectors:
    if not counted.any():
        return np.zeros(len(scores))
    low, high = scores[counted].min(), scores[counted].max()
    return np.asarray((scores - low) / ((high - low) or 1.0))
