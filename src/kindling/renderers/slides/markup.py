"""Elements of a slide as XML, written so that no words can ever be read as markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from kindling.pack.document import Colours
from kindling.renderers.slides.words import Bit, Face, Para, line

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

SCHEME = {
    "text": "tx1",
    "ground": "bg1",
    "heading": "tx2",
    "ground_2": "bg2",
    "accent": "accent1",
    "quote_2": "accent2",
    "cover_accent": "accent3",
    "leaf": "accent4",
    "soft": "accent5",
    "cover": "accent6",
    "link": "hlink",
}
"""The theme's places for the colours that words have; an editor who changes the theme changes them all."""

SEMIBOLD = {"Fraunces": "Fraunces SemiBold"}
"""Families whose headings are set in a family of their own."""

# Marks a hyperlink whose words keep their own colour (Office 2019 and later; others show the theme's).
_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)

STAR, DASH, DOT = "★", "–", "•"


def tag(name: str, attributes: Mapping[str, object] | None = None, *inner: str) -> str:
    """An element. ``inner`` is XML already; attributes are escaped, and those that are None left out."""
    told = "".join(
        f" {key}={quoteattr(line(str(value)))}" for key, value in (attributes or {}).items() if value is not None
    )
    within = "".join(inner)
    return f"<{name}{told}>{within}</{name}>" if within else f"<{name}{told}/>"


def literal(words: str) -> str:
    """Words as XML."""
    return escape(words)


def emu(points: float) -> int:
    """Points as the format counts lengths."""
    return round(points * 12_700)


def hundredths(points: float) -> int:
    """Points as the format counts sizes of letters and spaces between lines."""
    return round(points * 100)


