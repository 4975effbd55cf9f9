"""What is drawn on the page: discs, pen strokes and the map, as shapes for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from kindling.pack.document import Pack, Priorities, World
from kindling.renderers.drawing import discs, pen, worldmap
from kindling.renderers.drawing.discs import Disc

COVER = (560.0, 560.0)
"""Width and height of the cover's drawing, in its own units."""

LEAF = (420.0, 300.0)
"""Width and height of the drawing in the corner of a leaf or a panel."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawings of one pack: the same pack is always drawn the same."""

    pack: Pack

    @property
    def _colours(self) -> int:
        return max(1, len(self.pack.theme.light.discs))

    def cover(self) -> tuple[Disc, ...]:
        """The month's small groups, a disc each; hollow ones where the groups are not known."""
        seed, (width, height) = f"{self.pack.title} {self.pack.month}", COVER
        return discs.discs(self.pack.groups, seed=seed, width=width, height=height, colours=self._colours, bleed=True)

    def corner(self, seed: str) -> tuple[Disc, ...]:
        """A few discs that run off the corner of a leaf; they count nothing."""
        width, height = LEAF
        return discs.discs((5, 4, 6), seed=seed, width=width, height=height, colours=3, bleed=True)

    def mark(self) -> tuple[Disc, Disc]:
        """The small mark of a community without a logo."""
        return discs.mark()

    def stroke(self, seed: str) -> str:
        """The pen stroke over a title."""
        return pen.stroke(68, seed)

    def stand_in(self, name: str) -> tuple[Disc, ...]:
        """A few discs where others have a portrait, in a box of 100 by 100."""
        return discs.discs((5, 4, 3), seed=name, width=100, height=100, colours=self._colours)

    def ring(self) -> str:
        """The pen's ring around a portrait, in a box of 100 by 100."""
        return pen.ring(51.5, 49, 48, start=-0.8)

    def play(self) -> str:
        """The ring around the sign that leads to a recording, in a box of 48 by 48."""
        return pen.ring(24, 24, 22, start=0.6)

    def land(self) -> str:
        """The outline of the world's land."""
        return worldmap.land()

    def dots(self, world: World) -> tuple[tuple[float, float], ...]:
        """Where each of the places stands on the map, in their order."""
        return worldmap.spread([worldmap.project(spot.latitude, spot.longitude) for spot in world.spots])

    def ballots(self, priorities: Priorities) -> tuple[float, ...]:
        """The radius of each priority's disc in a box of 100 by 100: its area is the votes; 0 without any."""
        most = max((item.votes or 0 for item in priorities.items), default=0)
        return tuple(round(48 * sqrt((item.votes or 0) / most), 1) if most else 0.0 for item in priorities.items)
