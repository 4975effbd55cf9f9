"""A file that the storage has lost is told calmly, and everything else still stands."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from kindling.publication.models import EditionFile
from tests.factories.site import conversation, edition, profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def _lost() -> None:
    """A pack of which every file is lost."""
    edition(conversation(title="Small repairs", speakers=("Wilf Adeyemi",), summary="What we mend in passing."))
    for stored in EditionFile.objects.values_list("stored", flat=True):
        default_storage.delete(stored)


@pytest.mark.usefixtures("_lost")
@pytest.mark.parametrize("name", ["pack.pdf", "pack.pptx", "pack.html", "pack.md", "pack.json", "pack.css"])
def test_a_lost_download_says_so_and_whom_to_tell(name: str, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get(f"/conversations/2024-08/{name}")
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert "Content-Disposition" not in answer
    assert "This file is missing here" in answer.content.decode()
    assert "mailto:hello@kettle.example.org" in answer.content.decode()
    assert any("is missing in the storage" in line for line in caplog.messages)


@pytest.mark.usefixtures("_lost")
def test_a_page_whose_pack_is_lost_shows_all_else(client: Client) -> None:
    answer = client.get("/conversations/2024-08/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The words of this pack are missing here" in page
    assert "What we mend in passing." in page
    assert "Wilf Adeyemi" in page
    assert "First edition" in page
    assert "pack.css" not in page
    assert client.get("/").status_code == 200


def test_a_lost_portrait_is_no_error_of_the_server(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    row = profile("Wilf Adeyemi")
    conversation(speakers=("Wilf Adeyemi",))
    row.photo = default_storage.save("photos/wilf.jpg", ContentFile(b"jpeg"))
    row.photo_alt, row.photo_permission = "Wilf", "Given by mail"
    row.save()
    assert client.get("/people/wilf-adeyemi/photo").content == b"jpeg"
    default_storage.delete(row.photo.name)
    assert client.get("/people/wilf-adeyemi/photo").status_code == 503
    assert caplog.messages[0] == f"The file {row.photo.name} is missing in the storage."
