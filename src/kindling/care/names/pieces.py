"""How a cleaned display name falls apart: what stands outside brackets, what inside, what between bars and dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BARS = ",;|/\\-–—:@"
_BLANKS = f" {_BARS}"
_EDGES = f" {_BARS}_([{{（【)]}}）】"
_GROUP = re.compile(r"([(\[{（【]|(?<= )\"(?=[^\"\s)]+\) ))([^()\[\]{}（）【】]*)([)\]}）】]|$)")
_QUOTED_WITHIN = re.compile(r"(?<=\S)\s+[\"“‘']([^\"”’'\s]+)[\"”’']\s+(?=\S)")
_TAIL = re.compile(r"\s*(?:\.{2,}|…)\s*$")
_SEPARATOR = re.compile(
    r"\s*[|│¦•·●]+\s*|\s+[-–—/\\:~>]+\s+|(?<=\S)\s*[–—]\s*(?=\S)|(?<=\w)[-:]\s+|(?<=\w)\s+-(?=\w)|\s+@\s+"
    r"|\s*//\s*|\s*;\s*|\s*／\s*"
)
_PRONOUNS = re.compile(
    r"(?i)(?<![\w/])(?:she|he|they|her|him|them|ze|xe|elle|il|iel|ella|él|sie|er|hen|any|hi|hon|hun|hän|ela|ele|elu|lei|lui|ona|zij|hij|ey|fae|xier|iyel)"
    r"(?:\s?[/\\|]\s?(?:she|he|they|her|hers|him|his|them|theirs|hir|zir|xem|lui|elle|el|ella|él|elle|ihr"
    r"|ihm|any|it|ei|henne|hende|ham|honom|haar|hem|dela|dele|delu|jej|faer|em|dey|ael))+(?![\w/])"
)
_MENTION = re.compile(r"(?<!\S)@(\w[\w.\-]*)")


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket; ``after`` counts the plain stretches that stand before it."""

    text: str
    sign: str
    unclosed: bool
    after: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """A display name taken apart, in its order; ``barred`` holds the places of plain stretches that a bar opens."""

    plain: tuple[str, ...]
    barred: frozenset[int]
    brackets: tuple[Bracket, ...]
    pronouns: str
    mention: str
    cut_off: bool


def take_apart(text: str) -> Pieces:
    """The pieces of a cleaned display name; together they hold all of its words."""
    shorter = _TAIL.sub("", text)
    pronouns = _PRONOUNS.search(shorter)
    spoken = " ".join(part for part in _PRONOUNS.split(shorter)) if pronouns else shorter
    mention = _MENTION.search(spoken)
    if mention:
        spoken = f"{spoken[: mention.start()]} {spoken[mention.end() :]}"
    plain, barred, brackets = _brackets(_QUOTED_WITHIN.sub(r' "\1) ', spoken))
    unclosed = any(bracket.unclosed for bracket in brackets)
    return Pieces(
        plain=plain,
        barred=barred,
        brackets=brackets,
        pronouns=tidy_pronouns(pronouns[0]) if pronouns else "",
        mention=mention[1].rstrip(".-") if mention else "",
        cut_off=unclosed or shorter != text,
    )


def _brackets(text: str) -> tuple[tuple[str, ...], frozenset[int], tuple[Bracket, ...]]:
    plain: list[str] = []
    barred: set[int] = set()
    brackets: list[Bracket] = []
    start = 0
    for found in [*_GROUP.finditer(text), None]:
        stretch = text[start : found.start() if found else len(text)].strip()
        if bare := stretch.strip(_EDGES):
            if stretch[0] in _BARS:
                barred.add(len(plain))
            plain.append(bare)
        if found and (inner := found[2].strip(_BLANKS.replace("@", ""))):
            brackets.append(Bracket(inner, found[1], not found[3], len(plain)))
        start = found.end() if found else start
    return tuple(plain), frozenset(barred), tuple(brackets)


def segments(text: str) -> list[tuple[str, str]]:
    """The stretches between bars, dashes and slashes, each with the sign in front of it ("" for the first)."""
    found: list[tuple[str, str]] = []
    start, sign = 0, ""
    for mark in _SEPARATOR.finditer(text):
        found.append((text[start : mark.start()].strip(_BLANKS), sign))
        start, sign = mark.end(), mark[0].strip()
    found.append((text[start:].strip(_BLANKS), sign))
    return [(words, sign) for words, sign in found if words]


def tidy_pronouns(text: str) -> str:
    """Pronouns as "she/her": small letters, slashes between."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return " ".join(found) if "pronouns" in found else "/".join(found)
