"""Where in a pack somebody is named who is not to be: the section, the piece, the words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kindling.care.leaks import Leak, Passage, Protected, find_leaks
from kindling.contributions.records import Finding
from kindling.curation.edits import pieces_of
from kindling.curation.edits.fields import words_of
from kindling.curation.edits.tree import HOLDS, parts
from kindling.kernel.text import fold
from kindling.pack.document import ChatCard, Columns, Pack, Section, block_words, string

LEAK = "name leak"
"""The kind of flag that a name raises."""

NAMING = {"speakers", "acknowledgements"}
"""Sections that name people because they agreed to be named: who spoke, and who made the pack."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands in ``words`` of a section. ``piece`` is None in its title and its introduction."""

    section: Section
    piece: Any
    words: str
    leak: Leak

    @property
    def key(self) -> str:
        """The ledger's key of the piece; empty where it is nobody's in particular."""
        return str(getattr(self.piece, "contribution", ""))

    @property
    def in_answer(self) -> bool:
        """Whether the name stands in the message that a chat message answers."""
        answers = self.piece.answers if isinstance(self.piece, ChatCard) else None
        return answers is not None and self.words in {answers.name, answers.text}

    @property
    def finding(self) -> Finding:
        """The flag for it; never the name itself, which a kept flag would outlast."""
        sentence = f"Somebody who does not show by name is named here: {self.leak.why}"
        same = (self.section.id, fold(self.leak.name), self.leak.why)
        return Finding(LEAK, "a full name", sentence, same, self.section.title)

    def at(self, pack: Pack) -> str:
        """Where the piece stands in ``pack``, as addresses write it (``2.0``); empty where no piece of it is this."""
        if self.piece is None:
            return ""
        return place_of(pack, self.section.id, self.piece)


def leak_sentence(one: Named, count: int = 1) -> str:
    """What the desk is told of a name: which piece names whom, and what can be done; ``count`` pieces do in all."""
    title, name, begun = one.section.title, one.leak.name, _begun(one.piece)
    others = "" if count < 2 else " One more piece does too." if count == 2 else f" {count - 1} more pieces do too."
    if one.in_answer:
        return f"{title}: the reply “{begun}” answers {name}, who did not agree to it. Ask them, or hide it.{others}"
    what = f"“{begun}”" if begun else "the title or the introduction"
    instead = "change the words, or hide it" if begun else "or change the words"
    return f"{title}: {what} names {name}, who did not agree to it. Ask them, {instead}.{others}"


def _begun(piece: Any, most: int = 48) -> str:
    """The first words of a piece."""
    words = " ".join(words_of(piece).split()) if piece is not None else ""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"


def place_of(pack: Pack, section: str, piece: Any) -> str:
    """Where in a section a piece stands, known by its key or else by its words; empty where it does not."""
    key, words = getattr(piece, "contribution", ""), words_of(piece)
    for one in pieces_of(pack, section):
        if one.key == key and (key or one.words == words):
            return ".".join(map(str, one.where.path))
    return ""


def named_in(pack: Pack, protected: Sequence[Protected]) -> tuple[Named, ...]:
    """Every place where somebody is named who is not to be.

    Whoever's names stand nowhere in the pack is not looked for: a pack of fifteen pages is looked through at each save.
    """
    spots = [(one, *spot) for one in pack.sections if one.role not in NAMING for spot in _spots(one)]
    squashed = fold(" ".join(words for _, _, words in spots)).replace(" ", "")
    near = [one for one in protected if any(word in squashed for word in _words(one))]
    found = find_leaks([Passage(str(number), words) for number, (_, _, words) in enumerate(spots)], near)
    return tuple(_named(*spots[int(leak.where)], leak) for leak in found)


def _named(section: Section, piece: Any, words: str, leak: Leak) -> Named:
    return Named(section, piece, words, replace(leak, where=section.id))


def _spots(section: Section) -> Iterator[tuple[Any, str]]:
    """Each stretch of a section's words with the piece it is of."""
    yield from ((None, words) for words in (section.title, string(section.lead)) if words.strip())
    for block in section.blocks:
        yield from _of_block(block)


def _of_block(block: Any) -> Iterator[tuple[Any, str]]:
    if isinstance(block, Columns):
        for inner in parts(block):
            yield from _of_block(inner)
    elif type(block) in HOLDS:
        for item in parts(block):
            alone: Any = replace(block, **{HOLDS[type(block)]: (item,)})
            yield from ((item, words) for words in block_words(alone))
    else:
        yield from ((block, words) for words in block_words(block))


def _words(one: Protected) -> Iterator[str]:
    for name in (one.name, *one.aliases):
        parted = fold(name).split()
        yield from (part for part in (parted[:1] + parted[-1:]) if len(part) > 1)
