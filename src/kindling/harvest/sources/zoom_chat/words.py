"""Who wrote to whom, in the languages that Zoom was seen to save a chat in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\ufeff]")


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language heads a message: the word before the sender (may be none), those before the recipient."""

    sender: str
    recipient: re.Pattern[str]


def _tongue(sender: str, *recipient: str) -> Tongue:
    return Tongue(sender, re.compile(rf"(?<! ) +(?:{'|'.join(recipient)}) +"))


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

PRIVATE_MARK = re.compile(
    r"[(（] ?(?:direct message|privately|private|en privado|ダイレクトメッセージ) ?[)）] ?:", re.IGNORECASE
)
"""What stands behind the recipient of a private message, with the colon that ends the head."""


def is_public(recipient: str) -> bool:
    """Whether ``recipient`` is the whole meeting, in any of the languages."""
    return collapsed(_UNSEEN.sub("", recipient)).casefold() in PUBLIC


def collapsed(text: str) -> str:
    """``text`` with every run of white space made one blank, none at its ends."""
    return " ".join(text.split())
