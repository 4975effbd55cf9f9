"""One slide while it is drawn: its shapes in reading order, its links, and what its notes will say."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kindling.pack.document import Media, Pack
from kindling.renderers.slides.art import Hand
from kindling.renderers.slides.markup import NAMESPACES, Ink
from kindling.renderers.slides.shapes import (
    Box,
    Name,
    Placeholder,
    drawn,
    frame,
    picture,
    preset,
    rounded,
    words_body,
)
from kindling.renderers.slides.words import Face, Para, held

NO_INSETS = (0.0, 0.0, 0.0, 0.0)
PLAIN = Face(18)
"""What a text box gives its words where they say nothing themselves."""


@dataclass(frozen=True)
class Known:
    """What a slide may point to: all slides in order, those on which sections begin, and pictures, by their ids."""

    slides: Sequence[Any]
    sections: Mapping[str, Any]
    images: Mapping[str, Any]


class Page:
    """A slide of python-pptx, its shapes collected as XML and put in at once by `finish`."""

    def __init__(self, slide: Any, pack: Pack, known: Known) -> None:
        self.pack = pack
        self.known = known
        self.shapes: list[str] = []
        self.said: list[str] = []
        self.numbers = itertools.count(2)
        self.ink = Ink(pack.theme.light, pack.language, pack.theme.fonts.heading, self._resolve)
        self.hand = Hand(self.numbers, self.ink)
        self._slide = slide

    @property
    def number(self) -> int:
        """The slide's number, from 1."""
        return self.known.slides.index(self._slide) + 1

    def _resolve(self, address: str) -> Mapping[str, str] | None:
        """The attributes of a link: to another slide of this deck, or out of it."""
        from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - a library that the command line need not wait for

        if address.startswith("#"):
            target = self.known.sections[address[1:]].part
            relation = self._slide.part.relate_to(target, RELATIONSHIP_TYPE.SLIDE)
            return {"r:id": relation, "action": "ppaction://hlinksldjump"}
        return {"r:id": self._slide.part.relate_to(held(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)}

    def words(
        self,
        paras: Sequence[Para],
        box: Box | None,
        *,
        name: str = "Text",
        base: Face = PLAIN,
        placeholder: Placeholder | None = None,
        anchor: str = "t",
        columns: int = 1,
    ) -> None:
        """A frame of words without a ground of its own."""
        body = words_body(self.ink.paragraphs(paras, base), insets=NO_INSETS, anchor=anchor, columns=columns)
        named = Name(next(self.numbers), name)
        self.shapes.append(
            frame(
                named, body, box=box, outline=preset("rect") if box and not placeholder else "", placeholder=placeholder
            )
        )
        self.said += [para.text for para in paras]

    def aside(self, paras: Sequence[Para], name: str, placeholder: Placeholder, base: Face) -> None:
        """A line of the slide's furniture, which its notes need not tell."""
        body = words_body(self.ink.paragraphs(paras, base), insets=NO_INSETS)
        self.shapes.append(frame(Name(next(self.numbers), name), body, box=None, placeholder=placeholder))

    def card(
        self,
        paras: Sequence[Para],
        box: Box,
        fill: str,
        *,
        insets: tuple[float, float, float, float],
        name: str,
        outline: str = "",
        anchor: str = "t",
        said: bool = True,
        decorative: bool = False,
    ) -> None:
        """Words on a ground of their own."""
        body = words_body(self.ink.paragraphs(paras, PLAIN), insets=insets, anchor=anchor)
        named = Name(next(self.numbers), name, decorative=decorative)
        shape = outline or rounded(box, 4)
        self.shapes.append(
            frame(named, body, box=box, outline=shape, fill=self.ink.fill(fill), pen=self.ink.pen("", 0))
        )
        self.said += [para.text for para in paras] if said else []

    def hairline(self, x: float, y: float, width: float, colour: str = "rule") -> None:
        """A thin line across, decorative."""
        named = Name(next(self.numbers), "Hairline", decorative=True)
        line = drawn(named, Box(x, y, width, 0), preset("line"), "", self.ink.pen(colour, 0.75))
        self.shapes.append(line)

    def plate(
        self, box: Box, fill: str, outline: str = "", *, pen: str = "", points: float = 0, name: str = "Ground"
    ) -> None:
        """A shape without words, decorative."""
        named = Name(next(self.numbers), name, decorative=True)
        self.shapes.append(drawn(named, box, outline or preset("rect"), self.ink.fill(fill), self.ink.pen(pen, points)))

    def image(self, media: str, alt: str, box: Box, *, outline: str, crop: tuple[float, float] = (0.0, 0.0)) -> None:
        """A picture of the pack; without ``alt`` it is decorative."""
        from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - as above

        relation = self._slide.part.relate_to(self.known.images[media], RELATIONSHIP_TYPE.IMAGE)
        named = Name(next(self.numbers), "Picture", alt=alt, decorative=not alt)
        self.shapes.append(picture(named, box, relation, outline, crop))
        self.said += [f"Picture: {held(alt)}"] if alt else []

    def media(self, ident: str) -> Media | None:
        """The picture's file, where it can be shown."""
        return next((one for one in self.pack.media if one.id == ident and ident in self.known.images), None)

    def finish(self) -> None:
        """Puts the shapes onto the slide, and their words into its notes."""
        from pptx.oxml import parse_xml  # noqa: PLC0415 - as above

        tree = self._slide.shapes._spTree
        for shape in list(tree)[2:]:
            tree.remove(shape)
        for shape in parse_xml(f"<p:spTree {NAMESPACES}>{''.join(self.shapes)}</p:spTree>"):
            tree.append(shape)
        notes = self._slide.notes_slide.notes_text_frame
        notes.text = "\n".join(words for words in self.said if words.strip())
        for run in notes._txBody.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            run.get_or_add_rPr().set("lang", self.pack.language)
