"""Draft bullets: the best sentences of the hour in reported speech, each with the cues it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from kindling.pack.draft.choosing import Choice
from kindling.pack.draft.hour import Hour
from kindling.pack.draft.ranking import Ranking
from kindling.pack.draft.records import DraftBullet
from kindling.pack.draft.reported import reported
from kindling.pack.draft.words import word_count

SHORTEST, LONGEST = 10, 35  # words of a bullet; the best of what was tried on the train and val splits
WORTH = 0.7  # of a high score against being new


def bullet_texts(hour: Hour) -> list[str]:
    """Every candidate in reported speech; "" for what cannot be said so or is too short or long."""
    texts = [reported(one.plain, one.sentence.raw_name, hour.common) for one in hour.candidates]
    return [text if SHORTEST <= word_count(text) <= LONGEST else "" for text in texts]


def chosen_bullets(hour: Hour, ranking: Ranking, texts: Sequence[str], budget: int) -> list[int]:
    """The rows of the candidates that become bullets, best first, together at most ``budget`` words."""
    choice = Choice(ranking.scores, hour.vectors, [word_count(text) for text in texts], WORTH)
    return choice.taken(budget, lambda rows, row: texts[row] not in {texts[taken] for taken in rows})


def bullets_of(hour: Hour, ranking: Ranking, texts: Sequence[str], rows: Sequence[int]) -> tuple[DraftBullet, ...]:
    """The chosen rows as bullets."""
    return tuple(
        DraftBullet(texts[row], sentence.cues, sentence.raw_name, ranking.why(row))
        for row, sentence in ((row, hour.candidates[row].sentence) for row in rows)
    )
