"""Packs made elsewhere on the pages: found, told in words, gone at once when they are withdrawn."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from kindling.publication.actions import attach_edition, withdraw_edition
from kindling.publication.models import Edition
from kindling.publication.queries import was_offered
from tests.factories.made import pdf
from tests.factories.site import ada, conversation, edition

pytestmark = pytest.mark.django_db


def test_page_downloads_and_archive_show_it_and_change_at_once(client: Client) -> None:
    month = conversation(title="Small repairs")
    edition(month)
    attach_edition(by=ada(), conversation=month, files=[("a.pdf", pdf(14)), ("b.pdf", pdf(1))], note="The old one.")
    page = client.get("/conversations/2024-08/").content.decode()
    assert "<b>Pack made elsewhere</b> <small>PDF, 14 pages, 3 kB</small>" in page
    assert "<small>PDF, 1 page, 1 kB</small>" in page
    assert "Second edition" in page
    assert "The old one." in page
    assert '<article class="pack"' not in page
    assert "Everyone quoted here has agreed" not in page
    archive = client.get("/archive/").content.decode()
    assert "made elsewhere: PDF, 14 pages, 3 kB" in archive
    assert "1 conversation, 1 with a pack" in archive
    assert client.get("/").status_code == 200

    answer = client.get("/conversations/2024-08/pack-2.pdf")
    assert (answer.content, answer["Content-Type"]) == (pdf(1), "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="2024-08-pack-2.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"

    # The edition made here had slides; the one that stands has none, so their address leads to its page.
    assert was_offered("2024-08", "pack.pptx")
    moved = client.get("/conversations/2024-08/pack.pptx")
    assert (moved.status_code, moved["Location"]) == (302, "/conversations/2024-08/")
    assert client.get("/conversations/2024-08/pack-3.pdf").status_code == 404

    withdraw_edition(
        by=ada(), edition=Edition.objects.get(status="current"), reason="It named somebody who had not agreed."
    )
    gone = client.get("/conversations/2024-08/pack.pdf")
    told = gone.content.decode()
    assert gone.status_code == 410
    assert f"On {timezone.localdate():%-d %B %Y}. It named somebody who had not agreed." in told
    assert client.get("/conversations/2024-08/pack.pptx").status_code == 410
    assert "The pack was withdrawn" in client.get("/conversations/2024-08/").content.decode()
    assert "1 conversation, 0 with a pack" in client.get("/archive/").content.decode()
    assert "made elsewhere" not in client.get("/archive/").content.decode()
