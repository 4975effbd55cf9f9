"""The stylesheet that carries the community's colours."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.conversations.models import Community
from kindling.pack.document import Theme
from kindling.web.public.look import community_theme


@pytest.mark.django_db
def test_a_site_without_a_theme_wears_kindlings_own() -> None:
    assert community_theme() == Theme()


@pytest.mark.django_db
def test_colours_of_the_community_reach_every_page() -> None:
    Community.objects.create(name="Kind Hands", theme={"light": {"cover": "#123456"}})
    answer = Client().get("/theme.css")
    again = Client().get("/theme.css", headers={"If-None-Match": answer["ETag"]})
    assert "--c-cover:#123456" in answer.text
    assert (answer["Content-Type"], answer["Cache-Control"], again.status_code) == (
        "text/css; charset=utf-8",
        "public, max-age=600",
        304,
    )


@pytest.mark.django_db
def test_a_theme_that_cannot_be_read_never_reaches_a_stylesheet() -> None:
    Community.objects.create(name="Kind Hands", theme={"light": {"cover": "red}body{display:none"}})
    assert "display:none" not in Client().get("/theme.css").text
    assert community_theme() == Theme()
