"""Shapes of a slide: placeholders, frames of words, cards, drawings and pictures, each as XML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kindling.renderers.slides.markup import emu, tag

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the upper left of the slide."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Name:
    """What a shape is called, and what is told of it to somebody who does not see it."""

    number: int
    name: str
    alt: str = ""
    decorative: bool = False

    def xml(self, inner: str = "") -> str:
        """The shape's identity."""
        attributes = {"id": self.number, "name": self.name, "descr": self.alt or None}
        return tag("p:cNvPr", attributes, _DECORATIVE if self.decorative else inner)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Which place of its layout a shape fills."""

    type: str = ""
    index: int = 0

    def xml(self) -> str:
        """The element that says so."""
        small = "quarter" if self.type in {"ftr", "sldNum"} else None
        return tag("p:ph", {"type": self.type or None, "sz": small, "idx": self.index or None})


def place(box: Box, name: str = "a:xfrm") -> str:
    """Where a shape stands."""
    return tag(name, None, *_corners(box))


def _corners(box: Box) -> tuple[str, str]:
    return (
        tag("a:off", {"x": emu(box.x), "y": emu(box.y)}),
        tag("a:ext", {"cx": max(emu(box.w), 0), "cy": max(emu(box.h), 0)}),
    )


def preset(kind: str, **adjust: int) -> str:
    """One of the format's own outlines."""
    guides = (tag("a:gd", {"name": name, "fmla": f"val {value}"}) for name, value in adjust.items())
    return tag("a:prstGeom", {"prst": kind}, tag("a:avLst", None, *guides))


def rounded(box: Box, radius: float) -> str:
    """A rectangle with round corners of ``radius`` points."""
    return preset("roundRect", adj=min(round(radius / max(min(box.w, box.h), 0.1) * 100_000), 50_000))


def bubble(box: Box, radius: float) -> str:
    """As `rounded`, its upper left corner square: where somebody speaks from."""
    r = min(radius, box.w / 2, box.h / 2)
    w, h = box.w, box.h
    arc = [_turn(r, 270), _turn(r, 0), _turn(r, 90)]
    steps = [
        _step("moveTo", 0, 0),
        _step("lnTo", w - r, 0),
        arc[0],
        _step("lnTo", w, h - r),
        arc[1],
        _step("lnTo", r, h),
        arc[2],
        tag("a:close"),
    ]
    return _custom(w, h, "".join(steps))


def _turn(radius: float, start: int) -> str:
    return tag("a:arcTo", {"wR": emu(radius), "hR": emu(radius), "stAng": start * 60_000, "swAng": 90 * 60_000})


def _step(name: str, x: float, y: float) -> str:
    return f'<a:{name}><a:pt x="{emu(x)}" y="{emu(y)}"/></a:{name}>'


def _custom(width: float, height: float, steps: str, *, filled: bool = True) -> str:
    attributes = {"w": emu(width), "h": emu(height), "fill": None if filled else "none"}
    sides = {"l": "0", "t": "0", "r": "r", "b": "b"}
    inner = (tag("a:avLst"), tag("a:gdLst"), tag("a:ahLst"), tag("a:cxnLst"), tag("a:rect", sides))
    return tag("a:custGeom", None, *inner, tag("a:pathLst", None, tag("a:path", attributes, steps)))


Outline = Sequence[tuple[float, float]]


def freeform(outlines: Sequence[Outline], *, closed: bool) -> tuple[Box, str]:
    """A drawing of straight strokes through points, and the box that it fills."""
    xs = [x for outline in outlines for x, _ in outline]
    ys = [y for outline in outlines for _, y in outline]
    box = Box(min(xs), min(ys), max(max(xs) - min(xs), 0.1), max(max(ys) - min(ys), 0.1))
    steps = []
    for outline in outlines:
        first, *others = outline
        steps.append(_step("moveTo", first[0] - box.x, first[1] - box.y))
        steps += [_step("lnTo", x - box.x, y - box.y) for x, y in others]
        steps += [tag("a:close")] if closed else []
    return box, _custom(box.w, box.h, "".join(steps), filled=closed)


def drawn(name: Name, box: Box, outline: str, fill: str, pen: str) -> str:
    """A shape without words."""
    identity = tag("p:nvSpPr", None, name.xml(), tag("p:cNvSpPr"), tag("p:nvPr"))
    return tag("p:sp", None, identity, tag("p:spPr", None, place(box), outline, fill, pen))


def frame(
    name: Name,
    body: str,
    *,
    box: Box | None,
    outline: str = "",
    fill: str = "",
    pen: str = "",
    placeholder: Placeholder | None = None,
) -> str:
    """A shape with words; a placeholder without a box stands where its layout has it."""
    locks = tag("a:spLocks", {"noGrp": "1"}) if placeholder else ""
    kind = {"txBox": "1"} if not placeholder and not fill else None
    held = placeholder.xml() if placeholder else ""
    identity = tag("p:nvSpPr", None, name.xml(), tag("p:cNvSpPr", kind, locks), tag("p:nvPr", None, held))
    where = place(box) if box else ""
    return tag("p:sp", None, identity, tag("p:spPr", None, where, outline, fill, pen), body)


def words_body(
    paragraphs: str, *, insets: tuple[float, float, float, float], anchor: str = "t", columns: int = 1
) -> str:
    """The words of a frame, which never shrink to fit by themselves: they were measured. Insets clockwise from top."""
    top, right, bottom, left = (emu(one) for one in insets)
    attributes = {
        "wrap": "square",
        "lIns": left,
        "tIns": top,
        "rIns": right,
        "bIns": bottom,
        "numCol": columns if columns > 1 else None,
        "spcCol": emu(14) if columns > 1 else None,
        "anchor": anchor,
    }
    return tag("p:txBody", None, tag("a:bodyPr", attributes, tag("a:noAutofit")), tag("a:lstStyle"), paragraphs)


def picture(name: Name, box: Box, relation: str, outline: str, crop: tuple[float, float]) -> str:
    """A picture; ``crop`` is the share cut off on each side and above and below."""
    sideways, upright = (round(share * 100_000) for share in crop)
    cut = {"l": sideways, "t": upright, "r": sideways, "b": upright}
    locks = tag("p:cNvPicPr", None, tag("a:picLocks", {"noChangeAspect": "1"}))
    source = tag("a:srcRect", {key: value for key, value in cut.items() if value})
    fill = tag(
        "p:blipFill", None, tag("a:blip", {"r:embed": relation}), source, tag("a:stretch", None, tag("a:fillRect"))
    )
    return tag(
        "p:pic",
        None,
        tag("p:nvPicPr", None, name.xml(), locks, tag("p:nvPr")),
        fill,
        tag("p:spPr", None, place(box), outline),
    )


def group(name: Name, box: Box, inner: Sequence[str]) -> str:
    """Shapes that belong together, in the slide's own measures."""
    child = (
        tag("a:chOff", {"x": emu(box.x), "y": emu(box.y)}),
        tag("a:chExt", {"cx": emu(box.w), "cy": emu(box.h)}),
    )
    identity = tag("p:nvGrpSpPr", None, name.xml(), tag("p:cNvGrpSpPr"), tag("p:nvPr"))
    where = tag("p:grpSpPr", None, tag("a:xfrm", None, *_corners(box), *child))
    return tag("p:grpSp", None, identity, where, *inner)
