"""The drawings of a PDF, as SVG: the pictures of a pack in their frames, the map, the discs, the mark and the pen."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

from kindling.pack.document import Colours, Media, Pack, World
from kindling.renderers.drawing import discs, pen, svg, worldmap
from kindling.renderers.drawing.pixels import pixels

COVER = (430.0, 473.6)
"""Width and height in points of the box on the cover that the discs lie in."""


def picture(media: Media) -> dict[str, object] | None:
    """The picture as an SVG with its proportion, or nothing where its bytes are no PNG or JPEG.

    The compiler reads pictures from files alone or from SVG; this way none of a guest's pictures touches the disk.
    """
    size = pixels(media.data)
    if size is None:
        return None
    width, height = size
    address = f"data:{media.type};base64,{base64.b64encode(media.data).decode()}"
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="{address}"/></svg>'
    )
    return {"svg": drawn, "ratio": width / height}


def mended(media: Media) -> Media | None:
    """The picture drawn anew, for one that the compiler cannot read; nothing where nobody can."""
    from PIL import Image  # noqa: PLC0415 - 20 ms that only a broken picture costs

    again = io.BytesIO()
    try:
        with Image.open(io.BytesIO(media.data)) as found:
            found.convert("RGBA").save(again, "PNG")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return replace(media, type="image/png", data=again.getvalue())


def world(block: World, colours: Colours) -> str:
    """The map with a dot for each place."""
    dots = worldmap.spread([worldmap.project(spot.latitude, spot.longitude) for spot in block.spots])
    return svg.world_svg(dots, land=colours.land, dot=colours.accent, ground=colours.ground)


def cover(pack: Pack) -> str:
    """The month's groups as discs that run off the cover's lower right."""
    width, height = COVER
    colours = pack.theme.light
    drawn = discs.discs(
        pack.groups, seed=_seed(pack), width=width, height=height, colours=len(colours.discs) or 1, bleed=True
    )
    tints = colours.discs or (colours.accent,)
    return svg.discs_svg(drawn, width=width, height=height, colours=tints, pen=colours.cover_text, opacity=0.92)


def echo(pack: Pack, pen_colour: str) -> str:
    """The same groups by their pen rings alone, quiet."""
    drawn = discs.discs(pack.groups, seed=_seed(pack), width=300, height=300, colours=1)
    rings = [replace(disc, hollow=False) for disc in drawn]
    return svg.discs_svg(rings, width=300, height=300, colours=["none"], pen=pen_colour)


def _seed(pack: Pack) -> str:
    return f"{pack.title} {pack.month}"


def mark(colours: Colours) -> str:
    """The community's mark, where it has no logo of its own."""
    width, height = discs.MARK_VIEW
    tints = (colours.accent, colours.cover_accent)
    return svg.discs_svg(discs.mark(), width=width, height=height, colours=tints, pen=colours.cover_text)


def stroke(colour: str, seed: str) -> str:
    """The bar over a heading, as drawn by hand."""
    path = pen.stroke(56, seed)
    box = f'viewBox="0 0 56 {pen.STROKE_HEIGHT:g}" width="56" height="{pen.STROKE_HEIGHT:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{path}" fill="{colour}"/></svg>'
