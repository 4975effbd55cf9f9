"""How can words be read as a name and what it lies in? "Portland, OR", "leeds uk", "from sunny Doncaster"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kindling.kernel.text import fold

_FLAG = re.compile("([\U0001f1e6-\U0001f1ff]{2})|\U0001f3f4([\U000e0061-\U000e007a]+)\U000e007f")
_BREAK = re.compile(r"\s*[,;/|()\[\]·•\n]\s*|\s+[-–—]\s+")
_LEAD = re.compile(
    r"(?:i am |i m |we are |we re |im )?(?:currently |now |originally )?"
    r"(?:(?:all the way |here |over )?from|based (?:in|at)|liv(?:ing|e) in|working in|near|close to|nr|"
    r"just outside|outside|just (?:north|south|east|west) of|in|(?:the )?city of|town of|(?:over|up|down|out) in|"
    r"desde|de|aus|fra|från)\s+"
)
_WEATHER_LISTED = """
a an the very quite still not so really rather sunny rainy wet grey gray cold chilly cool warm hot windy cloudy
snowy foggy lovely beautiful bright dark freezing soggy misty dreary drizzly gloomy glorious humid stormy icy
mild dull damp blustery gorgeous frosty sweltering autumnal wintry summery good old little tiny bonny bonnie
leafy central downtown rural greater inner my our hometown
"""
_WEATHER = frozenset(_WEATHER_LISTED.split())
_MOST_WORDS = 9
_CODES = {"eng": "England", "sct": "Scotland", "wls": "Wales"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words: a name, and what it lies in. ``spoken`` when no comma told the two
    apart, or they stand the wrong way round: then only a country or a region counts as what it lies in."""

    name: str
    within: tuple[str, ...] = ()
    spoken: bool = False


def parts_of(words: str) -> tuple[str, ...]:
    """The parts that commas, brackets and the like tell apart; a flag is a part that names its country."""
    flags = [_country(match) for match in _FLAG.finditer(words)]
    parts = [part for part in _BREAK.split(_FLAG.sub(" ", words)) if fold(part)]
    if not parts:
        return tuple(flags)
    return (_without_lead(parts[0]), *parts[1:], *flags)


def readings(parts: tuple[str, ...]) -> Iterator[Reading]:
    """The ways to read the parts, the likeliest first."""
    if len(parts) > 1:
        yield Reading(parts[0], parts[1:])
        yield Reading(parts[-1], parts[:-1], spoken=True)
        return
    words = parts[0].split()
    yield Reading(parts[0])
    for cut in range(1, min(len(words), _MOST_WORDS)):
        yield Reading(" ".join(words[:cut]), (" ".join(words[cut:]),), spoken=True)


def without_weather(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts without one word that says how the place is ("sunny"); the same parts if there is none."""
    first, _, rest = parts[0].partition(" ")
    return (rest.strip(), *parts[1:]) if rest.strip() and fold(first) in _WEATHER else parts


def _country(match: re.Match[str]) -> str:
    if match[1]:
        return "flag " + "".join(chr(ord(letter) - 0x1F1E6 + ord("a")) for letter in match[1])
    tags = "".join(chr(ord(tag) - 0xE0000) for tag in match[2])
    return _CODES.get(tags[2:], tags[:2])


def _without_lead(part: str) -> str:
    match = _LEAD.match(part.casefold())
    return part[match.end() :] if match and len(part.casefold()) == len(part) else part
