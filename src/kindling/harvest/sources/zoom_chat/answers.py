"""Is this message a reaction, or a reply, and what does it quote?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kindling.harvest.sources.zoom_chat.words import collapsed

_OPENING = '"“”„«'
_CLOSING = '"“”»'
_REACTED = "Reacted to "
_REMOVED = re.compile(r"Removed an? (?P<emoji>[^\r\n]{1,64}?) reaction from ")
_REPLY_HEAD = (
    r"(?:Replying to|(?:Als )?Antwort (?:an|auf)|Antwortet auf|(?:En )?[Rr]éponse à|Répond à|En respuesta a"
    r"|Respondiendo a|Respuesta a|In risposta a|Risposta a|Rispondendo a|Em resposta a|Resposta a|Respondendo a"
    r"|(?:Als )?[Aa]ntwoord op|Antwoordt op|Reactie op)[ \xa0]"
)
_REPLYING = re.compile(rf"{_REPLY_HEAD}(?=[{_OPENING}])")
_REACTED_ABROAD = re.compile(
    r"(?:Reagierte? auf|Hat auf|(?:A )?[Rr]éagi à|Reaccionó a|Ha reaccionado a|(?:Ha )?[Rr]eagito a|Reagiu a"
    rf"|Reageerde op|(?:Heeft )?[Gg]ereageerd op)[ \xa0](?P<quote>[{_OPENING}].{{1,2000}}[{_CLOSING}])"
    r"[ \xa0](?:mit|avec|con|com|met) (?P<emoji>\S{1,32})(?: reagiert)?\s*",
    re.DOTALL,
)
_WITH = " with "
_ELLIPSES = ("...", "…")
# The quotation ends with its mark and a newline; mobiles write one newline, others an empty line.
_QUOTE_END = re.compile(r"[\"“”»][ \t]*(?:\r|\n)\s*")
_QUOTE_END_WIDE = re.compile(r"[\"“”»][ \t]*(?:\r|\n)[ \t]*(?:\r|\n)\s*")
_QUOTE_END_INLINE = re.compile(r"[\"“”»](?:\s+|\Z)")
# In a language not known: a few words, a quotation, then nothing, an emoji, or words on a new line. Shorter quotations
# than these ten characters are anybody's.
_ANSWERS = re.compile(
    r"[^\r\n\"“”«»„「」]{2,60}[\"“«„「](?P<quote>[^\r\n].{9,2000}?)[\"”»“」]"
    r"[ \t]*(?:[\r\n]|(?:[^\r\n]{0,20}\W)?\s*\Z)",
    re.DOTALL,
)
_ANY_HEAD = re.compile(r"[^\r\n\"“”«»„「」]{2,60}(?=[\"“«„「])")
_MOST_ENDS = 4
# An emoji of a family with skin tones or a flag of tags has up to about 20 code points.
_LONGEST_EMOJI = 32
_CLAIM = re.compile(rf"(?<![^\r\n])(?:{_REACTED}|{_REPLY_HEAD}|{_REMOVED.pattern})[{_OPENING}]*")
_LOOKED_AT = 200
# The fewest characters that a client was seen to quote of a longer message.
_SHORTEST_CUT = 17


@dataclass(frozen=True, slots=True)
class Quote:
    """The beginning of another message, as the platform quotes it."""

    recorded: str

    @property
    def full(self) -> str:
        """All of it, white space made even."""
        return collapsed(self.recorded)

    @property
    def cut(self) -> str:
        """What stands before its ellipsis, where it has one."""
        return next(
            (self.full.removesuffix(dots).rstrip() for dots in _ELLIPSES if self.full.endswith(dots)), self.full
        )


@dataclass(frozen=True, slots=True)
class Reacted:
    """``Reacted to "..." with ...``, or that taken back."""

    quote: Quote
    emoji: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply quotes, and its own words; ``sure`` where only the platform writes like that."""

    quote: Quote
    words: str
    sure: bool


def reaction(text: str) -> Reacted | None:
    """The reaction that ``text`` tells of, in every spelling seen; None if it tells of none."""
    if text.startswith(_REACTED):
        quote, found, emoji = text.removeprefix(_REACTED).rpartition(_WITH)
        emoji = emoji.strip().strip(_OPENING)
        return Reacted(Quote(_bare(quote)), emoji) if found and _is_emoji(emoji) else None
    abroad = _REACTED_ABROAD.fullmatch(text)
    if abroad and _is_emoji(abroad["emoji"]):
        return Reacted(Quote(_bare(abroad["quote"])), abroad["emoji"])
    taken = _REMOVED.match(text) if text.startswith("Removed a") else None
    if taken and _is_emoji(taken["emoji"]):
        return Reacted(Quote(_bare(text[taken.end() :])), taken["emoji"], removed=True)
    return None


def _is_emoji(text: str) -> bool:
    """Whether it can be one: short, and no words (a keycap begins with a figure, a name stands between colons)."""
    if not 0 < len(text) <= _LONGEST_EMOJI or any(char.isspace() for char in text):
        return False
    return text[0] == text[-1] == ":" or not any(char.isalpha() and char != "ℹ" for char in text)


def _bare(quoted: str) -> str:
    """Without the quotation marks round it, of which the closing one may be missing."""
    bare = quoted.strip()
    opened = bare[1:] if bare[:1] in tuple(_OPENING) else bare
    return opened[:-1] if opened[-1:] in tuple(_CLOSING) else opened


def is_reply(text: str) -> bool:
    """Whether ``text`` begins as replies do, in one of the languages known."""
    return _REPLYING.match(text) is not None


def replies(text: str, *, known: bool = True) -> Iterator[Reply]:
    """Every way to part ``text`` into what it quotes and its own words, likeliest first.

    None where it does not begin as replies do: in a language that is ``known``, else in any.

    A quotation may hold quotation marks and newlines of its own, so that only the messages before can tell.
    """
    head = (_REPLYING if known else _ANY_HEAD).match(text)
    if head is None:
        return
    rest = text[head.end() :]
    seen = set()
    for shape in (_QUOTE_END_WIDE, _QUOTE_END, _QUOTE_END_INLINE):
        for end in islice(shape.finditer(rest, 1), _MOST_ENDS):
            if end.start() not in seen:
                # French sets blanks inside its quotation marks.
                quote = Quote(rest[1 : end.start()].strip("\xa0\u202f") if rest[0] == "«" else rest[1 : end.start()])
                yield Reply(quote, rest[end.end() :], shape is not _QUOTE_END_INLINE or quote.full.endswith(_ELLIPSES))
            seen.add(end.start())


def claims(text: str) -> Iterator[Quote]:
    """The beginning of whatever ``text`` seems to quote where one of its lines begins like an answer of the platform,
    whether or not it goes on like one.
    """
    for claim in _CLAIM.finditer(text):
        begun = Quote(text[claim.end() : claim.end() + _LOOKED_AT])
        yield Quote(begun.full[:_SHORTEST_CUT])


def foreign_quote(text: str) -> Quote | None:
    """What ``text`` quotes where it is built like an answer of the platform, in whatever language."""
    match = _ANSWERS.match(text)
    return Quote(match["quote"]) if match else None
