import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Slide, SlidePicture, Span, Unread
from kindling.harvest.sources.deck import SOURCES
from kindling.kernel.errors import KindlingError
from tests.harvest.accounting import assert_every_line_is_told
from tests.harvest.sources.deck.made import new_deck, picture, saved

PPTX = SOURCES[0]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _read(deck: Any, units: int) -> Harvest:
    export = Export(saved(deck))
    harvest = PPTX.read(export)
    assert_every_line_is_told(export, harvest, units=units)
    return harvest


def _titled(deck: Any, title: str, *lines: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = "\n".join(lines)
    return slide


def _box(slide: Any, words: str, left: float = 1, top: float = 1, size: int = 0) -> Any:
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(0.5))
    shape.text_frame.text = words
    if size:
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    return shape


def test_titles_words_and_notes_stand_in_order() -> None:
    deck = new_deck()
    _titled(deck, "The chair by\vthe window", "Who sits there?", "", "Nobody  asks")
    _titled(deck, "The chair (continued)").notes_slide.notes_text_frame.text = "Pause here."
    _titled(deck, "The chair (continued)")
    assert _read(deck, 3) == Harvest(
        source="deck-pptx",
        sure=0.95,
        slides=(
            Slide(Span(1, 1), 1, "The chair by the window", ("Who sits there?", "Nobody asks")),
            Slide(Span(2, 2), 2, "The chair (continued)", notes="Pause here."),
            Slide(Span(3, 3), 3, "The chair (continued)"),
        ),
        title="The chair by the window",
    )


def test_without_a_title_the_biggest_words_above_are_one() -> None:
    deck = new_deck()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    _box(slide, "in small", size=18)
    _box(slide, "We listened", size=32)
    _box(slide, "Thank you", top=7, size=44)
    small = deck.slides.add_slide(deck.slide_layouts[6])
    _box(small, "in small")
    deck.slides.add_slide(deck.slide_layouts[6])
    harvest = _read(deck, 3)
    assert [(slide.title, slide.text) for slide in harvest.slides] == [
        ("We listened", ("in small", "Thank you")),
        ("", ("in small",)),
        ("", ()),
    ]


def test_tables_and_groups_are_read_and_the_slides_furniture_is_not() -> None:
    deck = new_deck()
    slide = _titled(deck, "Figures")
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "ward", "tea"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "inside"
    slide.shapes.add_connector(1, 0, 0, 9, 9)
    footer = _box(slide, "confidential footer")
    placeholder = footer._element.nvSpPr.nvPr
    placeholder.get_or_add_ph().set("type", "ftr")
    assert _read(deck, 1).slides[0].text == ("ward | tea", "inside")


def test_the_words_of_a_diagram_are_read() -> None:
    deck = new_deck()
    slide = _titled(deck, "A round")
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    paragraphs = "".join(
        f"<a:p>{words}</a:p>" for words in ("<a:r><a:t>Lis</a:t></a:r><a:r><a:t>ten</a:t></a:r>", "", "<a:t/>")
    )
    data = f'<d:dataModel xmlns:d="urn:diagram" {drawing}>{paragraphs}</d:dataModel>'.encode()
    part = Part(PackURI("/ppt/diagrams/data1.xml"), "application/xml", deck.part.package, data)
    place = slide.part.relate_to(part, "urn:diagram")
    frame = slide.shapes.add_table(1, 1, 0, 0, 9, 9)._element
    graphic = frame.graphic.graphicData
    graphic.set("uri", "http://schemas.openxmlformats.org/drawingml/2006/diagram")
    graphic[0].getparent().replace(graphic[0], parse_xml(f'<relIds xmlns:r="{RELATIONS}" r:dm="{place}"/>'))
    assert _read(deck, 1).slides[0].text == ("Listen",)


def test_pictures_keep_their_bytes_alt_and_the_credit_nearest_to_them() -> None:
    deck = new_deck()
    slide = _titled(deck, "Two windows")
    for place, (left, colour) in enumerate(((1, "teal"), (6, "plum"))):
        shown = slide.shapes.add_picture(io.BytesIO(picture(colour)), Inches(left), Inches(2))
        shown._element.nvPicPr.cNvPr.set("descr", f"A window\n{place}")
    _box(slide, "Photo: Ada Okafor", left=6, top=3)
    harvest = _read(deck, 1)
    assert harvest.slides[0].pictures == (
        SlidePicture("image/jpeg", picture("teal"), "A window 0", ""),
        SlidePicture("image/jpeg", picture("plum"), "A window 1", "Photo: Ada Okafor"),
    )
    assert (harvest.slides[0].text, harvest.remarks) == (("Photo: Ada Okafor",), ())


