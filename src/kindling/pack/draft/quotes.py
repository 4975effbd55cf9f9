"""Quotes: the best sentences exactly as recorded, from one cue each, and not all from one voice."""

from __future__ import annotations

import re
from collections.abc import Collection

from kindling.pack.draft.choosing import Choice
from kindling.pack.draft.hour import Candidate, Hour
from kindling.pack.draft.ranking import Ranking
from kindling.pack.draft.records import DraftQuote
from kindling.pack.draft.reported import can_stand, is_english
from kindling.pack.draft.tidy import begins_again, hum_of, hums_in, opening_of
from kindling.pack.draft.words import word_count

SHORTEST, LONGEST = 7, 45  # words of a quote; up to 60 are allowed, and none over 45 was the better for it
OF_ONE_VOICE = 3
WORTH = 0.8  # of a high score against being new
_SPEAKS_MOST = 0.4  # share of the hour's words that makes a voice the speaker's
_FLUENT = 0.15  # share of words that tidying may take from a quotable sentence
_HUMS = 1  # fillers in a quote; a second one is a stumble
_WHOLE_CUES = 3  # with fewer sentences that lie within one cue, quotes may run over several
# Leading the evening is not what the evening said.
_CHAIRING = re.compile(
    r"\b(?:(?:our|tonight['’]s|today['’]s|the next|next) "
    r"(?:guest|speaker|question|agenda|conversation|item|slide|presentation)|"
    r"welcome(?: back)?,? (?:to|everyone|everybody|all)|small groups|breakout|agenda|on mute|the recording|hand over|"
    r"move on|next month|next meeting|this meeting|minutes left)\b",
    re.IGNORECASE,
)
_WELL_ENDED = re.compile(r"[.!?…。！？][\"'”’」』）)]*$")


def quote_texts(hour: Hour) -> list[str]:
    """Every candidate as it may be quoted, without its opening ("So, um, "); "" for what may not."""
    small = [one.sentence.text[0].islower() for one in hour.candidates]
    # Where sentences have capitals, one without is the rest of another.
    begun = [not low or sum(small) > len(small) / 2 for low in small]
    texts = [_quotable(one) if whole else "" for whole, one in zip(begun, hour.candidates, strict=True)]
    within = [text if len(one.sentence.cues) == 1 else "" for text, one in zip(texts, hour.candidates, strict=True)]
    return within if sum(map(bool, within)) >= _WHOLE_CUES else texts


def _quotable(candidate: Candidate) -> str:
    text = _from_its_beginning(candidate.sentence.text)
    kept = word_count(candidate.plain) / max(1, word_count(text))
    fluent = kept >= 1 - _FLUENT and hums_in(text) <= _HUMS and not begins_again(text)
    whole = bool(_WELL_ENDED.search(text)) and (can_stand(text) or not is_english(text))
    return text if fluent and whole and not _CHAIRING.search(text) and SHORTEST <= word_count(text) <= LONGEST else ""


def _from_its_beginning(text: str) -> str:
    while skip := hum_of(text) or opening_of(text):
        text = text[skip:]
    return text


def chosen_quotes(hour: Hour, ranking: Ranking, budget: int, speakers: Collection[str]) -> tuple[DraftQuote, ...]:
    """The quotes, best first, together at most ``budget`` words, at most three of a voice that is no speaker's."""
    texts = quote_texts(hour)
    names = [one.sentence.raw_name for one in hour.candidates]
    free = {name for name, share in hour.shares.items() if share >= _SPEAKS_MOST} | set(speakers)

    def allowed(rows: list[int], row: int) -> bool:
        if texts[row] in {texts[taken] for taken in rows}:
            return False
        return names[row] in free or sum(names[taken] == names[row] for taken in rows) < OF_ONE_VOICE

    choice = Choice(ranking.scores, hour.vectors, [word_count(text) for text in texts], WORTH)
    return tuple(_quote(hour.candidates[row], texts[row], ranking.why(row)) for row in choice.taken(budget, allowed))


def _quote(candidate: Candidate, text: str, why: str) -> DraftQuote:
    sentence = candidate.sentence
    return DraftQuote(text, sentence.raw_name, sentence.cues[0], sentence.at, why, sentence.cues)
