"""What a page says of itself to others: a sentence, an address, a picture, and the same for search engines."""

from __future__ import annotations

import json
from typing import Any, TypedDict

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from kindling.archive import addresses
from kindling.archive.previews import Pictured, date_of
from kindling.archive.records import Archive, Conversation, Home, PersonPage, Site
from kindling.kernel.text import ended
from kindling.renderers.pdf.preview import HEIGHT, WIDTH
from kindling.web.public.structured import conversation_told, series_told

register = template.Library()

SHARED = "public/parts/shared.html"

LONGEST = 180
"""Letters of a description; services that show it cut about there."""

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the element that the data stands in."""


class Shared(TypedDict):
    """What `SHARED` shows. Every address is whole."""

    kind: str
    site_name: str
    title: str
    description: str
    url: str
    image: str
    alt: str
    width: int
    height: int


@register.inclusion_tag(SHARED)
def shared_page(site: Site, title: str, description: str, url: str, kind: str = "website") -> Shared:
    """A page without a picture of its own: the series' stands for it."""
    alt = ended(f"A cover with a few discs. It says: {site.series}")
    return _shared(site, kind, (title, description), (url, addresses.SERIES_PREVIEW, alt))


@register.inclusion_tag(SHARED)
def shared_home(site: Site, home: Home) -> Shared:
    """The first page: the next conversation, or the series."""
    coming = home.meeting.conversation if home.meeting else None
    title = coming.title if coming and not coming.untitled else site.series
    alt = ended(f"A cover with a few discs. It says: {site.series}")
    return _shared(site, "website", (title, site.series_about or site.about), ("/", addresses.SERIES_PREVIEW, alt))


@register.inclusion_tag(SHARED)
def shared_archive(site: Site, archive: Archive) -> Shared:
    """The archive, or one year of it; however it is filtered, it is one page."""
    title = f"Conversations in {archive.year}" if archive.year else "Past conversations"
    return shared_page(site, title, site.series_about or site.about, addresses.archive(archive.year))


@register.inclusion_tag(SHARED)
def shared_person(site: Site, person: PersonPage) -> Shared:
    """Somebody who has spoken."""
    one = person.profile
    told = one.bio or ", ".join(part for part in (one.role, one.organisation, one.place) if part)
    return shared_page(site, one.name, told, one.url, "profile")


@register.inclusion_tag(SHARED)
def shared_conversation(site: Site, page: Conversation) -> Shared:
    """A conversation, with its own picture."""
    date = date_of(page.day, page.month, untitled=page.untitled)
    groups = page.edition.groups if page.edition else ()
    picture = Pictured(site.community, page.series, page.title, date, groups)
    title = page.title if page.untitled else f"{page.title}, {page.label}"
    image = f"{addresses.preview(page.month)}?{picture.stamp}"
    return _shared(site, "article", (title, page.summary), (page.url, image, picture.alt))


@register.simple_tag
def told_series(site: Site, home: Home) -> SafeString:
    """The series for search engines."""
    return _data(series_told(site, home))


@register.simple_tag
def told_conversation(site: Site, page: Conversation) -> SafeString:
    """A conversation for search engines."""
    return _data(conversation_told(site, page))


def _shared(site: Site, kind: str, words: tuple[str, str], places: tuple[str, str, str]) -> Shared:
    (title, description), (url, image, alt) = words, places
    return Shared(
        kind=kind,
        site_name=site.community,
        title=title,
        description=Truncator(" ".join(description.split())).chars(LONGEST),
        url=settings.SITE_URL + url,
        image=settings.SITE_URL + image,
        alt=alt,
        width=WIDTH,
        height=HEIGHT,
    )


def _data(told: dict[str, Any]) -> SafeString:
    """A block of data, which no browser runs: a strict policy for scripts lets it stand."""
    plain = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    block = f'<script type="application/ld+json">{plain}</script>'
    return mark_safe(block)  # noqa: S308 - every sign that could end the element is escaped above
