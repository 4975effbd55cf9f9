"""Style, fonts and scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as site_settings
from django.test import AsyncClient, Client
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _as_on_a_site(settings: Settings) -> None:
    """Other tests look for a file when it is asked for; a site knows its files from its start."""
    settings.WHITENOISE_AUTOREFRESH = False


@pytest.mark.django_db
def test_every_file_a_page_names_is_there_for_ever(client: Client) -> None:
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").content.decode()))
    assert named
    for address in named:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "max-age=315360000, public, immutable"
        assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
def test_a_file_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    (address, *_) = re.findall(r'href="(/static/[^"]+\.css)"', client.get("/").content.decode())
    first = client.get(address)
    again = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.django_db
def test_an_asynchronous_server_is_answered_without_a_warning() -> None:
    get = async_to_sync(AsyncClient().get)
    (address, *_) = re.findall(r'href="(/static/[^"]+\.css)"', get("/").content.decode())
    response = get(address)
    assert (response.status_code, len(response.content) > 0) == (200, True)


def _beside(address: str) -> set[str]:
    """The endings of the compressed forms that lie beside a file."""
    file = Path(site_settings.STATIC_ROOT) / address.removeprefix("/static/")
    assert file.is_file()
    return {one.suffix for one in file.parent.glob(f"{file.name}.*")}


@pytest.mark.django_db
def test_our_own_sheets_lie_ready_in_a_form_that_browsers_take(client: Client) -> None:
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', client.get("/").content.decode())
    assert any(".gz" in _beside(sheet) for sheet in sheets)


def test_no_start_waits_for_the_compression_of_the_admin() -> None:
    assert _beside("admin/css/base.css") == set()
