"""Words folded to what they have in common: one case, no accents, one form of each letter."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, and what people type instead.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e"}
)
_GAP = re.compile(r"[\W_]+")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "։", "።")
_CLOSING = "\"'’”»›)]）」』 "
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing: fillers of Hangul, and Braille without a dot."""
_DROPPED = re.compile(r"['’‘ʻʼ`´]")


def fold(text: str) -> str:
    """The text without case, accents and punctuation, its words parted by single spaces; any script.

    Apostrophes vanish (``O’Brien`` is ``obrien``), every other sign parts words.
    """
    spread = unicodedata.normalize("NFKD", _DROPPED.sub("", text).casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return _GAP.sub(" ", unicodedata.normalize("NFC", bare.translate(_PLAIN))).strip()


def is_seen(words: str) -> bool:
    """Whether anything of the words can be seen: a letter, a figure or a sign, not only spaces and hidden marks."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in words)


def ended(words: str) -> str:
    """The words as a sentence: with a full stop, unless they end by themselves, within closing signs too; "" stays."""
    inner = words.rstrip().rstrip(_CLOSING)
    return words.rstrip() if not inner or inner.endswith(_ENDS) else f"{words.rstrip()}."


def counted(number: int, one: str, many: str = "") -> str:
    """``1 place``, ``3 places``; ``many`` where that is not ``one`` with an s."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def whole_number(told: str, *, figures: int = 18) -> int | None:
    """The number that ``told`` writes in at most so many plain figures (18 fit every database); None for other text."""
    return int(told) if told.isascii() and told.isdigit() and len(told) <= figures else None
