"""Kind-language hints under the editors' own words: each says why, what may stand instead, and can be left for good."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kindling.care.kind_language import Hint, hints
from kindling.contributions.actions import raise_flags, settle_flags
from kindling.contributions.queries import flags_of
from kindling.contributions.queries.cited import settled
from kindling.contributions.records import Finding, FlagShown
from kindling.conversations.models import Conversation
from kindling.curation.looking import UNKIND
from kindling.ground.actors import Actor
from kindling.kernel.text import fold
from kindling.pack.document import Section

LEFT = "Looked at, and left as it is."
HINTED = {"Paragraph", "Heading", "Bullet", "Point", "Callout", "Question", "World", "Priority"}
"""The kinds of pieces whose main words the pack says itself."""


@dataclass(frozen=True, slots=True)
class HintRow:
    """One hint: ``number`` counts among those of its text, ``words`` are the term as it stands there.

    ``say`` is the text with the first alternative in its place, or empty where that needs the editor's own words.
    """

    number: int
    words: str
    why: str
    instead: str
    source: str
    say: str


class Left:
    """The terms that a month's editors looked at and left; asked for at the first hint, for most texts have none."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def is_left(self, term: str, section: Section) -> bool:
        """Whether a term was left as it is in a section."""
        return (term, section.title) in self._settled

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str]]:
        return settled(self._conversation, UNKIND)


def hint_rows(text: str, section: Section, left: Left) -> tuple[HintRow, ...]:
    """The hints for a text of a section, without terms that were looked at there and left."""
    found = enumerate(hints(text))
    return tuple(_row(text, at, one) for at, one in found if not left.is_left(_term(text, one), section))


def _row(text: str, number: int, hint: Hint) -> HintRow:
    return HintRow(number, _term(text, hint), hint.why, hint.instead, hint.source, said_otherwise(text, hint))


def _term(text: str, hint: Hint) -> str:
    return text[hint.start : hint.end]


def said_otherwise(text: str, hint: Hint) -> str:
    """``text`` with the first alternative instead of the term; nothing where the alternative only shows the way."""
    first = hint.instead.replace(";", ",").split(",")[0].strip()
    if "..." in first or " or " in first or len(hint.instead) > 80:
        return ""
    if text[hint.start].isupper():
        first = first[0].upper() + first[1:]
    return text[: hint.start] + first + text[hint.end :]


def said_instead(text: str, number: str) -> str:
    """``text`` with a kinder word for its hint of that number, as an address gives it; nothing where there is none."""
    found = hints(text)
    if not (number.isascii() and number.isdigit() and len(number) < 4 and int(number) < len(found)):
        return ""
    return said_otherwise(text, found[int(number)])


def leave_hint(*, by: Actor, conversation: Conversation, section: Section, text: str, number: int) -> bool:
    """Remembers that one hint of ``text`` was looked at; whether there was one."""
    found = hints(text)
    if number >= len(found):
        return False
    term = _term(text, found[number])
    if not _open(conversation, section, term):
        raise_flags(conversation=conversation, found=[_finding(section, text, term, found[number])])
    ids = [one.id for one in _open(conversation, section, term)]
    settle_flags(by=by, conversation=conversation, ids=ids, status="kept", reason=LEFT)
    return True


def _open(conversation: Conversation, section: Section, term: str) -> list[FlagShown]:
    return [one for one in flags_of(conversation) if (one.kind, one.what, one.where) == (UNKIND, term, section.title)]


def _finding(section: Section, text: str, term: str, hint: Hint) -> Finding:
    """As `curation.looking` finds it in paragraphs and points; of an introduction it finds none."""
    sentence = f"{hint.why} Perhaps: {hint.instead}"
    same = (section.id, fold(text))
    return Finding(UNKIND, term, sentence, same, section.title, instead=hint.instead, sure=False, blocks=False)
