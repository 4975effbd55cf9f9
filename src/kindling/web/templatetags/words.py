"""Small turns of phrase that several pages need."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.conf import settings

from kindling.archive.records import Person
from kindling.web.public.players import player_address

register = template.Library()

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@register.filter
def spelled(number: int) -> str:
    """A count as a sentence says it: in words to twelve, in figures above."""
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else f"{number:,}"


@register.filter
def city(zone: str) -> str:
    """The place that a time zone is named for: ``London`` of ``Europe/London``."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def title_size(title: str) -> str:
    """The class of a title, by how much room it needs."""
    if len(title) <= 28:
        return "h1-short"
    return "h1-middling" if len(title) <= 60 else "h1-long"


@register.filter
def player(url: str) -> str:
    """The address that plays a recording inside the page, or nothing where this site's policy lets none in."""
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].get("frame-src", ())
    return player_address(url, allowed=allowed)


@register.filter
def film_hosts(_: object) -> tuple[str, ...]:
    """The hosts that a page may ask for a recording once somebody presses play, from the settings."""
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].get("frame-src", ())
    return tuple(str(origin).removeprefix("https://") for origin in allowed if str(origin).startswith("https://"))


@register.filter
def lower_first(words: str) -> str:
    """The words with a small first letter, to go on within a sentence."""
    return words[:1].lower() + words[1:]


@register.filter
def speaking(credits_: Iterable[Person]) -> tuple[Person, ...]:
    """Those who speak, of all who are credited."""
    return tuple(one for one in credits_ if one.role == "Speaker")
