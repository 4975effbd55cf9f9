"""Chat messages worth showing: answered, liked, about something, and not all from one person."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kindling.harvest.records import ChatLine, Line
from kindling.pack.draft.links import ADDRESS
from kindling.pack.draft.records import ChatPick
from kindling.pack.draft.words import content_stems, tokens, word_count, word_set

LIMIT = 12
_FEWEST_WORDS = 5
_FEWEST_TELLING = 2  # words that carry meaning
_ENOUGH = 25  # telling words, from which more is no better
_OF_ONE_PERSON = 3
_TOO_ALIKE = 0.6  # share of telling words two messages have in common
_SPREAD = 0.7  # what each message already picked of a person costs the next

_GREETING = re.compile(
    r"\s*(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|welcome|bonjour|hola|hallo|"
    r"bom dia|boa tarde)"
    r"\b[^.!?\n]*(?:[.!?\n]+|$)\s*)+",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\s*(?:(?:many |big )?(?:thank(?:s| you)|thx|ta|cheers|bye|goodbye|see you|take care|merci|gracias|obrigad[oa]|"
    r"danke)"
    r"\b[^.!?\n]*(?:[.!?\n]+|$)\s*)+",
    re.IGNORECASE,
)
_LOGISTICS = re.compile(
    r"\b(?:on mute|unmute|can(?:no|['’])t hear|can(?: you| anyone| everyone)? hear|can(?: you| anyone)? see|"
    r"share (?:your|the|my) screen|"
    r"screen ?shar\w+|sound (?:is|was|gone)|no sound|audio|camera|wi-?fi|connection|rejoin\w*|dropped out|"
    r"breakout rooms?|"
    r"(?:is|being|was) recorded|recording (?:be|available|link)|slides (?:be|available|afterwards)|in the lobby|"
    r"need to (?:leave|go|drop)|"
    r"have to (?:leave|go|drop)|got to (?:leave|go|drop)|running late|next (?:meeting|month'?s session) is)\b",
    re.IGNORECASE,
)
_LIVED = re.compile(r"\b(?:i|we|my|our|me|us)\b", re.IGNORECASE)
_FELT = word_set(
    "feel felt feeling feelings love loved hope hopeful afraid proud moved touched grateful gratitude kind kindness "
    "listen "
    "listening heard seen care cared trust struck resonates resonated powerful matters mattered learned learnt realised"
)


@dataclass(frozen=True, slots=True)
class _Message:
    ordinal: int
    name: str
    stems: frozenset[str]
    parts: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        return sum(value for _, value in self.parts)


def chat_picks(lines: Sequence[Line], *, limit: int = LIMIT) -> tuple[ChatPick, ...]:
    """At most ``limit`` chat messages worth showing, best first.

    ``lines`` are a harvest's, so that ``reply_to`` and the picks' ordinals count the same; speech is passed over.
    """
    replies = Counter(line.reply_to for line in lines if isinstance(line, ChatLine) and line.reply_to)
    found = [
        message
        for ordinal, line in enumerate(lines, 1)
        if isinstance(line, ChatLine) and (message := _message(line, ordinal, replies[ordinal]))
    ]
    return tuple(_picked(found, limit))


def substance_of(text: str) -> str:
    """A message without links, greeting and thanks; "" where nothing of substance is left."""
    text = ADDRESS.sub(" ", text)
    text = _THANKS.sub("", _GREETING.sub("", text, count=1), count=1).strip()
    if word_count(text) < _FEWEST_WORDS or _LOGISTICS.search(text):
        return ""
    return text if len(set(content_stems(tokens(text)))) >= _FEWEST_TELLING else ""


def _message(line: ChatLine, ordinal: int, replies: int) -> _Message | None:
    text = substance_of(line.text)
    if not text:
        return None
    words = tokens(text)
    stems = frozenset(content_stems(words))
    reactions = sum(max(0, reaction.count) for reaction in line.reactions)
    parts = (
        (_counted("people reacted to it", "person reacted to it", reactions), math.log1p(reactions)),
        (_counted("messages answer it", "message answers it", replies), 0.9 * math.log1p(replies)),
        ("it says something of substance", 1.2 * min(len(stems), _ENOUGH) / _ENOUGH),
        ("it speaks of own experience", 0.25 * bool(_LIVED.search(text))),
        ("it says what mattered", 0.35 * bool(_FELT.intersection(words))),
        ("it asks the others something", 0.15 * text.rstrip().endswith("?")),
    )
    return _Message(ordinal, line.raw_name, stems, parts)


def _counted(many: str, one: str, count: int) -> str:
    return f"{count} {one if count == 1 else many}"


def _picked(found: list[_Message], limit: int) -> list[ChatPick]:
    picks: list[ChatPick] = []
    taken: list[_Message] = []
    names: Counter[str] = Counter()
    while found and len(picks) < limit:
        worth = {one.ordinal: round(one.score - _SPREAD * names[one.name], 4) for one in found}
        best = min(found, key=lambda one: (-worth[one.ordinal], one.ordinal))
        found = [one for one in found if one is not best]
        if names[best.name] < _OF_ONE_PERSON and not any(_alike(best, other) for other in taken):
            taken.append(best)
            names[best.name] += 1
            picks.append(ChatPick(best.ordinal, worth[best.ordinal], _why(best)))
    return picks


def _alike(one: _Message, other: _Message) -> bool:
    return len(one.stems & other.stems) >= _TOO_ALIKE * len(one.stems | other.stems)


def _why(message: _Message) -> str:
    told = sorted((part for part in message.parts if part[1] > 0), key=lambda part: (-part[1], part[0]))[:2]
    text = " and ".join(reason for reason, _ in told)
    return f"{text[0].upper()}{text[1:]}."
