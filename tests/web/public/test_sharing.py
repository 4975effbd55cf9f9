"""What other sites show beside a link to one of ours, and what search engines are told."""

from __future__ import annotations

import datetime
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kindling.archive.previews import Pictured, pictured_conversation, pictured_series
from kindling.conversations.facts import RecordingFacts
from kindling.conversations.models import Community, Series
from kindling.publication.actions import withdraw_edition
from kindling.renderers.drawing.pixels import pixels
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, profile, reviewed

pytestmark = pytest.mark.django_db

HOME = "http://localhost:8000"
AUGUST = datetime.date(2024, 8, 15)


def shown(page: str) -> dict[str, str]:
    """What the page's head says of it, by name."""
    head = page.partition("</head>")[0]
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', head)
    return {name: unescape(value) for name, value in found}


def told(page: str) -> dict[str, Any]:
    """The data for search engines."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(block)
    return found


def test_a_picture_that_was_cut_short_while_it_was_kept_is_drawn_again(client: Client) -> None:
    conversation(title="Cut short", day=AUGUST)
    whole = client.get("/conversations/2024-08/preview.png").content
    kept = Path(default_storage.path("previews"))
    (file,) = (one for one in kept.rglob("*.png") if one.read_bytes() == whole)
    file.write_bytes(whole[:2000])
    assert client.get("/conversations/2024-08/preview.png").content == whole
    assert file.read_bytes() == whole


def test_conversation_shows_its_own_title_sentence_and_picture(client: Client) -> None:
    row = conversation(title='Small "repairs" & tea', summary="What helps.\n\nAnd who.", day=AUGUST)
    edition(row, reviewed(groups=(5, 6)))
    page = client.get("/conversations/2024-08/").text
    found = shown(page)
    picture = Pictured("The Kettle", "Conversations by the kettle", 'Small "repairs" & tea', "15 August 2024", (5, 6))
    assert found | {"viewport": "", "color-scheme": ""} == {
        "viewport": "",
        "color-scheme": "",
        "description": "What helps. And who.",
        "og:description": "What helps. And who.",
        "og:type": "article",
        "og:site_name": "The Kettle",
        "og:locale": "en_GB",
        "og:title": 'Small "repairs" & tea, August 2024',
        "og:url": f"{HOME}/conversations/2024-08/",
        "og:image": f"{HOME}/conversations/2024-08/preview.png?{picture.stamp}",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A cover with a disc for each of its 2 small groups. It says: "
        'Small "repairs" & tea, Conversations by the kettle, 15 August 2024.',
        "twitter:card": "summary_large_image",
    }
    assert picture == pictured_conversation("2024-08")
    assert f'<link rel="canonical" href="{HOME}/conversations/2024-08/">' in page


@pytest.mark.parametrize(
    ("address", "title", "url"),
    [
        ("/", "Conversations by the kettle", "/"),
        ("/archive/?format=panel", "Past conversations", "/archive/"),
        ("/archive/2024/", "Conversations in 2024", "/archive/2024/"),
        ("/people/wilf-adeyemi/", "Wilf Adeyemi", "/people/wilf-adeyemi/"),
        ("/numbers/", "In numbers", "/numbers/"),
    ],
)
def test_other_pages_show_the_picture_of_the_series(client: Client, address: str, title: str, url: str) -> None:
    profile("Wilf Adeyemi", role="Porter")
    conversation(title="Tea", speakers=("Wilf Adeyemi",))
    found = shown(client.get(address).text)
    assert (found["og:title"], found["og:url"], found["og:image"]) == (title, HOME + url, f"{HOME}/preview.png")
    assert found["og:image:alt"] == "A cover with a few discs. It says: Conversations by the kettle."


def test_person_is_told_by_what_they_do_and_long_words_are_cut(client: Client) -> None:
    profile("Wilf Adeyemi", role="Porter", place="Tamale")
    profile("Ada Long", bio="Kind words. " * 40)
    conversation(speakers=("Wilf Adeyemi", "Ada Long"))
    assert shown(client.get("/people/wilf-adeyemi/").text)["description"] == "Porter, Tamale"
    assert len(shown(client.get("/people/ada-long/").text)["description"]) == 180


def test_pictures_are_of_the_size_that_is_promised_and_made_once(client: Client) -> None:
    conversation(title="Small repairs")
    for address in ("/conversations/2024-08/preview.png", "/preview.png"):
        first = client.get(address)
        again = client.get(address)
        assert (first["Content-Type"], pixels(first.content)) == ("image/png", (1200, 630))
        assert (first.content, first["ETag"]) == (again.content, again["ETag"])
    assert client.get("/conversations/2024-09/preview.png").status_code == 404


def test_picture_is_kept_until_its_words_or_colours_change(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row = conversation(title="Only here")
    address = "/conversations/2024-08/preview.png"
    first = client.get(address).content
    monkeypatch.setattr("kindling.archive.previews.preview.render", lambda **_: 1 / 0)
    assert client.get(address).content == first
    monkeypatch.undo()
    Community.objects.update(theme={"light": {"cover": "#123456"}})
    coloured = client.get(address).content
    row.title = "Another title"
    row.save()
    assert len({first, coloured, client.get(address).content}) == 3
    assert len(default_storage.listdir("previews")[0]) >= 3


def test_picture_of_a_withdrawn_pack_shows_none_of_it() -> None:
    kept = edition(conversation(title="Tea"), reviewed(small("SECRET", title="SECRET"), groups=(5, 6)))
    assert "SECRET" not in repr(pictured_conversation("2024-08"))
    assert pictured_series().groups == (5, 6)
    withdraw_edition(by=ada(), edition=kept, reason="Somebody asked.")
    assert pictured_conversation("2024-08") == Pictured(
        "The Kettle", "Conversations by the kettle", "Tea", "August 2024", ()
    )
    assert pictured_series() == Pictured("The Kettle", "", "Conversations by the kettle", "Every third Thursday", ())


def test_picture_asks_at_most_twelve_things(client: Client) -> None:
    edition(conversation(title="Tea"))
    for address in ("/conversations/2024-08/preview.png", "/preview.png"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 12


def test_search_engines_are_told_what_is_known(client: Client) -> None:
    profile("Wilf Adeyemi")
    row = conversation(
        title="Tea",
        day=AUGUST,
        speakers=("Wilf Adeyemi", "The night team"),
        themes=("Teams", "Tea"),
        summary="On tea.",
        recordings=(RecordingFacts(url="https://video.example.org/1", minutes=38), RecordingFacts(title="Lost")),
    )
    kept = edition(row, reviewed(small(title="The tea pack")))
    found = told(client.get("/conversations/2024-08/").text)
    files = found["subjectOf"].pop("encoding")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{HOME}/conversations/2024-08/#event",
        "name": "Tea",
        "url": f"{HOME}/conversations/2024-08/",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "description": "On tea.",
        "startDate": "2024-08-15T18:00:00+01:00",
        "endDate": "2024-08-15T19:00:00+01:00",
        "inLanguage": "en-gb",
        "image": f"{HOME}/conversations/2024-08/preview.png",
        "organizer": {"@type": "Organization", "name": "The Kettle", "url": f"{HOME}/about/"},
        "superEvent": {
            "@type": "EventSeries",
            "@id": f"{HOME}/#series",
            "name": "Conversations by the kettle",
            "url": f"{HOME}/",
        },
        "performer": [{"@type": "Person", "name": "Wilf Adeyemi", "url": f"{HOME}/people/wilf-adeyemi/"}],
        "keywords": "Tea, Teams",
        "recordedIn": [
            {"@type": "VideoObject", "name": "Tea", "url": "https://video.example.org/1", "duration": "PT38M"}
        ],
        "subjectOf": {
            "@type": "DigitalDocument",
            "name": "The tea pack",
            "url": f"{HOME}/conversations/2024-08/",
            "version": 1,
            "datePublished": f"{kept.published_at:%Y-%m-%d}",
        },
    }
    assert {one["contentUrl"].rpartition("/")[2] for one in files} >= {"pack.pdf", "pack.pptx"}


def test_search_engines_are_told_nothing_that_is_not_known(client: Client) -> None:
    conversation()
    found = told(client.get("/conversations/2024-08/").text)
    assert set(found) == {
        "@context",
        "@type",
        "@id",
        "name",
        "url",
        "eventStatus",
        "eventAttendanceMode",
        "inLanguage",
        "image",
        "organizer",
        "superEvent",
    }
    Series.objects.update(starts=None, ends=None)
    conversation("2024-09", day=datetime.date(2024, 9, 19))
    dated = told(client.get("/conversations/2024-09/").text)
    assert (dated["startDate"], "endDate" in dated) == ("2024-09-19", False)


def test_first_page_tells_the_series_and_what_comes_next(client: Client) -> None:
    year = datetime.datetime.now(tz=datetime.UTC).year + 1
    conversation(f"{year}-01", title="Tea", day=datetime.date(year, 1, 20))
    found = told(client.get("/").text)
    assert (found["@type"], found["name"]) == ("EventSeries", "Conversations by the kettle")
    assert (found["subEvent"]["name"], found["subEvent"]["startDate"]) == ("Tea", f"{year}-01-20T18:00:00+00:00")


def test_words_never_end_the_element_that_the_data_stands_in(client: Client) -> None:
    row = conversation(title="</script><script>alert(1)</script>", summary="<!-- \u2028 & -->")
    page = client.get("/conversations/2024-08/").text
    assert "<script>alert" not in page
    assert told(page)["name"] == row.title
    assert told(page)["description"] == row.summary
