"""Who wrote to whom, in the languages that Zoom was seen to save a chat in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\ufeff]")


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language heads a message: the word before the sender (may be none), those before the recipient.

    ``opening`` is what a head begins with: that word and a blank.
    """

    sender: str
    opening: str
    recipient: re.Pattern[str]


def _tongue(sender: str, *recipient: str) -> Tongue:
    return Tongue(sender, f"{sender} " if sender else "", re.compile(rf"(?<! ) +(?:{'|'.join(recipient)}) +"))


TONGUES = (
    _tongue("From", "to", "To"),
    # "à" and "para" were not seen; without them a French or Portuguese private message would look like a public one.
    _tongue("De", "a", "A", "à", "À", "para", "Para"),
    _tongue("Von", "an", "An"),
    _tongue("開始", "終了", "に"),
    _tongue("발신자", "수신자"),
    _tongue("", "對", "对"),
)
"""English, Spanish, German, Japanese (old, new), Korean, Chinese (traditional, simplified; without a first word)."""

PUBLIC = frozenset({"everyone", "all panelists", "todos", "alle", "皆様", "全員", "모두에게", "所有人"})
"""The recipients that are the whole meeting. Anybody else is private: who is forgotten here is hidden, not shown."""

_PRIVATE_MARK = re.compile(
    r"[(（][^\w\r\n]{0,3}(?:direct message|privately|private|en privado|ダイレクトメッセージ)[^\w\r\n]{0,3}[)）]"
    r"[^\w\r\n]{0,3}[:：]",
    re.IGNORECASE,
)


def private_marks(text: str) -> Iterator[re.Match[str]]:
    """Where ``text`` says that a message is private, as it stands behind a recipient, with the colon behind it."""
    return _PRIVATE_MARK.finditer(text) if "(" in text or "（" in text else iter(())


def has_private_mark(text: str) -> bool:
    """Whether it says so anywhere."""
    return next(private_marks(text), None) is not None


def is_public(recipient: str) -> bool:
    """Whether ``recipient`` is the whole meeting, in any of the languages."""
    return collapsed(_UNSEEN.sub("", recipient)).casefold() in PUBLIC


def collapsed(text: str) -> str:
    """``text`` with every run of white space made one blank, none at its ends."""
    return " ".join(text.split())
