"""The drawings as SVG, for a renderer that places a picture; presentation attributes only, as a strict CSP demands."""

from __future__ import annotations

from collections.abc import Sequence

from kindling.renderers.drawing import worldmap
from kindling.renderers.drawing.discs import Disc

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:g} {1:g}" width="{0:g}" height="{1:g}">'


def discs_svg(
    drawn: Sequence[Disc], *, width: float, height: float, colours: Sequence[str], pen: str, opacity: float = 0.86
) -> str:
    """The discs as a whole SVG, clear behind; ``colours`` and ``pen`` are as CSS writes them."""
    fine = max(0.003 * min(width, height), 0.6)
    parts = [_OPEN.format(width, height)]
    for disc in drawn:
        dash = f' stroke-dasharray="{3 * fine:g} {3 * fine:g}"' if disc.hollow else ""
        if not disc.hollow:
            fill = colours[disc.colour_index % len(colours)]
            parts.append(
                f'<circle cx="{disc.x:g}" cy="{disc.y:g}" r="{disc.r:g}" fill="{fill}" opacity="{opacity:g}"/>'
            )
        line = f'fill="none" stroke="{pen}" stroke-width="{fine:g}" stroke-linecap="round" opacity=".8"'
        parts.append(f'<path d="{disc.ring_path()}" {line}{dash}/>')
    return "".join([*parts, "</svg>"])


def world_svg(dots: Sequence[tuple[float, float]], *, land: str, dot: str, ground: str) -> str:
    """The map as a whole SVG, with a dot for each of ``dots`` in the map's units; the colours as CSS writes them."""
    parts = [_OPEN.format(*worldmap.VIEW), f'<path fill="{land}" fill-rule="evenodd" d="{worldmap.land()}"/>']
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{dot}" opacity=".24"/>' for x, y in dots]
    line = f'fill="{dot}" stroke="{ground}" stroke-width=".9"'
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.2" {line}/>' for x, y in dots]
    return "".join([*parts, "</svg>"])
