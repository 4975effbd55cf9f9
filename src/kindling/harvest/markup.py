"""What do the words of a cue say once their tags are gone, and whose voice do the tags name?"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from kindling.harvest.speakers import Piece

# Neither class crosses a "<", so that a cue full of unclosed tags is still read in one pass.
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[ \t.][^<>]*)?>|<[0-9:.]+>", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^<>\s]*)?(?:[ \t]+([^<>]*))?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|lrm|rlm|#[0-9]{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without tags, its entities as the characters they stand for, no blanks round it."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text.strip()


def plain_lines(payload: Sequence[str]) -> list[str]:
    """The lines of a cue that hold words."""
    return [line for line in map(plain, payload) if line]


def has_voice(payload: Sequence[str]) -> bool:
    """Whether a tag of the cue names a voice."""
    return any("<v" in line and _VOICE.search(line) for line in payload)


def voices(payload: Sequence[str]) -> list[Piece]:
    """Each voice of a cue with its words; a voice need not be closed, and its tag may stand alone on its line."""
    before, *rest = _VOICE.split(" ".join(payload))
    pairs = [("", before), *zip(rest[0::2], rest[1::2], strict=True)]
    pieces = [(plain(name or ""), " ".join(plain(text).split())) for name, text in pairs]
    return [(name, text) for name, text in pieces if text]
