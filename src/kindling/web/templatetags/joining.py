"""The drawings of joining: a circle that has room for one more, and the discs of its three steps."""

from __future__ import annotations

from typing import TypedDict

from django import template

from kindling.renderers.drawing import pen

register = template.Library()

PLACES = ((84, 60, 51, 0), (53, 135, 50, 2), (100, 198, 47, 3), (179, 190, 53, 1), (211, 119, 50, 0))
"""East, south, radius and colour of those who sit there already."""


class Seat(TypedDict):
    """One disc with its pen ring, a little out of register."""

    x: float
    y: float
    r: float
    tint: int
    ring: str


def _seat(x: float, y: float, r: float, tint: int) -> Seat:
    return Seat(x=x, y=y, r=r, tint=tint, ring=pen.ring(x + 2.2, y - 2.6, r, start=x / 40))


@register.inclusion_tag("member/parts/circle.html")
def circle_of_you() -> dict[str, object]:
    """Five discs round an open place."""
    return {"discs": [_seat(*one) for one in PLACES], "you": pen.ring(166, 54, 45, start=0.4)}


@register.inclusion_tag("member/parts/step.html")
def step_disc(tint: int) -> dict[str, object]:
    """The disc before a step."""
    return {"disc": _seat(20, 21, 17, tint)}
