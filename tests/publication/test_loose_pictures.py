"""Packs that were published with pictures that had been taken out of them are cleaned once, and say the same."""

from __future__ import annotations

import datetime
from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.utils import timezone

from kindling.ground.files import keep_file, read_file
from kindling.pack.document import Columns, Media, Pack, Picture, Pictures, Section, Theme, dump
from kindling.publication.erasing import sweep_packs
from kindling.publication.models import Edition, EditionFile, EditionStatus
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db

clean = import_module("kindling.publication.migrations.0004_no_loose_pictures").take_out_loose_pictures

SHOWN, LOGO, GONE = (Media(name, "image/png", name.encode() * 9, 8, 8) for name in ("photo", "logo", "gone"))
PICTURE = Pictures((Picture("photo", alt="A corridor", permission="Its use was allowed."),))
PACK = Pack(
    "Café and rest",
    "A series",
    sections=(Section("one", "other", "One", (Columns((PICTURE,), ()),)),),
    media=(SHOWN, LOGO),
    theme=Theme(logo="logo", logo_alt="A kettle"),
)
BARE = Pack("Without any picture", "A series")


def published(month: str, data: bytes, status: str = EditionStatus.CURRENT) -> EditionFile:
    """An edition of which only the data is stored, as it was published before."""
    row = Edition.objects.create(
        conversation=conversation(month), number=1, status=status, published_at=timezone.now(), title="Rest"
    )
    stored, sha256 = keep_file(data, folder="packs", suffix=".json")
    told = {"media_type": "application/json", "sha256": sha256, "size": len(data), "stored": stored}
    return EditionFile.objects.create(edition=row, name="pack.json", **told)


def test_a_picture_that_was_taken_out_leaves_the_packs_that_were_published_with_it() -> None:
    loose = published("2026-01", dump(replace(PACK, media=(SHOWN, GONE, LOGO))))
    old = published("2026-02", dump(replace(BARE, media=(GONE,))), EditionStatus.SUPERSEDED)
    was = [loose.stored, old.stored]
    clean(apps, None)
    for row, pack in ((loose, PACK), (old, BARE)):
        row.refresh_from_db()
        assert read_file(row.stored) == dump(pack)
        assert row.size == len(dump(pack))
        assert row.stored.endswith(f"{row.sha256}.json")
    sweep_packs(now=timezone.now() + datetime.timedelta(hours=2))
    assert [default_storage.exists(name) for name in was] == [False, False]


def test_whole_packs_and_what_cannot_be_read_stay_as_they_are() -> None:
    rows = [published("2026-01", dump(PACK)), published("2026-02", b"no JSON"), published("2026-03", dump(BARE))]
    default_storage.delete(rows[2].stored)
    before = list(EditionFile.objects.order_by("pk").values())
    clean(apps, None)
    assert list(EditionFile.objects.order_by("pk").values()) == before
