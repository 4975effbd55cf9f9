"""The ``.docx`` that Teams saves, and documents that must not be opened."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.harvest.archives import BadArchive
from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.teams_transcript import SOURCES, units
from kindling.kernel.errors import KindlingError
from tests.harvest.accounting import assert_every_line_is_told

SOURCE = SOURCES[0]


def document(*paragraphs: str, table: bool = False) -> bytes:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if table:
        made.add_table(1, 1).cell(0, 0).text = "a cell"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The document with ``old`` in its main part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
    return out.getvalue()


WHOLE = document(
    "Kindness & tea",
    "August 15, 2024, 5:59PM",
    "10m 0s",
    "Ada Moss started transcription",
    "Ada Moss (WARD 4)   0:03\nHello everyone.\nWelcome <3",
    "Ben Hill   0:30\nThank you.",
    "",
    "Ada Moss stopped transcription",
    table=True,
)


def test_document_is_read_paragraph_by_paragraph() -> None:
    harvest = SOURCE.read(Export(WHOLE))
    assert_every_line_is_told(Export(WHOLE), harvest, units=9)
    assert harvest == Harvest(
        source="teams-transcript",
        sure=0.95,
        clock="offset",
        lines=(
            SpokenLine(Span(5, 5), 1, 3, 30, "Ada Moss (WARD 4)", "Hello everyone.\nWelcome <3"),
            SpokenLine(Span(6, 6), 2, 30, 600, "Ben Hill", "Thank you."),
        ),
        left_out=(LeftOut(Span(4, 4), Why.SYSTEM), LeftOut(Span(8, 8), Why.SYSTEM)),
        unread=(Unread(Span(9, 9), "a table, which no transcript has"),),
        frame=(Span(1, 3), Span(7, 7)),
        title="Kindness & tea",
        day=date(2024, 8, 15),
        started=datetime.fromisoformat("2024-08-15 17:59"),
    )


def test_older_document_has_a_stamp_in_each_paragraph() -> None:
    data = document("0:0:0.0 --> 0:0:2.370\nAda Moss\nHello.", "0:0:3.5 --> 0:0:4.0\nBen Hill\nHi.")
    assert SOURCE.read(Export(data)).lines == (
        SpokenLine(Span(1, 1), 1, 0, 2.37, "Ada Moss", "Hello."),
        SpokenLine(Span(2, 2), 2, 3.005, 4, "Ben Hill", "Hi."),
    )


def refusal(data: bytes) -> str:
    with pytest.raises(BadArchive) as caught:
        SOURCE.read(Export(data))
    return caught.value.sentence


def test_other_documents_and_archives_are_not_claimed() -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
    for data in (document("A letter", "Dear Ada"), other.getvalue(), WHOLE[:400]):
        assert SOURCE.sniff(Export(data)) == 0


def test_entities_are_refused() -> None:
    data = changed(WHOLE, b"<w:document", b'<!DOCTYPE x [<!ENTITY a "ha">]><w:document')
    assert refusal(data) == "The document's part word/document.xml defines entities or a type; it was not opened."


def test_document_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "The document holds far more than a meeting's transcript."
    assert refusal(changed(WHOLE, b"<w:sectPr", b"<w:p/>" * 450_000 + b"<w:sectPr")) != ""
    monkeypatch.setattr(units, "_MOST_TAGS", 10)
    assert refusal(WHOLE) == sentence
    monkeypatch.setattr(units, "_LARGEST_TEXT", 10)
    assert refusal(WHOLE) == sentence


def test_document_that_is_no_document_inside_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x>Ada   0:03</x>")
    assert refusal(out.getvalue()) == "The document cannot be opened as a Word document."


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_documents_end_in_a_harvest_or_a_clear_error(place: int, noise: bytes) -> None:
    export = Export(WHOLE[:place] + noise + WHOLE[place + len(noise) :])
    assert 0 <= SOURCE.sniff(export) <= 1
    with contextlib.suppress(KindlingError):
        assert SOURCE.read(export).source == "teams-transcript"
