"""Kind-language hints under the editors' own words: each says why, what may stand instead, and can be left for good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kindling.care.kind_language import Hint, hints
from kindling.contributions.actions import raise_flags, settle_flags
from kindling.contributions.queries import flags_of
from kindling.contributions.queries.cited import settled
from kindling.contributions.records import Finding
from kindling.conversations.models import Conversation
from kindling.curation.looking import UNKIND
from kindling.ground.actors import Actor
from kindling.kernel.text import fold
from kindling.pack.document import Section

KIND = "own wording"
"""What was left here. `curation` raises hints of its own kind at each save, and takes back those it finds no more."""

MOST_WAYS = 4
_WHICH = re.compile(r"([0-9]{1,3})\.([0-9])")

LEFT = "Looked at, and left as it is."
HINTED = {"Paragraph", "Heading", "Bullet", "Point", "Callout", "Question", "World", "Priority"}
"""The kinds of pieces whose main words the pack says itself."""


@dataclass(frozen=True, slots=True)
class HintRow:
    """One hint: ``number`` counts among those of its text, ``words`` are the term as it stands there.

    ``ways`` are the alternatives that can stand in its place as they are.
    """

    number: int
    words: str
    why: str
    instead: str
    source: str
    ways: tuple[str, ...]


class Left:
    """The terms that a month's editors looked at and left; asked for at the first hint, for most texts have none."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def is_left(self, term: str, section: Section) -> bool:
        """Whether a term was left as it is in a section."""
        return (term, section.title) in self._settled

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str]]:
        return settled(self._conversation, {UNKIND, KIND})


def hint_rows(text: str, section: Section, left: Left) -> tuple[HintRow, ...]:
    """The hints for a text of a section, without terms that were looked at there and left."""
    found = enumerate(hints(text))
    return tuple(_row(text, at, one) for at, one in found if not left.is_left(_term(text, one), section))


def _row(text: str, number: int, hint: Hint) -> HintRow:
    return HintRow(number, _term(text, hint), hint.why, hint.instead, hint.source, _ways(hint))


def _term(text: str, hint: Hint) -> str:
    return text[hint.start : hint.end]


def _ways(hint: Hint) -> tuple[str, ...]:
    """The alternatives that can stand in the term's place as they are; others only show the way."""
    found = (one.strip() for one in hint.instead.replace(";", ",").split(","))
    return tuple(one for one in found if "..." not in one and one)[:MOST_WAYS]


def said_instead(text: str, which: str) -> str:
    """``text`` with an alternative for one of its hints, as an address names both (``0.1``); nothing without them."""
    asked = _WHICH.fullmatch(which)
    found = hints(text) if asked else ()
    if not asked or int(asked[1]) >= len(found) or int(asked[2]) >= len(_ways(found[int(asked[1])])):
        return ""
    hint = found[int(asked[1])]
    way = _ways(hint)[int(asked[2])]
    said = way[0].upper() + way[1:] if text[hint.start].isupper() else way
    return text[: hint.start] + said + text[hint.end :]


def leave_hint(*, by: Actor, conversation: Conversation, section: Section, text: str, number: int) -> bool:
    """Remembers that one hint of ``text`` was looked at; whether there was one."""
    found = hints(text)
    if number >= len(found):
        return False
    term = _term(text, found[number])
    raise_flags(conversation=conversation, found=[_finding(section, text, term, found[number])])
    kinds, there = {UNKIND, KIND}, (term, section.title)
    ids = [one.id for one in flags_of(conversation) if one.kind in kinds and (one.what, one.where) == there]
    settle_flags(by=by, conversation=conversation, ids=ids, status="kept", reason=LEFT)
    return True


def _finding(section: Section, text: str, term: str, hint: Hint) -> Finding:
    sentence = f"{hint.why} Perhaps: {hint.instead}"
    same = (section.id, fold(text))
    return Finding(KIND, term, sentence, same, section.title, instead=hint.instead, sure=False, blocks=False)
