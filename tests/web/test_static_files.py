"""Style, fonts and scripts."""

from __future__ import annotations

import re

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client


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
