"""Packs made elsewhere are editions like any other."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kindling.ground.errors import NotAllowed
from kindling.ground.files import read_file
from kindling.ground.models import AuditLine
from kindling.publication.actions import attach_edition, withdraw_edition
from kindling.publication.files import BadFile
from kindling.publication.models import Edition, EditionFile, EditionKind
from kindling.publication.queries import current_edition, current_file
from kindling.publication.rules import can_attach
from tests.factories.made import pdf, pptx
from tests.factories.site import CLEO, ada, conversation, edition

pytestmark = pytest.mark.django_db

Kept = tuple[str, str, int | None]


def _files(row: Edition) -> list[Kept]:
    return [(file.name, file.media_type.rpartition("/")[2][:3], file.pages) for file in row.files.all()]


def test_files_made_elsewhere_become_the_current_edition_under_generated_names() -> None:
    month = conversation(title="Small repairs")
    given = [("../../evil name.pdf", pdf(14)), ("slides", pptx(3)), ("two.pdf", pdf(1))]
    row = attach_edition(by=ada(), conversation=month, files=given, note="From our old shelf.")
    assert (row.number, row.kind, row.title, row.note) == (1, "elsewhere", "Small repairs", "From our old shelf.")
    assert _files(row) == [("pack.pdf", "pdf", 14), ("pack.pptx", "vnd", 3), ("pack-2.pdf", "pdf", 1)]
    file = current_file("2024-08", "pack.pdf")
    assert file
    assert read_file(file.stored) == given[0][1]
    assert file.stored == f"packs/{file.sha256[:2]}/{file.sha256}.pdf"
    line = AuditLine.objects.get(action="attach edition")
    assert (line.subject, line.note, line.actor) == (
        "conversation 2024-08, edition 1",
        "From our old shelf.",
        "steward",
    )


@pytest.mark.parametrize(("title", "told"), [("Small repairs", "Small repairs"), ("", "2024-08")])
def test_a_month_without_a_title_takes_the_file_s(title: str, told: str) -> None:
    row = attach_edition(by=ada(), conversation=conversation(), files=[("a.pdf", pdf(title=title))])
    assert row.title == told


def test_editions_made_here_and_elsewhere_count_and_step_back_together() -> None:
    month = conversation()
    edition(month)
    attach_edition(by=ada(), conversation=month, files=[("a.pdf", pdf(3))])
    withdraw_edition(by=ada(), edition=_current(), reason="A page was missing.")
    attach_edition(by=ada(), conversation=month, files=[("a.pdf", pdf(4))])
    edition(month)
    assert list(Edition.objects.order_by("number").values_list("number", "kind", "status")) == [
        (1, "here", "superseded"),
        (2, "elsewhere", "withdrawn"),
        (3, "elsewhere", "superseded"),
        (4, "here", "current"),
    ]


def _current() -> Edition:
    found = current_edition("2024-08")
    assert found
    return found


def test_one_bad_file_leaves_the_edition_that_stands() -> None:
    month = conversation()
    first = edition(month)
    with pytest.raises(BadFile, match=r"notes\.html: This is a web page"):
        attach_edition(by=ada(), conversation=month, files=[("a.pdf", pdf()), ("notes.html", b"<html>")])
    assert (_current(), EditionFile.objects.filter(edition__kind=EditionKind.ELSEWHERE).count()) == (first, 0)


def test_who_may_attach_and_what() -> None:
    month = conversation()
    with pytest.raises(NotAllowed, match="Only stewards and producers attach"):
        attach_edition(by=CLEO, conversation=month, files=[("a.pdf", pdf())])
    for files, why in (
        ([], "There is no file"),
        ([("a.pdf", pdf())] * 2, "given twice"),
        ([(f"{n}.pdf", pdf(n)) for n in range(1, 11)], "9 files at most"),
    ):
        with pytest.raises(NotAllowed, match=why):
            attach_edition(by=ada(), conversation=month, files=files)
        assert not can_attach(month, [data for _, data in files], ada())
    assert can_attach(month, [pdf()], ada())


def test_attaching_the_same_files_again_changes_nothing() -> None:
    month = conversation()
    attach_edition(by=ada(), conversation=month, files=[("a.pdf", pdf())])
    with pytest.raises(NotAllowed, match="the current edition already"):
        attach_edition(by=ada(), conversation=month, files=[("renamed.pdf", pdf())])
    assert Edition.objects.count() == 1


def test_a_third_kind_of_edition_cannot_stand_in_the_table() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            conversation=conversation(), number=1, kind="dreamt", published_at=timezone.now(), title="A pack"
        )
