"""A community's look from the few colours that it chooses: the others follow, and what cannot be read is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kindling.kernel.colours import BLACK, WHITE, contrast, mixed, nearest
from kindling.pack.document.theme import DARK, Colours

CHOSEN = ("ground", "text", "heading", "link", "accent", "cover", "cover_accent")
"""The colours that a community chooses, by their names in `Colours`."""

LEAST = 4.5
"""WCAG 2.2 AA for words."""

LEAST_EDGE = 3.0
"""WCAG 2.2 AA for edges and signs."""

PAPERS = {
    "text": ("ground", "ground_2", "raised"),
    "heading": ("ground", "ground_2"),
    "link": ("ground", "ground_2", "raised"),
    "accent": ("ground", "raised"),
    "cover": ("cover_text",),
    "cover_accent": ("cover",),
}
"""On what each chosen colour is read, or what is read on it."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A colour that cannot be read: the ratio it has, what it has it with, and the nearest that works, if one does."""

    ratio: float
    other: str
    nearest: str


def chosen(colours: Colours) -> dict[str, str]:
    """The chosen ones of ``colours``."""
    return {name: str(getattr(colours, name)) for name in CHOSEN}


def settled(known: Colours, told: Mapping[str, str]) -> Colours:
    """``known`` with the colours of ``told`` (all of `CHOSEN`); what goes with a changed one follows it."""
    made = _followed(known, told)
    return made if made == known else _mended(made)


def _followed(known: Colours, told: Mapping[str, str]) -> Colours:
    """``known`` with the colours of ``told``, its papers, and what else is drawn from them."""
    changes: dict[str, Any] = dict(told)
    made = replace(known, **changes)
    changed = {name for name in CHOSEN if getattr(made, name) != getattr(known, name)}
    if changed & {"ground", "text"}:
        made = _papers(made)
    if "accent" in changed:
        made = replace(made, leaf=made.accent if _by_day(made) else mixed(made.accent, BLACK, 0.5))
    return made


def _papers(colours: Colours) -> Colours:
    """The papers, lines and notes that go with the ground: lighter ones by day, brighter ones by night."""
    ground, text = colours.ground, colours.text
    return replace(
        colours,
        ground_2=mixed(ground, text, 0.06),
        raised=mixed(ground, WHITE, 0.65) if _by_day(colours) else mixed(ground, text, 0.1),
        soft=mixed(text, ground, 0.22),
        rule=mixed(ground, text, 0.13),
        land=mixed(ground, text, 0.14),
        notes=tuple(mixed(ground, tint, 0.16) for tint in (colours.accent, colours.cover_accent, colours.quote_2)),
    )


def _by_day(colours: Colours) -> bool:
    return contrast(colours.ground, BLACK) > contrast(colours.ground, WHITE)


def _mended(colours: Colours) -> Colours:
    """The colours that nobody chooses, each moved as little as it takes to be read where it stands."""
    papers = (colours.ground, colours.ground_2, colours.raised)
    return replace(
        colours,
        soft=_readable(colours.soft, papers),
        quote_2=_readable(colours.quote_2, papers),
        focus=_readable(colours.focus, papers, LEAST_EDGE),
        leaf=_readable(colours.leaf, (colours.cover_text,)),
        initials=tuple(_readable(one, (colours.cover_text,)) for one in colours.initials),
        notes=tuple(_readable(one, (colours.text, colours.heading)) for one in colours.notes),
    )


def _readable(colour: str, others: tuple[str, ...], least: float = LEAST) -> str:
    found = nearest(colour, lambda tried: all(contrast(tried, other) >= least for other in others))
    return found or colour


def by_night(light: Colours) -> Colours:
    """The dark colours that follow from the light ones: their hues on a ground nearly black."""
    own = Colours()
    told = chosen(DARK)
    if light.cover != own.cover:
        told |= {"cover": mixed(light.cover, BLACK, 0.2), "ground": mixed(light.cover, BLACK, 0.7)}
    told |= {name: getattr(light, name) for name in ("accent", "link") if getattr(light, name) != getattr(own, name)}
    if light.cover_accent != own.cover_accent:
        told["cover_accent"] = light.cover_accent
    if light.heading != own.heading:
        told["heading"] = mixed(light.heading, WHITE, 0.85)
    return _read_by_night(told)


def _read_by_night(told: dict[str, str]) -> Colours:
    """The dark colours of ``told``, those that cannot be read moved until they can."""
    for name in ("cover", "cover_accent", "accent", "link", "heading", "text"):
        made = _followed(DARK, told)
        told[name] = _readable(told[name], tuple(getattr(made, paper) for paper in PAPERS[name]))
    return settled(DARK, told)


def ratios(colours: Colours) -> dict[str, tuple[float, str]]:
    """Of each chosen colour but the ground, the least ratio it has, and with what."""
    return {name: min(_pairs(colours, name)) for name in PAPERS}


def _pairs(colours: Colours, name: str) -> Iterator[tuple[float, str]]:
    for other in PAPERS[name]:
        yield contrast(getattr(colours, name), getattr(colours, other)), other


def unread(known: Colours, told: Mapping[str, str]) -> dict[str, Unread]:
    """What of ``told`` cannot be read, by the colour to change: the ground, for words whose colour stays as it was."""
    wrong = {name: found for name, found in ratios(_followed(known, told)).items() if found[0] < LEAST}
    same = {name for name in PAPERS if told[name] == getattr(known, name)}
    if "cover" in wrong and "cover_accent" in same:
        wrong.pop("cover_accent", None)
    if told["ground"] == known.ground:
        return {name: _ink(known, told, name, found) for name, found in wrong.items()}
    stays = {name for name in same if name not in {"cover", "cover_accent"}}
    found = {name: _ink(known, told, name, wrong[name]) for name in wrong if name not in stays}
    return (_ground(known, told, wrong, stays) if stays & wrong.keys() else {}) | found


def _ink(known: Colours, told: Mapping[str, str], name: str, found: tuple[float, str]) -> Unread:
    """A colour that cannot be read where it stands; the nearest goes with everything else that was told."""

    def works(tried: str) -> bool:
        return ratios(_followed(known, {**told, name: tried}))[name][0] >= LEAST

    return Unread(*found, nearest(told[name], works))


def _ground(
    known: Colours, told: Mapping[str, str], wrong: Mapping[str, tuple[float, str]], stays: set[str]
) -> dict[str, Unread]:
    """A ground on which the words of ``stays`` cannot be read."""

    def works(tried: str) -> bool:
        found = ratios(_followed(known, {**told, "ground": tried}))
        return all(found[name][0] >= LEAST for name in stays)

    ratio, name = min((wrong[name][0], name) for name in stays & wrong.keys())
    return {"ground": Unread(ratio, name, nearest(told["ground"], works))}
