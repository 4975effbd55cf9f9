"""What a human must look at in a pack's words: names that were not to show, words too close to somebody's, hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kindling.care.kind_language import hints
from kindling.care.leaks import Protected
from kindling.care.names import DisplayName
from kindling.contributions.records import Finding
from kindling.curation.hour import runs_of
from kindling.curation.leaking import LEAK, named_in
from kindling.curation.said import attribution_of, said_words
from kindling.kernel.text import fold
from kindling.pack.document import (
    Bullet,
    Bullets,
    Callout,
    Columns,
    Heading,
    Pack,
    Paragraph,
    Points,
    Section,
    block_words,
    said,
    string,
)

ECHO, UNKIND = "echo", "kind language"
PACK_KINDS = frozenset({LEAK, ECHO, UNKIND})
"""The kinds of flags that a pack's words raise."""

FACTS = {"about", "series", "world", "question", "acknowledgements"}
"""Sections whose own words somebody may have read aloud, which makes them nobody's secret."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a pack: who was there, who may be named in full, what was said and by whom it is cleared."""

    people: Sequence[DisplayName] = ()
    named: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    cleared: tuple[str, ...] = ()
    shown: dict[str, str] = field(default_factory=dict)


def findings(pack: Pack, around: Around) -> tuple[Finding, ...]:
    """Everything to look at in the words of ``pack``."""
    return (*_leaks(pack, around), *_echoes(pack, around), *_unkind(pack))


def protected_of(around: Around) -> list[Protected]:
    """Everybody who was there and is not named in full, with what may show of them."""
    named = {fold(name) for name in around.named}
    return [
        Protected(one.name, (one.handle,) if one.handle else (), around.shown.get(fold(one.name), ""))
        for one in around.people
        if fold(one.name) not in named
    ]


def labels_of(pack: Pack) -> dict[str, str]:
    """What shows of whom in the pack as it stands, by every part of a shown name: ``{"wilf": "Wilf"}``."""
    shown: dict[str, str] = {}
    for piece in said(pack):
        who = attribution_of(piece)
        if who.form not in {"role", "nobody"} and who.name:
            shown[fold(who.name)] = who.name
    return shown


def _leaks(pack: Pack, around: Around) -> Iterator[Finding]:
    yield from (one.finding for one in named_in(pack, protected_of(around)) if one.leak.sure)


def _echoes(pack: Pack, around: Around) -> Iterator[Finding]:
    """Runs of somebody's words inside what the editors call their own."""
    if not around.runs:
        return
    allowed = {run for words in around.cleared for run in runs_of(words)}
    for section in pack.sections:
        for words in own_words(section) if section.role not in FACTS else ():
            found = next((run for run in runs_of(words) if run in around.runs and run not in allowed), None)
            if found:
                yield Finding(
                    ECHO,
                    "nobody's own words",
                    "These own words are somebody's, as they were said, and nobody cleared them. "
                    "Add them from the harvest, or say it in your own way.",
                    (section.id, found),
                    section.title,
                )


def own_words(section: Section) -> Iterator[str]:
    """Each stretch of a section that the editors call their own."""
    yield string(section.lead)
    for block in section.blocks:
        yield from _own(block)


def _own(block: object) -> Iterator[str]:
    match block:
        case Paragraph() | Heading() | Callout():
            yield string(block.text)
        case Bullets():
            yield from (words for item in block.items for words in _own_bullets(item))
        case Points():
            yield from (said_words(item) for item in block.items if item.own)
        case Columns():
            yield from (words for inner in (*block.left, *block.right) for words in _own(inner))


def _own_bullets(item: Bullet) -> Iterator[str]:
    if item.own:
        yield said_words(item)
    for child in item.children:
        yield from _own_bullets(child)


def _unkind(pack: Pack) -> Iterator[Finding]:
    """Hints for words that the pack says itself; what somebody is quoted with is theirs."""
    for section in pack.sections:
        for block in section.blocks:
            for words in block_words(block) if isinstance(block, Bullets | Points | Paragraph) else ():
                for hint in hints(words):
                    yield Finding(
                        UNKIND,
                        words[hint.start : hint.end],
                        f"{hint.why} Perhaps: {hint.instead}",
                        (section.id, fold(words)),
                        section.title,
                        instead=hint.instead,
                        sure=False,
                        blocks=False,
                    )
