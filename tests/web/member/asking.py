"""Filling in these forms as a browser does."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.factories.crawled import Form, read_page


def forms_of(client: Client, address: str) -> list[Form]:
    """The forms of a page that is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read_page(address, answer.content.decode())[0]


def send(client: Client, address: str, **typed: Any) -> Any:
    """Sends the first form of a page, as it stands, with what was typed."""
    form = forms_of(client, address)[0]
    fields = {name: value for name, value in form.fields.items() if name not in {"wanted", "subject"}}
    return client.post(form.address, fields | typed)


def words(answer: Any) -> str:
    """The page's own part, as text with one space between words."""
    page = answer.content.decode()
    start = page.index("<main")
    return " ".join(page[start : page.index("</main>")].split())
