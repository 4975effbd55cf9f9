"""Small turns of phrase that several pages need."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from django import template
from django.conf import settings
from django.template.defaultfilters import stringfilter
from django.utils.html import escape, strip_tags

from kindling.archive.records import EditionShown, ProfileShown, RecordingShown, ResourceShown
from kindling.kernel.text import ended
from kindling.people.coming import city_of
from kindling.web.public.players import player_address

register = template.Library()

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@register.filter
def spelled(number: int) -> str:
    """A count as a sentence says it: in words to twelve, in figures above."""
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else f"{number:,}"


@register.filter(is_safe=True)
@stringfilter
def sentence(words: str) -> str:
    """Words, or a stretch of a page in ``{% filter sentence %}``, ended by one full stop where they end by none."""
    shown = unescape(strip_tags(words)).strip()
    return words.strip() + ended(shown)[len(shown) :]


@register.filter
def city(zone: str) -> str:
    """The place that a time zone is named for: ``London`` of ``Europe/London``."""
    return city_of(zone)


@register.filter
def title_size(title: str) -> str:
    """The class of a title, by how much room it needs."""
    if len(title) <= 28:
        return "h1-short"
    return "h1-middling" if len(title) <= 60 else "h1-long"


@register.filter
def player(recording: RecordingShown) -> str:
    """The address that plays the agreed part inside the page, or nothing where this site's policy lets no player in."""
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].get("frame-src", ())
    since, until = recording.part
    return player_address(recording.url, since=since, until=until, allowed=allowed)


@register.filter
def bare_host(origin: str) -> str:
    """``www.example.org`` of ``https://www.example.org``."""
    return origin.partition("://")[2] or origin


@register.filter
def kept(recordings: Iterable[RecordingShown]) -> tuple[RecordingShown, ...]:
    """The recordings of which it is known where they are."""
    return tuple(one for one in recordings if one.url)


@register.filter
def lost(recordings: Iterable[RecordingShown]) -> tuple[RecordingShown, ...]:
    """The recordings that were made, and nobody here knows where they are."""
    return tuple(one for one in recordings if not one.url)


@register.filter
def can_play(recordings: Iterable[RecordingShown]) -> bool:
    """Whether one of them plays inside the page."""
    return any(player(one) for one in recordings)


@register.filter
def told_of(profiles: Iterable[ProfileShown]) -> tuple[ProfileShown, ...]:
    """The profiles that say or show more than the line that credits them."""
    return tuple(one for one in profiles if one.bio or one.photo)


@register.filter
def person_size(size: str) -> str:
    """The class of a name as a title: one step smaller than a conversation's, for it stands beside a portrait."""
    return "h1-long" if size == "h1-long" else "h1-middling"


@register.filter
def beyond(resources: Iterable[ResourceShown], edition: EditionShown | None) -> tuple[ResourceShown, ...]:
    """The resources that the pack's own words do not hold already."""
    words = edition.html if edition else ""
    return tuple(one for one in resources if escape(one.title) not in words)
