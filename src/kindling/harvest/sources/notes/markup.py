"""What does a line of notes say without its marks?"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Each class stops at the next mark, so that a line of nothing but marks is still read in one pass.
_BOLD = re.compile(r"\*\*([^*]{1,500})\*\*|__([^_]{1,500})__")
_EMPHASIS = re.compile(r"(?<!\w)([*_])([^*_\s](?:[^*_]{0,300}[^*_\s])?)\1(?!\w)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\(<?([^()\s<>]{1,2000})>?\)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~>-])")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"\s*(?:[-*+•‣◦–—·]|[0-9]{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)")
_ANY_MARK = re.compile(r"[*_<\[\\]")
_QUOTED = re.compile(r"\s*(?:>\s?)+")

_LONGEST_HEADING = 500

PLAIN = 7
"""The level of a heading that is none in Markdown: below all six."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its marks: ``level`` of its heading, 1 to 6, else `PLAIN`."""

    text: str
    level: int = PLAIN
    bullet: bool = False
    indented: bool = False


def unmarked(raw: str) -> Line:
    """The line as a reader sees it."""
    shown = raw[quoted.end() :] if (quoted := _QUOTED.match(raw)) else raw
    heading = _HEADING.fullmatch(shown) if "#" in shown[:4] and len(shown) <= _LONGEST_HEADING else None
    if heading:
        return Line(_words(heading[2]), len(heading[1]))
    bullet = _BULLET.fullmatch(shown)
    return Line(_words(bullet[1] if bullet else shown), PLAIN, bullet is not None, shown[:1] in {" ", "\t"})


def _words(text: str) -> str:
    if not _ANY_MARK.search(text):
        return " ".join(text.split())
    text = _AUTOLINK.sub(r"\1", _LINK.sub(_told_link, text))
    text = _BOLD.sub(lambda bold: bold[1] or bold[2], text)
    return " ".join(_ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", text)).split())


def _told_link(link: re.Match[str]) -> str:
    return link[2] if link[1] == link[2] else f"{link[1]} ({link[2]})"
