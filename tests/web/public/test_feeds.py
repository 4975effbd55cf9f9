"""Feeds, sitemap and robots.txt, as the programs that read them meet them."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils.http import http_date
from lxml import etree

from kindling.publication.actions import withdraw_edition
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, profile, reviewed, series
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOME = "http://localhost:8000"


def filled(count: int = 1) -> None:
    for number in range(1, count + 1):
        edition(conversation(f"2023-0{number}", title=f"Small <b>repairs</b> & tea {number}", themes=("Teams",)))


def parsed(content: bytes) -> Any:
    return etree.fromstring(content)


def words(element: Any, name: str) -> str:
    """The text of the one child of that name."""
    (found,) = element.findall(ATOM + name)
    return found.text or ""


def instant(text: str) -> datetime.datetime:
    at = datetime.datetime.fromisoformat(text)
    assert at.tzinfo is not None
    return at


def test_atom_has_what_the_standard_demands(client: Client) -> None:
    filled(2)
    response = client.get("/feed.atom")
    feed = parsed(response.content)
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    entries = feed.findall(f"{ATOM}entry")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == f"{ATOM}feed"
    assert (words(feed, "title"), words(feed, "id")) == ("Conversations by the kettle", f"{HOME}/")
    assert links == {"alternate": f"{HOME}/", "self": f"{HOME}/feed.atom"}
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "The Kettle"
    assert instant(words(feed, "updated")) == max(instant(words(one, "updated")) for one in entries)
    assert {words(one, "id") for one in entries} == {
        "tag:localhost,2023-01:conversation",
        "tag:localhost,2023-01:pack",
        "tag:localhost,2023-02:conversation",
        "tag:localhost,2023-02:pack",
    }
    for one in entries:
        assert words(one, "title")
        assert instant(words(one, "published")) <= instant(words(one, "updated"))
        assert all(link.get("href").startswith(f"{HOME}/conversations/2023-0") for link in one.findall(f"{ATOM}link"))
        assert one.find(f"{ATOM}link[@rel='alternate']") is not None


def test_words_in_atom_are_text_and_never_markup(client: Client) -> None:
    conversation("2023-01", title="<b>\x0bBold</b>", summary="<script>1</script>\ufffe & more")
    entry = parsed(client.get("/feed.atom").content).find(f"{ATOM}entry")
    assert words(entry, "title") == "<b>Bold</b>, January 2023"
    assert words(entry, "summary") == "<p>&lt;script&gt;1&lt;/script&gt; &amp; more</p>"


def test_json_feed_has_what_its_version_demands(client: Client) -> None:
    filled()
    response = client.get("/feed.json")
    feed = json.loads(response.content)
    pack = feed["items"][0]
    assert response["Content-Type"] == "application/feed+json"
    assert (feed["version"], feed["title"], feed["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "Conversations by the kettle",
        f"{HOME}/feed.json",
    )
    assert feed["authors"] == [{"name": "The Kettle", "url": f"{HOME}/"}]
    assert "description" not in feed
    assert [one["id"] for one in feed["items"]] == ["tag:localhost,2023-01:pack", "tag:localhost,2023-01:conversation"]
    assert all(one["content_html"].startswith("<p>") for one in feed["items"][:1])
    assert {one["mime_type"] for one in pack["attachments"]} >= {"application/pdf", "application/json"}
    assert all(one["url"].startswith(f"{HOME}/conversations/2023-01/pack.") for one in pack["attachments"])
    assert instant(pack["date_published"]) == instant(pack["date_modified"])
    assert feed["items"][1]["tags"] == ["Teams"]


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json"])
def test_feed_is_sent_again_only_once_something_has_changed(client: Client, address: str) -> None:
    row = conversation("2023-01")
    kept = edition(row)
    first = client.get(address)
    same = client.get(address, headers={"If-None-Match": first["ETag"]})
    dated = client.get(address, headers={"If-Modified-Since": http_date()})
    withdraw_edition(by=ada(), edition=kept, reason="Somebody asked.")
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert [one.status_code for one in (first, same, dated, changed)] == [200, 304, 200, 200]
    assert "Last-Modified" not in first
    assert same.content == b""
    assert first["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/sitemap.xml"])
def test_withdrawn_words_are_nowhere(client: Client, address: str) -> None:
    kept = edition(conversation("2023-01"), reviewed(small("SECRET", title="SECRET"), subtitle="SECRET"))
    before = client.get(address).text
    withdraw_edition(by=ada(), edition=kept, reason="Somebody asked.")
    assert ("SECRET" in before) == (address != "/sitemap.xml")
    assert "SECRET" not in client.get(address).text


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/sitemap.xml"])
def test_feeds_of_a_site_that_nobody_has_filled_are_whole_and_stay_the_same(client: Client, address: str) -> None:
    first, again = client.get(address), client.get(address)
    assert (first.status_code, first.content) == (200, again.content)


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/sitemap.xml"])
def test_feeds_ask_at_most_twelve_things_however_many_months(client: Client, address: str) -> None:
    filled(1)
    one = queries_asked(client, address)
    filled(3)
    assert one == queries_asked(client, address) <= 12


def test_every_page_says_where_the_feeds_are(client: Client) -> None:
    series()
    page = client.get("/about/").text
    assert '<link rel="alternate" type="application/atom+xml" href="/feed.atom"' in page
    assert '<link rel="alternate" type="application/feed+json" href="/feed.json"' in page


def test_sitemap_lists_each_page_once_with_its_last_change(client: Client) -> None:
    profile("Wilf Adeyemi")
    profile("Nobody Yet")
    kept = edition(conversation("2023-01", speakers=("Wilf Adeyemi",)))
    conversation("2022-12", speakers=("Wilf Adeyemi",))
    pages = parsed(client.get("/sitemap.xml").content)
    found = [(one.findtext(f"{SITEMAP}loc"), one.findtext(f"{SITEMAP}lastmod")) for one in pages]
    assert found[-5:] == [
        (f"{HOME}/archive/2023/", None),
        (f"{HOME}/archive/2022/", None),
        (f"{HOME}/people/wilf-adeyemi/", None),
        (f"{HOME}/conversations/2023-01/", f"{kept.published_at:%Y-%m-%d}"),
        (f"{HOME}/conversations/2022-12/", None),
    ]
    assert [client.get(str(url).removeprefix(HOME)).status_code for url, _ in found] == [200] * len(found)


def test_robots_are_told_the_sitemap_and_kept_from_the_working_pages(client: Client) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /desk/", "Disallow: /drop/"} < set(lines)
    assert lines[-1] == f"Sitemap: {HOME}/sitemap.xml"


def test_a_feed_without_entries_was_changed_when_the_site_was_set_up(client: Client) -> None:
    first, again = (client.get("/feed.atom").content for _ in range(2))
    since = min(row.applied for row in MigrationRecorder.Migration.objects.all())
    assert instant(words(parsed(first), "updated")).replace(microsecond=0) == since.replace(microsecond=0)
    assert first == again
