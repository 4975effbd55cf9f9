"""The series in pictures: a year of months, and the places on the map. Each tells the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TypedDict

from django import template

from kindling.archive.records.numbers import Counted, Place, YearCounted
from kindling.renderers.drawing import pen, worldmap
from kindling.web.templatetags.drawn import room_radius

register = template.Library()

WIDTH = 624.0
"""How wide the box of one year is, in its own units."""

_SLOT, _BASE, _RISE, _BELOW = WIDTH / 12, 146.0, 88.0, 32.0
"""A month's width, the line they stand on, how far above it the largest number reaches, and the room below."""

_LOW = 118.0
"""Where the box of a year begins in which nobody counted: nothing reaches higher."""

_UNKNOWN = 6.5
"""The radius of the hollow disc of a month in which nobody counted."""

LETTERS = "JFMAMJJASOND"


class Mark(TypedDict):
    """One month of a year: ``value`` as a disc on a stem, ``part`` of it as a smaller one; hollow without a value."""

    x: float
    y: float
    r: float
    ring: str
    label: str
    hollow: bool
    part: dict[str, float] | None


@register.inclusion_tag("public/numbers/year.html")
def people_year(year: YearCounted, most: int) -> dict[str, object]:
    """How many came in each month of a year; ``most`` is the number that reaches the top."""
    marks = [_people(one, at, most) if one else None for at, one in enumerate(year.months)]
    return _shown(year, "people", "People in", marks, [said(one) for one in year.months if one])


@register.inclusion_tag("public/numbers/year.html")
def places_year(year: YearCounted, most: int) -> dict[str, object]:
    """From how many places people joined in each month of a year."""
    marks = [_places(one, at, most) if one else None for at, one in enumerate(year.months)]
    words = [f"{one.name}: {_or_not(one.places, 'place')}" for one in year.months if one]
    return _shown(year, "places", "Places in", marks, words)


@register.inclusion_tag("public/numbers/world.html")
def world_of_places(places: Sequence[Place]) -> dict[str, object]:
    """The map with a dot for each place, the larger the more conversations people joined from there."""
    dots = worldmap.spread([worldmap.project(one.north, one.east) for one in places])
    drawn = [
        (round(x, 1), round(y, 1), round(2.6 + 1.8 * sqrt(one.conversations), 1))
        for (x, y), one in zip(dots, places, strict=True)
    ]
    width, height = worldmap.VIEW
    return {"land": worldmap.land(), "dots": drawn, "places": places, "width": width, "height": height}


@register.filter
def said(one: Counted) -> str:
    """``October: 48 people, 7 of them for the first time``."""
    if one.people is None:
        return f"{one.name}: nobody counted"
    new = "" if one.newcomers is None else f", {one.newcomers} of them for the first time"
    return f"{one.name}: {'at least ' if one.people_or_more else ''}{_or_not(one.people, 'person', 'people')}{new}"


def _or_not(count: int | None, one: str, many: str = "") -> str:
    if count is None:
        return "not known"
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def _shown(year: YearCounted, kind: str, head: str, marks: list[Mark | None], words: list[str]) -> dict[str, object]:
    letters = [(letter, (at + 0.5) * _SLOT) for at, letter in enumerate(LETTERS)]
    top = 0.0 if any(mark and not mark["hollow"] for mark in marks) else _LOW
    told = ". ".join(words)
    return {
        "id": f"{kind}-{year.year}",
        "title": f"{head} {year.year}",
        "words": f"{told}." if words else "",
        "slots": [(at, mark) for mark, (_, at) in zip(marks, letters, strict=True)],
        "letters": letters,
        "base": _BASE,
        "top": top,
        "width": WIDTH,
        "height": _BASE + _BELOW - top,
        "foot": _BASE + _BELOW,
    }


def _people(one: Counted, at: int, most: int) -> Mark:
    mark = _mark(one.people, at, most)
    if one.people is not None:
        mark["label"] = f"{one.people}{'+' if one.people_or_more else ''}"
    if one.people is not None and one.newcomers:
        mark["part"] = {"y": _height(one.newcomers, most), "r": room_radius(one.newcomers)}
    return mark


def _places(one: Counted, at: int, most: int) -> Mark:
    return _mark(one.places, at, most)


def _mark(value: int | None, at: int, most: int) -> Mark:
    x = (at + 0.5) * _SLOT
    y = _BASE if value is None else _height(value, most)
    r = _UNKNOWN if value is None else room_radius(value)
    ring = pen.ring(x + 0.07 * r, y - 0.08 * r, r, start=at * 0.9)
    label = "" if value is None else str(value)
    return Mark(x=x, y=y, r=r, ring=ring, label=label, hollow=value is None, part=None)


def _height(value: int, most: int) -> float:
    return round(_BASE - _RISE * value / max(most, 1), 1)
