"""What a later file brings: added where nothing stands yet, offered in a sentence where an editor has been at work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kindling.curation.said import folded, said_words
from kindling.pack.document import (
    Block,
    Pack,
    Paragraph,
    Resource,
    Resources,
    Section,
    World,
    block_words,
    plain,
    rewritten,
    said,
    string,
)
from kindling.pack.document.walk import section_words

FACTS = ("title", "subtitle", "series", "community", "day", "month", "language", "people", "groups", "closing", "theme")
"""What a pack says of the hour itself, outside its sections."""

PLACES = plain("People joined from these places.")
"""What stands over places that an editor chose, where how many came is not known any more."""


@dataclass(frozen=True, slots=True)
class Added:
    """The working pack with what is new in it, and sentences that tell what was added and what is only offered."""

    pack: Pack
    told: tuple[str, ...] = ()


def added(working: Pack, drafted: Pack, base: Pack | None = None, *, purged: bool = False) -> Added:
    """``working`` with what ``drafted`` has more, so that nothing an editor did changes.

    ``base`` is the draft that ``working`` began from, by which is told what somebody touched; without it, whatever
    stands counts as touched. Empty sections that nobody emptied are filled, facts and the count of people filled,
    brought up to date or taken back where nobody changed them, resources with new addresses put behind the others. All
    else is offered. ``purged`` says that files went after their time: who came is not taken back, nor counted by the
    others.
    """
    before = _Before(base, keeps_count=purged and (drafted.people is None or not any(map(_world, drafted.sections))))
    pack = replace(working, media=_media(working, drafted))
    pack = replace(pack, **{name: _fact(name, working, drafted, before) for name in FACTS})
    sections, told = [], []
    for section in pack.sections:
        new = next((one for one in drafted.sections if one.id == section.id), None)
        made, sentence = _section(section, new, before) if new else (section, "")
        sections.append(made)
        told.append(sentence)
    told += _gone(working, drafted, before)
    return Added(_credited(replace(pack, sections=tuple(sections)), working, drafted), tuple(filter(None, told)))


@dataclass(frozen=True, slots=True)
class _Before:
    """The draft that the working pack began from, without keys, as far as there was one.

    ``keeps_count`` where the files that are left cannot say how many came.
    """

    pack: Pack | None
    keeps_count: bool = False

    def section(self, name: str) -> Section | None:
        """The section as it was drafted."""
        sections = self.pack.sections if self.pack else ()
        return next((one for one in sections if one.id == name), None)


def _media(working: Pack, drafted: Pack) -> tuple[Any, ...]:
    known = {one.id for one in working.media}
    return (*working.media, *(one for one in drafted.media if one.id not in known))


def _fact(name: str, working: Pack, drafted: Pack, before: _Before) -> Any:
    """A fact as it is told now, where nobody has touched it; else as it stands."""
    now, new = getattr(working, name), getattr(drafted, name)
    untouched = before.pack is not None and now == getattr(before.pack, name)
    gone = new is None and not before.keeps_count
    return new if (new or gone) and (untouched or not now) else now


def _section(section: Section, new: Section, told: _Before) -> tuple[Section, str]:
    """The section with what may be added to it, and the sentence that tells of it."""
    if _bare(new) == _bare(section):
        return section, ""
    before = told.section(section.id)
    if not (section.blocks or section.lead):
        return _filled(section, new, before)
    if section.role == "world":
        return _counted(section, new, before, kept=told.keeps_count)
    if section.role == "resources":
        return _resources(section, new, before)
    return section, _offer(section, new, before)


def _filled(section: Section, new: Section, before: Section | None) -> tuple[Section, str]:
    if before is not None and (before.blocks or before.lead):
        return section, _offer(section, new, before)
    return replace(section, blocks=new.blocks), f"{section.title} was empty, and is drafted now."


def _counted(section: Section, new: Section, before: Section | None, *, kept: bool) -> tuple[Section, str]:
    """Who came: told anew where the sentence or the places are still a draft's; places filled where none stood."""
    here, told, was = _world(section), _world(new), _world(before)
    if told is None:
        return _uncounted(section, here, was, kept=kept)
    if here is None:
        return section, f"{section.title}: the files say now: {string(told.text)}"
    text = told.text if was and here.text == was.text and not kept else here.text
    spots = told.spots if was and here.spots == was.spots else here.spots
    made = World(text, spots)
    offered = "" if text == told.text else f"{section.title}: the files say now: {string(told.text)}"
    return _instead(section, here, made), offered or ("" if made == here else f"{section.title} is counted anew.")


