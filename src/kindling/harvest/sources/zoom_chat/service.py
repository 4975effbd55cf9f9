"""Did a person write this, or the platform, or a machine in the room?"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from kindling.harvest.sources.zoom_chat.words import collapsed

_TOO_NEW = "[Full message cannot be displayed on this version]"
_SENT_YOU = " has sent you "
_SENT = re.compile(rf"(?P<who>[^\r\n]{{1,100}}?){_SENT_YOU}[^\r\n]{{1,200}}")
_SHARED_FILE = re.compile(
    r"[^\s/\\:]{1,200}\.(?:jpe?g|png|gif|heic|webp|pdf|docx?|pptx?|xlsx?|csv|txt|zip|mp[34]|mov|m4a)", re.IGNORECASE
)
# The note takers that were seen to announce themselves in a chat.
_MACHINE = re.compile(r"read\.ai\b|fireflies\.ai\b|.*\bnotetaker\b|.*\bzoom bot\b", re.IGNORECASE)


def is_service(text: str, sender: str, names: Collection[str]) -> bool:
    """Whether ``text`` holds no words of a person.

    ``names`` are those of everybody who wrote, white space made even: "Ada Moreau has sent you a file" is the
    platform's sentence, "Nobody has sent you a file" may be somebody's.
    """
    bare = text.strip()
    shared = "." in bare and _SHARED_FILE.fullmatch(bare) is not None
    return shared or bare == _TOO_NEW or _is_machine(sender) or _is_sent(bare, names)


@lru_cache(maxsize=1024)
def _is_machine(sender: str) -> bool:
    return _MACHINE.match(sender) is not None


def _is_sent(text: str, names: Collection[str]) -> bool:
    match = _SENT.fullmatch(text) if _SENT_YOU in text else None
    if not match:
        return False
    who = collapsed(match["who"])
    words = who.split(" ")
    return who in names or (len(words) > 1 and all(word[:1].isupper() for word in words))