def test_a_picture_that_no_page_can_show_is_told() -> None:
    deck = new_deck()
    shown = _titled(deck, "Old").shapes.add_picture(io.BytesIO(picture(form="TIFF")), 0, 0)
    del shown._element.nvPicPr.cNvPr.attrib["descr"]
    harvest = _read(deck, 1)
    assert harvest.slides[0].pictures == ()
    assert harvest.remarks == ("Pictures of the deck that were not kept, too large or in no form for the web: 1.",)


def test_links_keep_their_words() -> None:
    deck = new_deck()
    slide = _titled(deck, "Read on", "see https://example.org/plain.")
    shape = _box(slide, "")
    for words, address in (("our ", "https://example.org/a"), ("guide", "https://example.org/a"), (" and more", "")):
        run = shape.text_frame.paragraphs[0].add_run()
        run.text = words
        if address:
            run.hyperlink.address = address
    _box(slide, "a button").click_action.hyperlink.address = "mailto:ada@example.org"
    shown = slide.shapes.add_picture(io.BytesIO(picture()), 0, 0)
    shown.click_action.hyperlink.address = "https://example.org/b"
    _box(slide, "a trap").click_action.hyperlink.address = "file:///etc/passwd"
    assert _read(deck, 1).slides[0].links == (
        ("our guide", "https://example.org/a"),
        ("a button", "mailto:ada@example.org"),
        ("https://example.org/b", "https://example.org/b"),
        ("https://example.org/plain", "https://example.org/plain"),
    )


def test_a_hidden_slide_is_not_read() -> None:
    deck = new_deck()
    _titled(deck, "my patient's name").element.set("show", "0")
    _titled(deck, "Open")
    harvest = _read(deck, 2)
    assert [slide.number for slide in harvest.slides] == [2]
    assert harvest.unread == (Unread(Span(1, 1), "This slide is hidden in the deck; it was not read."),)
    assert "my patient" not in repr(harvest)


def test_a_damaged_slide_leaves_the_others_standing() -> None:
    deck = new_deck()
    shown = _titled(deck, "Broken").shapes.add_picture(io.BytesIO(picture()), 0, 0)
    shown._element.blipFill.blip.set(f"{{{RELATIONS}}}embed", "rId99")
    _titled(deck, "Whole")
    harvest = _read(deck, 2)
    assert [slide.title for slide in harvest.slides] == ["Whole"]
    assert harvest.unread == (Unread(Span(1, 1), "This slide is damaged."),)


def test_notes_without_a_place_for_words_are_none() -> None:
    deck = new_deck()
    notes = _titled(deck, "Quiet").notes_slide
    for placeholder in list(notes.placeholders):
        placeholder._element.getparent().remove(placeholder._element)
    assert _read(deck, 1).slides[0].notes == ""


def _archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


def test_an_archive_that_is_no_sound_deck_is_refused() -> None:
    with pytest.raises(KindlingError, match="do not fit together"):
        PPTX.read(Export(_archive(ppt__presentation_xml=b"<p/>")))


def test_a_bomb_is_refused() -> None:
    with pytest.raises(KindlingError, match="grows far too much"):
        PPTX.read(Export(_archive(ppt__presentation_xml=b"<p/>", bomb=b" " * 30_000_000)))


def test_a_deck_that_laughs_is_refused() -> None:
    laugh = b'<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;</p>'
    with pytest.raises(KindlingError, match="defines entities"):
        PPTX.read(Export(_archive(ppt__presentation_xml=laugh)))


def test_it_is_found_by_its_parts() -> None:
    assert PPTX.sniff(Export(saved(new_deck()))) == 0.95
    assert PPTX.sniff(Export(_archive(word__document_xml=b"<w/>"))) == 0.0
    assert PPTX.sniff(Export(b"ppt/presentation.xml")) == 0.0


DECK = new_deck()
_titled(DECK, "The chair", "words")
DATA = saved(DECK)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(DATA)), st.binary(min_size=1, max_size=4)), min_size=1, max_size=3))
def test_any_bytes_end_in_a_harvest_or_a_clear_error(cuts: list[tuple[int, bytes]]) -> None:
    data = DATA
    for place, put in cuts:
        data = data[:place] + put + data[place + len(put) :]
    try:
        harvest = PPTX.read(Export(data))
    except KindlingError:
        return
    assert harvest.source == "deck-pptx"
