"""What a human must look at in a pack's words: names that were not to show, words too close to somebody's, hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kindling.care.kind_language import hints
from kindling.care.leaks import Leak, Passage, Protected, find_leaks
from kindling.care.names import DisplayName
from kindling.contributions.records import Finding
from kindling.curation.hour import runs_of
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
from kindling.pack.document.walk import section_words

LEAK, ECHO, UNKIND = "name leak", "echo", "kind language"
PACK_KINDS = frozenset({LEAK, ECHO, UNKIND})
"""The kinds of flags that a pack's words raise."""

NAMING = {"speakers", "acknowledgements"}
"""Sections that name people because they agreed to be named: who spoke, and who made the pack."""

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


def leaks(pack: Pack, protected: Sequence[Protected]) -> tuple[Leak, ...]:
    """Every place where somebody is named who is not to be; ``where`` is the section's id.

    Whoever's names stand nowhere in the pack is not looked for: a pack of fifteen pages is looked through at each save.
    """
    passages = [
        Passage(section.id, words)
        for section in pack.sections
        if section.role not in NAMING
        for words in section_words(section)
    ]
    squashed = fold(" ".join(passage.text for passage in passages)).replace(" ", "")
    near = [one for one in protected if any(word in squashed for word in _words(one))]
    return find_leaks(passages, near)


def leak_sentence(leak: Leak) -> str:
    """What a flag says of a leak; never the name itself."""
    return f"Somebody who does not show by name is named here: {leak.why}"


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


def _words(one: Protected) -> Iterator[str]:
    for name in (one.name, *one.aliases):
        parts = fold(name).split()
        yield from (part for part in (parts[:1] + parts[-1:]) if len(part) > 1)


def _leaks(pack: Pack, around: Around) -> Iterator[Finding]:
    titles = {section.id: section.title for section in pack.sections}
    for leak in leaks(pack, protected_of(around)):
        if leak.sure:
            yield Finding(
                LEAK,
                "a full name",
                leak_sentence(leak),
                (leak.where, fold(leak.name), leak.why),
                titles[leak.where],
            )


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
