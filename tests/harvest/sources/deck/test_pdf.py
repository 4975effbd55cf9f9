import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Slide, SlidePicture, Span, Unread
from kindling.harvest.sources.deck import SOURCES, page, pdf
from kindling.kernel.errors import KindlingError
from tests.harvest.accounting import assert_every_line_is_told
from tests.harvest.sources.deck import made

PDF = SOURCES[1]


def _read(data: bytes, units: int) -> Harvest:
    export = Export(data)
    harvest = PDF.read(export)
    assert_every_line_is_told(export, harvest, units=units)
    return harvest


def test_the_biggest_words_near_the_top_are_the_title() -> None:
    data = made.pdf(
        [(10, 40, 430, "Kindness hour"), (36, 40, 390, "The chair"), (18, 40, 300, "Who sits?"), (60, 40, 90, "212")],
        [(36, 40, 400, "The chair"), (36, 40, 360, "\\(continued\\)"), (18, 40, 300, "Nobody asks.")],
    )
    assert _read(data, 2) == Harvest(
        source="deck-pdf",
        sure=0.9,
        slides=(
            Slide(Span(1, 1), 1, "The chair", ("Kindness hour", "Who sits?", "212")),
            Slide(Span(2, 2), 2, "The chair (continued)", ("Nobody asks.",)),
        ),
        title="The chair",
    )


def test_a_page_without_words_above_has_no_title() -> None:
    harvest = _read(made.pdf([], [(18, 40, 50, "at the foot")], [(30, 700, 430, "12")]), 3)
    assert [(slide.title, slide.text) for slide in harvest.slides] == [("", ()), ("", ("at the foot",)), ("", ("12",))]


def test_running_text_of_one_size_is_titled_by_its_first_row() -> None:
    rows = [(12, 40, 400 - 20 * row, f"row {row}") for row in range(5)]
    assert _read(made.pdf(rows), 1).slides[0].title == "row 0"


def test_rows_of_one_size_far_apart_are_not_one_title() -> None:
    assert _read(made.pdf([(30, 40, 400, "One"), (30, 40, 220, "Two")]), 1).slides[0].title == "One"


def test_a_jpeg_keeps_its_bytes_and_its_credit_and_links_their_words() -> None:
    jpeg = made.picture()
    rows = [(36, 40, 400, "A window"), (12, 40, 205, "our guide"), (10, 500, 30, "Photo: Ada Okafor")]
    slide = _read(made.pdf(rows, jpeg=jpeg, link="https://example.org/guide"), 1).slides[0]
    assert slide.pictures == (SlidePicture("image/jpeg", jpeg, "", "Photo: Ada Okafor"),)
    assert slide.links == (("our guide", "https://example.org/guide"),)


def test_a_link_to_no_address_is_none() -> None:
    assert _read(made.pdf([(12, 40, 205, "our guide")], link="javascript:alert(1)"), 1).slides[0].links == ()


def test_no_more_links_than_a_page_has_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_MOST_LINKS", 0)
    assert _read(made.pdf([(12, 40, 205, "our guide")], link="https://example.org/"), 1).slides[0].links == ()


def test_a_picture_in_another_form_is_told() -> None:
    data = made.pdf([(36, 40, 400, "A window")], jpeg=made.picture())
    harvest = _read(data.replace(b"/DCTDecode", b"/JPXDecode"), 1)
    assert harvest.slides[0].pictures == ()
    assert harvest.remarks == ("Pictures of the deck that were not kept, too large or in no form for the web: 1.",)


def test_a_locked_pdf_is_refused() -> None:
    locked = made.pdf([(36, 40, 400, "Private")], encryption=pikepdf.Encryption(owner="one", user="two"))
    with pytest.raises(KindlingError, match="locked with a password"):
        PDF.read(Export(locked))


def test_a_damaged_pdf_after_a_locked_one_is_not_told_as_locked() -> None:
    """PDFium keeps its last error, and a file without pages sets none."""
    locked = made.pdf([(36, 40, 400, "Private")], encryption=pikepdf.Encryption(owner="one", user="two"))
    for data, why in ((locked, "locked"), (made.pdf(), "damaged")):
        with pytest.raises(KindlingError, match=why):
            PDF.read(Export(data))


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    data = made.pdf([(36, 40, 400, "Open")], encryption=pikepdf.Encryption(owner="one", user=""))
    assert _read(data, 1).slides[0].title == "Open"


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(KindlingError, match="damaged"):
        PDF.read(Export(b"%PDF-1.7\nnothing else"))


def test_a_pdf_that_grows_without_end_is_refused() -> None:
    bomb = zlib.compress(b" " * 70_000_000)
    with pytest.raises(KindlingError, match="grows far too much"):
        PDF.read(Export(b"%PDF-1.7\n1 0 obj <</Filter/FlateDecode>> stream\r\n" + bomb))


def test_a_character_of_two_halves_is_one() -> None:
    assert page._decoded([0xD83C, 0xDF75, 0xFFFE, 0x41]) == "🍵-A"


def test_a_row_may_begin_with_characters_that_have_no_shape() -> None:
    assert page._blanks([0x20, 0xAD, 0x41], 0) == 2


def test_it_is_found_by_its_beginning() -> None:
    beginnings = (b"%PDF-1.4", b"\xef\xbb\xbf\n%PDF-1.4", b"PDF", b"a text about %PDF-")
    assert [PDF.sniff(Export(data)) for data in beginnings] == [0.9, 0.9, 0.0, 0.0]


def test_no_more_than_a_deck_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.harvest.sources.deck.limits.MOST_SLIDES", 1)
    harvest = _read(made.pdf([(36, 40, 400, "One")], [(36, 40, 400, "Two")]), 2)
    assert ([slide.title for slide in harvest.slides], harvest.unread) == (
        ["One"],
        (Unread(Span(2, 2), "No more than 1 slides are read."),),
    )


def test_a_deck_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.harvest.sources.deck.limits.SECONDS", -1.0)
    harvest = _read(made.pdf([(36, 40, 400, "One")], []), 2)
    assert (harvest.slides, harvest.unread) == ((), (Unread(Span(1, 2), "The deck takes too long to read."),))


DATA = made.pdf(
    [(36, 40, 400, "The chair"), (12, 40, 205, "our guide")], jpeg=made.picture(), link="https://a.example/"
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(DATA)), st.binary(min_size=1, max_size=4)), min_size=1, max_size=3))
def test_any_bytes_end_in_a_harvest_or_a_clear_error(cuts: list[tuple[int, bytes]]) -> None:
    data = DATA
    for place, put in cuts:
        data = data[:place] + put + data[place + len(put) :]
    try:
        harvest = pdf.read(Export(data))
    except KindlingError:
        return
    assert harvest.source == "deck-pdf"
