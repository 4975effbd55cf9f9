"""Words that somebody took back: out of sight from that moment, and the pack back without them."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from kindling.contributions.actions import record_consents
from kindling.contributions.queries import ledger
from kindling.pack.document import Attribution, Pack, Quotation, Section, plain
from kindling.publication.actions import reissue_stale
from tests.factories.site import ada, conversation, edition, reviewed

pytestmark = pytest.mark.django_db

MARKER = "PRIVATE-MARKER kept the kettle on"


def test_pages_and_downloads_are_back_in_a_minute_and_hold_the_words_no_more(client: Client) -> None:
    row = conversation("2026-10")
    quotation = Quotation(plain(MARKER), Attribution("name", "Wilf Acheampong"))
    edition(row, reviewed(Pack("Repairs", "By the kettle", sections=(Section("one", "heard", "One", (quotation,)),))))
    assert MARKER in client.get("/conversations/2026-10/").content.decode()
    day = datetime.date(2026, 10, 30)
    keys = [ledger(row)[0].key]
    record_consents(by=ada(), conversation=row, keys=keys, decision="withdrawn", how="by mail", given_on=day)
    page = client.get("/conversations/2026-10/").content.decode()
    assert (MARKER in page, "The pack is being issued again" in page) == (False, True)
    for name in ("pack.pdf", "pack.html", "pack.json", "pack.md", "pack.css"):
        told = client.get(f"/conversations/2026-10/{name}")
        assert (told.status_code, told["Retry-After"], told["Cache-Control"]) == (503, "60", "no-store")
        assert MARKER not in told.content.decode()
    assert reissue_stale() == 1
    page = client.get("/conversations/2026-10/").content.decode()
    assert (MARKER in page, "words were taken back at somebody’s wish" in page) == (False, True)
    assert client.get("/conversations/2026-10/pack.md").status_code == 200
    assert MARKER not in client.get("/conversations/2026-10/pack.md").content.decode()