@dataclass(frozen=True)
class Ink:
    """What paragraphs need besides their words: the colours, the language, and who makes an address a relation.

    ``resolve`` answers the attributes of a link's element, or none where it leads nowhere.
    """

    colours: Colours
    language: str
    heading: str
    resolve: Callable[[str], Mapping[str, str] | None]

    def family(self, face: Face) -> tuple[str, bool]:
        """Which family letters are taken from, and whether they must be made bold.

        The bundled semi-bold is a family of its own, as most machines name it; the theme's headings are set in it.
        """
        if not face.display:
            return "+mn-lt", face.bold
        own = self.heading in SEMIBOLD
        return ("+mj-lt", face.bold and not own) if face.bold or not own else (self.heading, False)

    def paint(self, colour: str) -> str:
        """A colour by its meaning, or as ``#rrggbb``."""
        if colour in SCHEME:
            return tag("a:schemeClr", {"val": SCHEME[colour]})
        value = colour if colour.startswith("#") else getattr(self.colours, colour)
        return tag("a:srgbClr", {"val": value[1:].upper()})

    def fill(self, colour: str, *, clear: float = 0.0) -> str:
        """A solid fill; ``clear`` from 0 to 1 lets through what lies below. No colour is no fill."""
        if not colour:
            return tag("a:noFill")
        drawn = self.paint(colour)
        if clear:
            drawn = drawn.replace("/>", f'><a:alpha val="{round((1 - clear) * 100_000)}"/></{drawn[1:].split()[0]}>')
        return tag("a:solidFill", None, drawn)

    def pen(self, colour: str, points: float, *, dashed: bool = False) -> str:
        """An outline, or none where ``colour`` is empty."""
        if not colour:
            return tag("a:ln", None, tag("a:noFill"))
        dash = tag("a:prstDash", {"val": "dash"}) if dashed else ""
        return tag("a:ln", {"w": emu(points), "cap": "rnd"}, self.fill(colour), dash, tag("a:round"))

    def paragraphs(self, paras: Sequence[Para], base: Face) -> str:
        """Paragraphs whose letters say only how they differ from ``base``, the face that their frame gives them."""
        return "".join(self._paragraph(para, base, first=number == 0) for number, para in enumerate(paras))

    def _paragraph(self, para: Para, base: Face, *, first: bool) -> str:
        spacing = (
            tag("a:lnSpc", None, tag("a:spcPts", {"val": hundredths(para.leading)})),
            tag("a:spcBef", None, tag("a:spcPts", {"val": 0 if first else hundredths(para.before)})),
            tag("a:spcAft", None, tag("a:spcPts", {"val": 0})),
        )
        tab = tag("a:tab", {"pos": emu(para.tab), "algn": "r"}) if para.tab else ""
        attributes = {
            "marL": emu(para.left),
            "indent": -emu(para.hang),
            "lvl": para.level or None,
            "algn": para.align or ("r" if para.rtl else "l"),
            "rtl": "1" if para.rtl else None,
        }
        shape = tag("a:pPr", attributes, *spacing, self._mark(para), tag("a:tabLst", None, tab) if tab else "")
        runs = "".join(self._bit(bit, base) for bit in para.bits)
        return tag("a:p", None, shape, runs)

    def _mark(self, para: Para) -> str:
        if not para.mark:
            return tag("a:buNone")
        colour = tag("a:buClr", None, self.paint("accent" if para.level == 0 else "soft"))
        if para.mark == "number":
            start = para.number if para.number != 1 else None
            auto = tag("a:buAutoNum", {"type": "arabicPlain", "startAt": start})
            return colour + tag("a:buFont", {"typeface": "+mj-lt"}) + auto
        char = {"star": STAR, "dot": DOT}.get(para.mark, DASH)
        size = tag("a:buSzPct", {"val": 80_000}) if char == STAR else ""
        return colour + size + tag("a:buFont", {"typeface": "+mn-lt"}) + tag("a:buChar", {"char": char})

    def _bit(self, bit: Bit, base: Face) -> str:
        looks = self._looks(bit, base)
        parts = []
        for broken, group in groupby(bit.text.split("\n") if "\n" in bit.text else [bit.text]):
            parts += [self._run(broken, looks) for _ in group]
        return tag("a:br", None, looks).join(parts)

    def _run(self, words: str, looks: str) -> str:
        return tag("a:r", None, looks, tag("a:t", None, literal(words))) if words else ""

    def _looks(self, bit: Bit, base: Face) -> str:
        face = bit.face
        (family, bold), (base_family, base_bold) = self.family(face), self.family(base)
        to = self.resolve(bit.link) if bit.link else None
        attributes = {
            "lang": self.language,
            "sz": hundredths(face.size) if face.size != base.size else None,
            "b": int(bold) if bold != base_bold else None,
            "i": int(face.italic) if face.italic != base.italic else None,
            "u": "sng" if to and not bit.link.startswith("#") else None,
            "dirty": "0",
        }
        colour = self.fill(face.colour) if face.colour != base.colour else ""
        letters = tag("a:latin", {"typeface": family}) if family != base_family else ""
        own = _OWN_COLOUR if face.colour != "link" else ""
        link = tag("a:hlinkClick", to, own) if to else ""
        return tag("a:rPr", attributes, colour, letters, link)


def looks_of(face: Face, leading: float, ink: Ink, *, right: bool = False) -> str:
    """The face that a layout gives to a placeholder's levels, as its list style; ``leading`` in points."""
    family, bold = ink.family(face)
    run = tag(
        "a:defRPr",
        {"lang": ink.language, "sz": hundredths(face.size), "b": int(bold), "i": int(face.italic)},
        ink.fill(face.colour),
        tag("a:latin", {"typeface": family}),
    )
    spacing = tag("a:lnSpc", None, tag("a:spcPts", {"val": hundredths(leading)}))
    side = "r" if right else "l"
    levels = (
        tag(f"a:lvl{n}pPr", {"marL": emu(20 * (n - 1)), "indent": 0, "algn": side}, spacing, tag("a:buNone"), run)
        for n in range(1, 6)
    )
    return tag("a:lstStyle", None, *levels)
