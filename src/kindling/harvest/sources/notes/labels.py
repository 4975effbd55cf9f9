"""Which words open a section of somebody's notes, and which tell about it?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kindling.harvest.records import NoteKind
from kindling.harvest.speakers import prefix

_NUMBER = r"(?:[0-9]{1,3}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_GROUP = re.compile(
    r"(?P<group>(?:(?:small|breakout|discussion)\s+)?(?:group|room|table|breakout)(?:\s*(?:no\.?|#)\s*|\s+|(?=[0-9]))"
    rf"{_NUMBER})(?:\s*\((?P<about>[^()]{{1,120}})\))?(?:\s*[:–—-]\s*(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_GROUPS = r"(?:small\s+)?(?:groups?|day|month|breakouts?|discussion)"
_WHOSE = r"(?:the|our|today[’']s|breakout|discussion|group)"
_SECTIONS = (
    (NoteKind.SHARE_BACK, r"(?:the\s+)?(?:shar(?:e|ing)[- ]?back|report(?:ing)?[- ]?back|plenary)"),
    (NoteKind.SHARE_BACK, r"feedback from (?:the )?groups"),
    (NoteKind.REFLECTION, r"(?:(?:our|the)\s+)?(?:closing|final)\s+(?:reflections?|words?|thoughts?|round)"),
    (NoteKind.REFLECTION, r"reflections|check[- ]?out|take[- ]?aways?"),
    (NoteKind.QUESTION, rf"(?:{_WHOSE}\s+)*questions?(?:\s+(?:of|for)\s+(?:(?:the|our|this)\s+)?{_GROUPS})?"),
    (NoteKind.RESOURCE, r"(?:resources?|links|references)(?:\s+(?:and|&)\s+(?:links|resources))?"),
    (NoteKind.RESOURCE, r"(?:further|suggested)\s+reading|to read"),
)
_AFTER = r"(?:\s*\((?P<about>[^()]{1,120})\))?\s*(?:[:–—]\s*(?P<rest>.*))?"
_NAMED = tuple((kind, re.compile(rf"(?:{words}){_AFTER}", re.IGNORECASE | re.DOTALL)) for kind, words in _SECTIONS)
_SCRIBE = re.compile(
    r"(?:scribes?|note[- ]?takers?|(?:scribed|notes(?:\s+taken)?|recorded)\s+by)"
    r"(?:\s*[:–—-]\s*|\s+)(?P<name>\S.{0,119})",
    re.IGNORECASE,
)
# Most lines are words: one look at the first of them spares a dozen others.
_FIRST = re.compile(
    r"apolog|asked|attend|breakout|check|closing|date|discussion|feedback|final|further|group|held|in attend|links|note"
    r"|our|participa|plenary|posed|present|question|record|refer|reflect|report|resource|room|scribe|shar|small"
    r"|suggest|table|take|the\b|to read|today|when",
    re.IGNORECASE,
)
_POSED = re.compile(r"(?:posed|asked|question) by\s*:?\s+(?P<name>\S.{0,119})", re.IGNORECASE)
_DATE = re.compile(r"(?:date|when|held on)\s*:\s*(?P<date>.{4,60})", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:participants?|attendees?|(?:in )?attendance|attending|present|apologies)(?:\s*\([^()]{1,120}\))?"
    r"(?:(?:\s*[:–—]|\s-\s)\s*(?P<names>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(r"\([^()]{0,120}\)")
_SIGNED = re.compile(r"(?P<words>.*\S)\s+[–—]\s*(?P<name>[^–—:.!?]{2,80})", re.DOTALL)
_POSED_LAST = re.compile(r"(?P<words>.*\S)\s*\((?P<about>[^()]{1,120})\)", re.DOTALL)
_LONGEST = 1000
"""Characters of a line at whose end a name is looked for."""


@dataclass(frozen=True, slots=True)
class Label:
    """A section's opening: ``about`` is what stands in its brackets, ``rest`` what follows it on the line."""

    kind: NoteKind
    group: str = ""
    about: str = ""
    rest: str = ""


def may_tell(text: str) -> bool:
    """Whether the line begins as a label or one of the other lines that tell about a section do."""
    return _FIRST.match(text) is not None


def label(text: str) -> Label | None:
    """The section that a line opens, or None."""
    if not may_tell(text):
        return None
    group = _GROUP.fullmatch(text)
    if group:
        return Label(NoteKind.GROUP, group["group"], group["about"] or "", group["rest"] or "")
    for kind, words in _NAMED:
        match = words.fullmatch(text)
        if match:
            return Label(kind, "", match["about"] or "", match["rest"] or "")
    return None


def scribe(text: str) -> str:
    """Who took the notes, where the line or the brackets behind a label say so; else empty."""
    return _name(_SCRIBE, text)


def poser(text: str) -> str:
    """Who posed the question, where the line or the brackets say so; else empty."""
    return _name(_POSED, text)


def date_told(text: str) -> str:
    """What a line calls the date, else empty."""
    match = _DATE.fullmatch(text)
    return match["date"].strip() if match else ""


def people_told(text: str) -> str | None:
    """The names that a line lists behind ``Participants:`` or the like, "" where they follow it; else None."""
    match = _PEOPLE.fullmatch(text)
    names = (match["names"] or "").strip() if match else None
    return names if not names or lists_people(names) else None


def lists_people(text: str) -> bool:
    """Whether it begins with a name, or holds several entries of three words at most."""
    entries = [entry.strip() for entry in re.split(r"[,;&]|\band\b", _BRACKETED.sub("", text)) if entry.strip()]
    short = len(entries) > 1 and all(len(entry.split()) <= 3 for entry in entries)
    return short or (bool(entries) and is_name(entries[0]))


def _name(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.fullmatch(text)
    name = match["name"].strip(" .") if match else ""
    return name if is_name(name) else ""


def contributor(text: str) -> tuple[str, str]:
    """Whose words a line holds, and the words: ``Ada Okafor: ...`` or ``... – Ada Okafor``; else nobody's."""
    name, words = prefix(text)
    if words and is_name(name):
        return name, words
    signed = _SIGNED.fullmatch(text) if len(text) <= _LONGEST else None
    if signed and is_name(signed["name"]):
        return signed["name"].strip(), signed["words"]
    return "", text


def posed_question(text: str) -> tuple[str, str]:
    """Who posed a question that ends in ``(posed by Ada Okafor)``, and the question; else nobody and the text."""
    match = _POSED_LAST.fullmatch(text) if len(text) <= _LONGEST else None
    name = poser(match["about"]) if match else ""
    return (name, match["words"]) if match and name else ("", text)


def is_name(text: str) -> bool:
    """Whether it is written as a name: up to six words before a comma or bracket, first and last not in lower case."""
    words = re.split(r"[,(]", text, maxsplit=1)[0].split()
    return (
        0 < len(words) <= 6 and words[0][0].isalpha() and all(not word[0].islower() for word in (words[0], words[-1]))
    )
