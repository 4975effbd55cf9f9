"""The community's own logo."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.conversations.actions import keep_logo
from kindling.conversations.facts import BadFacts
from kindling.conversations.models import Community
from kindling.ground.errors import NotAllowed
from tests.factories.site import CLEO, ada, series

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n and so on"


@pytest.mark.parametrize(
    ("data", "kind"),
    [(PNG, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp")],
)
def test_logo_stands_in_place_of_the_mark_with_its_words(client: Client, data: bytes, kind: str) -> None:
    series()
    keep_logo(by=ada(), data=data, alt='A "kettle"')
    page, picture = client.get("/").text, client.get("/logo")
    assert 'alt="A &quot;kettle&quot;"' in client.get("/embed/").text
    masthead = page.partition("</header>")[0]
    assert 'alt="A &quot;kettle&quot;"' in masthead
    assert 'class="logo"' not in page
    assert (picture["Content-Type"], picture.content) == (kind, data)


def test_without_a_logo_the_mark_is_drawn_again(client: Client) -> None:
    series()
    keep_logo(by=ada(), data=PNG, alt="A kettle")
    keep_logo(by=ada(), data=b"", alt="A kettle")
    community = Community.objects.get()
    assert (community.logo.name, community.logo_alt) == ("", "")
    assert 'class="logo"' in client.get("/").text
    assert client.get("/logo").status_code == 404


@pytest.mark.parametrize(
    ("data", "alt"), [(b"<svg onload='x()'/>", "A kettle"), (b"GIF89a", "A kettle"), (PNG, " "), (b"RIFF", "A kettle")]
)
def test_what_is_no_picture_or_has_no_words_is_refused(data: bytes, alt: str) -> None:
    series()
    with pytest.raises(BadFacts):
        keep_logo(by=ada(), data=data, alt=alt)


def test_stranger_changes_no_logo() -> None:
    series()
    with pytest.raises(NotAllowed):
        keep_logo(by=CLEO, data=PNG, alt="A kettle")


def test_logo_that_the_storage_has_lost_is_told_calmly(client: Client) -> None:
    series()
    Community.objects.update(logo="logos/00/" + "0" * 64 + ".png", logo_alt="A kettle")
    answer = client.get("/logo")
    assert (answer.status_code, "The Kettle" in answer.text) == (503, True)