def _uncounted(section: Section, here: World | None, was: World | None, *, kept: bool) -> tuple[Section, str]:
    """Nothing tells any more who came: the draft's sentence goes with its places, those that an editor chose stay."""
    if here is None or was is None or here.text != was.text or kept:
        return section, ""
    made = World(PLACES, here.spots) if here.spots != was.spots else None
    return _instead(section, here, made), f"{section.title}: no file tells any more how many came."


def _instead(section: Section, here: World, made: World | None) -> Section:
    """The section with ``made`` where ``here`` stands, or with nothing in its place."""
    blocks = (made if block is here else block for block in section.blocks)
    return replace(section, blocks=tuple(block for block in blocks if block is not None))


def _world(section: Section | None) -> World | None:
    blocks = section.blocks if section else ()
    return next((block for block in blocks if isinstance(block, World)), None)


def _resources(section: Section, new: Section, before: Section | None) -> tuple[Section, str]:
    """Links that were not there before, behind those that are; one that an editor took out stays out."""
    known = {one.url.rstrip("/") for part in (section, before) for one in _listed(part)}
    more = tuple(one for one in _listed(new) if one.url and one.url.rstrip("/") not in known)
    if not more:
        return section, ""
    sentence = f"{section.title}: {_count(len(more), 'link was', 'links were')} added."
    lists = [place for place, block in enumerate(section.blocks) if isinstance(block, Resources)]
    if not lists:
        return replace(section, blocks=(*section.blocks, Resources(more))), sentence
    blocks: list[Block] = list(section.blocks)
    last = blocks[lists[-1]]
    blocks[lists[-1]] = Resources((*last.items, *more)) if isinstance(last, Resources) else last
    return replace(section, blocks=tuple(blocks)), sentence


def _listed(section: Section | None) -> Iterator[Resource]:
    for block in section.blocks if section else ():
        if isinstance(block, Resources):
            yield from block.items


def _offer(section: Section, new: Section, before: Section | None) -> str:
    """What the files have more than they had, in a sentence; nothing where they only say the same again."""
    had = {folded(words) for part in (section, before) if part for words in section_words(part)}
    more = sum(folded(words) not in had for block in new.blocks for words in _pieces(block))
    return f"{section.title}: {_count(more, 'piece more is', 'pieces more are')} in the harvest." if more else ""


def _pieces(block: Block) -> Iterator[str]:
    """The words of each piece in a block: of somebody's words those alone, else all of them."""
    spoken = list(said(Pack("", "", sections=(Section("one", "other", "", (block,)),))))
    yield from map(said_words, spoken) if spoken else block_words(block)


def _gone(working: Pack, drafted: Pack, before: _Before) -> Iterator[str]:
    """Sections that an editor took away, for which the files have something new."""
    there = {one.id for one in working.sections}
    for new in drafted.sections:
        if new.id not in there and new.blocks:
            yield _offer(replace(new, blocks=()), new, before.section(new.id))


def _credited(pack: Pack, working: Pack, drafted: Pack) -> Pack:
    """The pack with the credit that a map's data asks for, where the map has only now come into it."""
    credit = next((p for s in drafted.sections for p in s.blocks if isinstance(p, Paragraph) and _names_data(p)), None)
    had, has = (any(one.spots for one in _worlds(each)) for each in (working, pack))
    shown = any(isinstance(p, Paragraph) and _names_data(p) for s in pack.sections for p in s.blocks)
    if credit is None or had or not has or shown:
        return pack
    role = "acknowledgements" if any(one.role == "acknowledgements" for one in pack.sections) else "world"
    place = max(number for number, one in enumerate(pack.sections) if one.role == role)
    section = pack.sections[place]
    made = replace(section, blocks=(*section.blocks, credit))
    return replace(pack, sections=(*pack.sections[:place], made, *pack.sections[place + 1 :]))


def _worlds(pack: Pack) -> Iterator[World]:
    yield from (found for section in pack.sections if (found := _world(section)))


def _names_data(paragraph: Paragraph) -> bool:
    return "GeoNames" in string(paragraph.text)


def _bare(section: Section) -> tuple[Block, ...]:
    """The blocks without their keys, as a draft has them."""
    pack = Pack("", "", sections=(section,))
    return rewritten(pack, lambda piece: replace(piece, contribution="")).sections[0].blocks


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
