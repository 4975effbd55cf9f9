"""Make the bundled outline of the land. Run by hand, never at run time.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_world.py package/land-110m.json

The package carries Natural Earth's land at 1:110 million (public domain) as TopoJSON. The outlines are projected as
`kindling.renderers.drawing.worldmap` does, in tenths of its units; the same file in gives the same bytes out.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

from kindling.renderers.drawing import worldmap

OUT = Path(worldmap.__file__).with_name("world.json")
ANTARCTIC = -60.0
Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Each arc as (longitude, latitude) in degrees."""
    (scale_x, scale_y), (start_x, start_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        arcs.append([(x * scale_x + start_x, y * scale_y + start_y) for x, y in steps])
    return arcs


def rings_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every ring of the land, each arc laid end to end; a negative index means the arc backwards."""
    arcs = arcs_of(topology)
    polygons = chain.from_iterable(shape["arcs"] for shape in topology["objects"]["land"]["geometries"])
    rings = []
    for ring in chain.from_iterable(polygons):
        points: list[Point] = []
        for number in ring:
            points += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
        rings.append(points)
    return rings


def unwrapped(ring: list[Point]) -> list[Point]:
    """The ring in degrees east of the map's middle, whole: it runs on past 180 rather than leap to the other edge."""
    points = [(ring[0][0] - worldmap.MERIDIAN, ring[0][1])]
    for x, y in ring[1:]:
        step = (x - worldmap.MERIDIAN - points[-1][0] + 180.0) % 360.0 - 180.0
        points.append((points[-1][0] + step, y))
    turn = 360.0 * round(sum(x for x, _ in points) / len(points) / 360.0)
    return [(x - turn, y) for x, y in points]


def projected(ring: list[Point]) -> list[int]:
    """The ring in tenths, flat, without points that fall together."""
    places = (worldmap.on_map(y, x) for x, y in unwrapped(ring))
    tenths = [(round(east * 10), round(south * 10)) for east, south in places]
    thinned = [after for before, after in pairwise([tenths[-1], *tenths]) if before != after]
    return list(chain.from_iterable(thinned))


def main(source: str) -> None:
    """Write the outlines beside the module that draws them."""
    rings = rings_of(json.loads(Path(source).read_text(encoding="utf-8")))
    north = [ring for ring in rings if max(y for _, y in ring) > ANTARCTIC]
    OUT.write_text(json.dumps([projected(ring) for ring in north], separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
