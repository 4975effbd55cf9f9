"""How did people react? Teams pastes counts without people, in two spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kindling.harvest.records import Reaction

_SUMMARY = re.compile(r" ?[a-z0-9][a-z0-9_-]* [0-9]{1,5}(?: [a-z0-9][a-z0-9_-]* [0-9]{1,5})*")
_COUNTED = re.compile(r"[a-z0-9][a-z0-9_-]* [0-9]+")
_SENTENCE = re.compile(r"(?P<count>[0-9]{1,5}) (?P<name>[A-Za-z][\w '’-]{1,40}) reactions?\.")
_CODED = re.compile(r"(?P<code>[0-9a-f]{4,5}(?:-[0-9a-f]{4,5})*)_.+")
_NAMED = {
    "like": "👍", "heart": "❤️", "laugh": "😆", "surprised": "😮", "sad": "🙁", "angry": "😠", "smile": "😊",
    "wink": "😉", "handsinair": "🙌", "clap": "👏", "applause": "👏", "fire": "🔥", "celebrate": "🎉", "cake": "🎂",
    "yes": "👍", "no": "👎", "dislike": "👎", "ok": "👌", "fistbump": "👊", "handshake": "🤝", "highfive": "✋",
    "muscle": "💪", "praying": "🙏", "thanks": "🙏", "cry": "😢", "cool": "😎", "think": "🤔", "launch": "🚀",
    "star": "⭐", "sun": "☀️", "coffee": "☕", "rainbow": "🌈", "party": "🥳", "eyes": "👀", "100": "💯",
}  # fmt: skip


def summary_of(line: str) -> tuple[Reaction, ...]:
    """The reactions of a line such as `` heart 2 like 1``, which begins with one blank; none if it is no such line."""
    if not line.startswith(" ") or not _SUMMARY.fullmatch(line.rstrip()):
        return ()
    pairs = [pair.rsplit(" ", 1) for pair in _COUNTED.findall(line)]
    return tuple(Reaction(emoji_of(name), int(count)) for name, count in pairs)


def sentence_of(line: str) -> Reaction | None:
    """The reaction of a line such as ``3 Heart reactions.``; None if it is no such line."""
    match = _SENTENCE.fullmatch(line.strip())
    return Reaction(emoji_of(match["name"]), int(match["count"])) if match else None


def added(reactions: Iterable[Reaction]) -> tuple[Reaction, ...]:
    """One entry an emoji, in the order of their first."""
    counts: dict[str, int] = {}
    for reaction in reactions:
        counts[reaction.emoji] = counts.get(reaction.emoji, 0) + reaction.count
    return tuple(Reaction(emoji, count) for emoji, count in counts.items())


@lru_cache(maxsize=512)
def emoji_of(name: str) -> str:
    """The emoji that Teams calls ``name`` (``heart``, ``1f44b_wavinghand``, ``Grimacing face``), else ``:name:``."""
    coded = _CODED.fullmatch(name)
    if coded:
        return "".join(_character(int(code, 16)) for code in coded["code"].split("-"))
    plain = name.casefold().strip()
    return _NAMED.get(plain) or _looked_up(plain) or f":{plain}:"


def _character(code: int) -> str:
    """The character of a code; the mark for "unknown" where the code is none of an emoji."""
    return chr(code) if 0x203C <= code <= 0x1FAFF and not 0xD800 <= code <= 0xF8FF else "\N{REPLACEMENT CHARACTER}"


def _looked_up(name: str) -> str:
    """The character that Unicode calls so, with or without the word that Teams leaves out."""
    for spelling in (f"{name} symbol", f"{name} sign", f"{name} face", name):
        try:
            found = unicodedata.lookup(spelling.upper())
        except KeyError:
            continue
        if ord(found[0]) > 0x203B:
            return found
    return ""
