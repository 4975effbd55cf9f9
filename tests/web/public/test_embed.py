"""What stands on a community's other website: the frame, and what there is to paste."""

from __future__ import annotations

import datetime
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client

from kindling.conversations.models import Community
from tests.factories.packs import small
from tests.factories.site import conversation, edition, reviewed, series
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db

HOME = "http://localhost:8000"
NEXT = datetime.datetime.now(tz=datetime.UTC).year + 1


def filled(count: int = 1) -> None:
    """A month to come, and ``count`` that were held, each with a pack."""
    conversation(f"{NEXT}-01", title="Next & <b>best</b>", day=datetime.date(NEXT, 1, 20), speakers=("Wilf", "Ada"))
    for number in range(1, count + 1):
        row = conversation(f"2023-0{number}", title=f"Held {number}", speakers=("Wilf",))
        edition(row, reviewed(small(title=f"Pack {number}"), groups=(5, 6)))


def boxes(page: str) -> dict[str, str]:
    """What each box to copy from holds, by its id, as a browser reads it."""
    found = re.findall(r'<textarea id="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(text) for name, text in found}


class Markup(HTMLParser):
    """The tags of some HTML, each with what is asked of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("query", ["", "?show=next", "?show=pack&look=dark", "?show=archive&look=light"])
def test_frame_may_stand_anywhere_and_does_nothing_else(client: Client, query: str) -> None:
    filled()
    response = client.get(f"/embed/{query}")
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "X-Frame-Options" not in response
    assert "script-src 'self'" in policy
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex"
    assert not re.search(r"<script|style=|<form|<input", response.text)
    assert '<base target="_top">' in response.text


@pytest.mark.parametrize("address", ["/", "/archive/", "/embed/how/", "/numbers/", "/conversations/2023-01/"])
def test_no_other_page_may_stand_in_a_frame(client: Client, address: str) -> None:
    filled()
    response = client.get(address)
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("show", "parts"),
    [
        ("", {"next", "pack", "archive"}),
        ("next", {"next"}),
        ("pack", {"pack"}),
        ("archive", {"archive"}),
        ("<script>", {"next", "pack", "archive"}),
    ],
)
def test_frame_shows_what_is_asked(client: Client, show: str, parts: set[str]) -> None:
    filled()
    page = client.get("/embed/", {"show": show, "look": show}).text
    assert set(re.findall(r'class="embed-(next|pack|archive)"', page)) == parts
    assert "<script>" not in page
    assert "/theme.css" in page


def test_frame_says_when_with_whom_and_leads_there(client: Client) -> None:
    filled(2)
    page = client.get("/embed/").text
    assert f'<a href="/conversations/{NEXT}-01/"><bdi>Next &amp; &lt;b&gt;best&lt;/b&gt;</bdi></a>' in page
    assert "to 19:00 in London" in page
    assert '<a href="/conversations/2023-02/"><bdi>Pack 2</bdi></a>' in page
    assert "/conversations/2023-02/pack.pdf" in page
    assert "All 2 conversations" in page


def test_frame_has_one_look_where_the_site_around_it_has(client: Client) -> None:
    series()
    Community.objects.update(theme={"light": {"ground": "#fafafa"}, "dark": {"ground": "#0a0a0a"}})
    assert '<link rel="stylesheet" href="/embed/dark.css">' in client.get("/embed/?look=dark").text
    light, dark = client.get("/embed/light.css").text, client.get("/embed/dark.css").text
    assert ("--c-ground:#fafafa" in light, "--c-ground:#0a0a0a" in light) == (True, False)
    assert ("--c-ground:#fafafa" in dark, "--c-ground:#0a0a0a" in dark) == (False, True)


def test_elements_to_paste_are_whole_and_their_words_escaped_once(client: Client) -> None:
    row = conversation("2023-01")
    row.series.name = 'Tea & "milk"'
    row.series.save()
    found = boxes(client.get("/embed/how/").text)
    tags = {name: Markup(text).tags for name, text in found.items() if name.startswith("frame-")}
    assert set(tags) == {"frame-all", "frame-next", "frame-pack", "frame-archive"}
    assert tags["frame-next"] == [
        (
            "iframe",
            {
                "src": f"{HOME}/embed/?show=next",
                "title": 'Next in Tea & "milk"',
                "width": "100%",
                "height": "420",
                "frameborder": "0",
                "loading": "lazy",
            },
        )
    ]
    assert tags["frame-all"][0][1]["src"] == f"{HOME}/embed/"


def test_words_to_paste_lead_here_by_whole_addresses_and_hold_no_markup_of_others(client: Client) -> None:
    filled()
    words = boxes(client.get("/embed/how/").text)["words"]
    links = [told["href"] for tag, told in Markup(words).tags if tag == "a"]
    assert links == [
        f"{HOME}/conversations/{NEXT}-01/",
        f"{HOME}/calendar.ics",
        f"{HOME}/conversations/2023-01/",
        f"{HOME}/conversations/2023-01/",
        f"{HOME}/archive/",
    ]
    assert {tag for tag, _ in Markup(words).tags} == {"section", "h2", "p", "strong", "a", "ul", "li"}
    assert "Next &amp; &lt;b&gt;best&lt;/b&gt;</a> with Wilf and Ada" in words


def test_closing_tag_in_a_title_closes_no_box(client: Client) -> None:
    conversation("2023-01", title="</textarea><script>alert(1)</script>")
    page = client.get("/embed/how/").text
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in boxes(page)["words"]


@pytest.mark.parametrize("address", ["/embed/", "/embed/?show=pack", "/embed/how/"])
def test_embed_of_a_site_that_nobody_has_filled_is_no_error(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/embed/", "/embed/how/"])
def test_embed_asks_at_most_twelve_things_however_many_months(client: Client, address: str) -> None:
    filled(1)
    one = queries_asked(client, address)
    filled(3)
    assert one == queries_asked(client, address) <= 12


def test_about_leads_to_what_there_is_to_paste(client: Client) -> None:
    series()
    assert '<a href="/embed/how/">Put us on your website</a>' in client.get("/about/").text
