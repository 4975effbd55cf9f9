"""Which slides does a section become?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kindling.pack.document import Block, Pack, Paragraph, Question, Section, Spread
from kindling.renderers.slides.leaves import plain, question, wide
from kindling.renderers.slides.sheets import Slide
from kindling.renderers.slides.titles import continued
from kindling.renderers.slides.voices import voices
from kindling.renderers.slides.words import shown


def slides(section: Section, title: str, pack: Pack) -> list[Slide]:
    """The slides of one section."""
    lead = (Paragraph(section.lead, lead=True),) if shown(section.lead) else ()
    titles = continued(title)
    found: list[Slide] = []
    for blocks in _runs((*lead, *section.blocks)):
        found += _slides(section, blocks, pack, titles, first=not found)
    return [replace(one, opens=section.id if number == 0 else "") for number, one in enumerate(found)]


def _slides(
    section: Section, blocks: tuple[Block, ...], pack: Pack, titles: Iterator[str], *, first: bool
) -> list[Slide]:
    if isinstance(blocks[0], Question) and blocks[0].page:
        return question(blocks[0], pack, titles)
    if isinstance(blocks[-1], Spread):
        return voices(blocks[:-1], blocks[-1], pack, titles, first=first)
    if section.role == "chat":
        return wide(blocks, pack, titles, first=first)
    return plain(blocks, pack, titles, first=first)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks, parted where a slide of its own begins and where it ends."""
    run: list[Block] = []
    for block in blocks:
        alone = isinstance(block, Question) and block.page
        if run and alone:
            yield tuple(run)
            run = []
        run.append(block)
        if alone or isinstance(block, Spread):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
