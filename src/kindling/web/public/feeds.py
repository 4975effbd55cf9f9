"""What is new, for feed readers: Atom (RFC 4287) and JSON Feed 1.1, of the same entries."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from kindling.archive import addresses
from kindling.archive.queries import site
from kindling.archive.queries.feed import feed_entries, site_since
from kindling.archive.records import Site
from kindling.archive.records.feed import Entry

JSON_TYPE = "application/feed+json"


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime.datetime:
        """The last change of any entry; of a feed without one, for Atom demands a date, when the site was set up."""
        return max((one["updateddate"] for one in self.items), default=None) or site_since()


@require_safe
def atom(request: HttpRequest) -> HttpResponseBase:
    """``/feed.atom``."""
    of, entries = site(), feed_entries(now=timezone.now())
    return _answered(request, atom_feed(of, entries), Atom1Feed.content_type)


@require_safe
def json_feed(request: HttpRequest) -> HttpResponseBase:
    """``/feed.json``."""
    of, entries = site(), feed_entries(now=timezone.now())
    return _answered(request, json.dumps(as_json(of, entries), ensure_ascii=False), JSON_TYPE)


def atom_feed(of: Site, entries: Sequence[Entry]) -> str:
    """The entries as Atom."""
    home = settings.SITE_URL
    feed = _Atom(
        title=_clean(of.series),
        link=f"{home}/",
        description="",
        subtitle=_clean(of.series_about) or None,
        language=settings.LANGUAGE_CODE,
        author_name=_clean(of.community),
        author_link=f"{home}/",
        feed_url=home + addresses.ATOM,
        feed_guid=f"{home}/",
    )
    for one in entries:
        feed.add_item(
            title=_clean(one.title),
            link=home + one.url,
            description=_paragraphs(one),
            pubdate=one.published,
            updateddate=one.updated,
            unique_id=entry_id(one),
            categories=[_clean(theme) for theme in one.themes],
            enclosures=[Enclosure(home + file.url, str(file.size), file.media_type) for file in one.attached],
        )
    return feed.writeString("utf-8")


def as_json(of: Site, entries: Sequence[Entry]) -> dict[str, object]:
    """The entries as JSON Feed 1.1 says."""
    home = settings.SITE_URL
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": of.series,
        "home_page_url": f"{home}/",
        "feed_url": home + addresses.JSON_FEED,
        "description": of.series_about,
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": of.community, "url": f"{home}/"}],
        "items": [_item(one) for one in entries],
    }
    return {name: value for name, value in told.items() if value != ""}


def entry_id(entry: Entry) -> str:
    """A name that stays the same as long as the site's own name does (RFC 4151): ``tag:kettle.org,2024-08:pack``."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{entry.month}:{entry.key}"


def _item(one: Entry) -> dict[str, object]:
    home = settings.SITE_URL
    told = {
        "id": entry_id(one),
        "url": home + one.url,
        "title": one.title,
        "content_html": _paragraphs(one),
        "date_published": one.published.isoformat(timespec="seconds"),
        "date_modified": one.updated.isoformat(timespec="seconds"),
        "tags": list(one.themes),
        "attachments": [
            {"url": home + file.url, "mime_type": file.media_type, "title": file.title, "size_in_bytes": file.size}
            for file in one.attached
        ],
    }
    return {name: value for name, value in told.items() if value != []}


def _paragraphs(one: Entry) -> str:
    return format_html_join("", "<p>{}</p>", ((_clean(words),) for words in one.words))


def _clean(words: str) -> str:
    """Without the characters that no XML may hold (XML 1.0, 2.2)."""
    return _NO_XML.sub("", words)


def _answered(request: HttpRequest, body: str, kind: str) -> HttpResponseBase:
    """The feed, or that nothing has changed since the reader asked last.

    No date tells that: a summary that was put right, or a name that was taken out, is no newer entry.
    """
    data = body.encode()
    response = HttpResponse(data, content_type=kind)
    response["ETag"] = etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, max_age=60)
    answer = get_conditional_response(request, etag, None, response)
    return answer if answer is not None else response
