"""How does a pack become slides: native, editable, told in full in the notes, and the same bytes each time?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kindling.pack.document import Pack
from kindling.renderers.artifact import Artifact
from kindling.renderers.drawing.pixels import pixels
from kindling.renderers.slides import cards, covers, figures, rows
from kindling.renderers.slides.deck import empty_deck
from kindling.renderers.slides.package import packed
from kindling.renderers.slides.page import Known, Page
from kindling.renderers.slides.sections import slides
from kindling.renderers.slides.sheets import Slide
from kindling.renderers.slides.titles import section_titles
from kindling.renderers.slides.words import UNHELD

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

BLOCKS = (cards, figures, rows)
"""The modules that teach `blocks.elements` their kinds of block."""

UNSAID = frozenset({"sources", "permission", "data", "flags", "theme"})
"""Fields for editors, which no slide shows."""


def render(pack: Pack) -> Artifact:
    """``pack`` as slides. ``report`` has a sentence for each character and picture that could not be shown.

    The same pack gives the same bytes. Nothing is read from the system's fonts, nothing is written to a disk.
    """
    deck, layouts = empty_deck(pack)
    planned = plan(pack)
    made = [deck.slides.add_slide(layouts[slide.layout]) for slide in planned]
    sections = {slide.opens: real for slide, real in zip(planned, made, strict=True) if slide.opens}
    known = Known(made, sections, _images(deck, pack))
    for slide, real in zip(planned, made, strict=True):
        page = Page(real, pack, known)
        slide.draw(page)
        page.finish()
    return Artifact("pack.pptx", MEDIA_TYPE, packed(deck, pack), (*_unheld(pack), *_unseen(pack)))


def plan(pack: Pack) -> list[Slide]:
    """Every slide of the deck, in order."""
    titles = section_titles(pack)
    inside = [slide for section in pack.shown for slide in slides(section, titles[section.id], pack)]
    opening = covers.cover(pack)
    # The contents' own length does not hang on the numbers in them.
    before = len(opening) + len(covers.contents(pack, {}))
    places = {slide.opens: before + number for number, slide in enumerate(inside, start=1) if slide.opens}
    return [*opening, *covers.contents(pack, places), *inside, *covers.closing(pack)]


def _images(deck: Any, pack: Pack) -> dict[str, Any]:
    """A part of the file for each picture that can be shown."""
    from pptx.opc.package import Part  # noqa: PLC0415 - a library that the command line need not wait for
    from pptx.opc.packuri import PackURI  # noqa: PLC0415 - as above

    found = {}
    for number, media in enumerate((one for one in pack.media if pixels(one.data)), start=1):
        ending = media.type.removeprefix("image/").replace("jpeg", "jpg")
        name = PackURI(f"/ppt/media/image{number}.{ending}")
        found[media.id] = Part(name, media.type, deck.part.package, media.data)
    return found


def _unheld(pack: Pack) -> Iterator[str]:
    counted = Counter(letter for words in _strings(pack) for letter in UNHELD.findall(words))
    for letter, count in sorted(counted.items()):
        times = "once" if count == 1 else f"{count} times"
        yield f"No slide can hold the character U+{ord(letter):04X}: a box stands for it {times}."


def _unseen(pack: Pack) -> Iterator[str]:
    for media in pack.media:
        if not pixels(media.data):
            yield f"The picture {media.id} is no PNG or JPEG: its words stand in its place."


def _strings(value: Any) -> Iterator[str]:
    """Every string of a pack that slides may show."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in UNSAID:
                yield from _strings(getattr(value, field.name))
