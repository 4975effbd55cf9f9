"""What packs are made of at their edges: pictures that are none, characters that no slide can hold, nothing at all."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kindling.pack.document import (
    Answered,
    Attribution,
    Block,
    Bullet,
    Bullets,
    Callout,
    Chat,
    ChatCard,
    Colours,
    Columns,
    Credits,
    Fonts,
    Heading,
    Media,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Profile,
    Profiles,
    Question,
    Quotation,
    Reflection,
    Reflections,
    Resource,
    Resources,
    Run,
    Section,
    Spread,
    Theme,
    Voice,
    World,
    plain,
)
from kindling.renderers.drawing.pixels import pixels
from kindling.renderers.slides import art, render
from kindling.renderers.slides.blocks import elements
from kindling.renderers.slides.look import Setting
from kindling.renderers.slides.markup import Ink
from kindling.renderers.slides.shapes import Box
from tests.factories import packs
from tests.renderers.parity import assert_same_words
from tests.renderers.slides.structure import every_shape, faults, links, opened, shown_text, titles

WHO = Attribution("name", "Ada Brennan")


def one(*blocks: Block, **more: object) -> Pack:
    return Pack("T", "S", sections=(Section("one", "other", "One", blocks),), **more)  # type: ignore[arg-type]


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "#b5462f").save(made, kind)
    return made.getvalue()


def test_pixels_are_read_from_the_head_of_a_picture() -> None:
    assert pixels(picture(30, 20)) == (30, 20)
    assert pixels(picture(30, 20, "JPEG")) == (30, 20)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        picture(3, 2)[:16] + bytes(8) + b"rest",
        b"\xff\xd8",
        b"\xff\xd8\xff\xc0\x00\x08\x08\x00\x00\x00\x00\x03",
        b"\xff\xd8\xff\xc4\x00\x02\xff\xe0\x00\x02\x00",
    ],
)
def test_what_is_no_picture_has_no_pixels(data: bytes) -> None:
    assert pixels(data) is None


def test_picture_that_cannot_be_shown_gives_way_to_its_words_and_is_reported() -> None:
    broken = Media("broken", "image/png", b"nothing of the kind")
    shown = Pictures((Picture("broken", "A ward at night"), Picture("broken", decorative=True)))
    portrait = Profiles((Profile("Ada", photo=Picture("broken", "Ada, laughing")),))
    made = render(one(shown, portrait, media=(broken,)))
    assert made.report == ("The picture broken is no PNG or JPEG: its words stand in its place.",)
    assert faults(made.data) == []
    assert "A ward at night" in shown_text(opened(made.data))
    assert "Ada, laughing" in shown_text(opened(made.data))


def test_pictures_of_any_shape_stay_inside_and_keep_their_proportion() -> None:
    media = (
        Media("tall", "image/png", picture(20, 400)),
        Media("wide", "image/jpeg", picture(4000, 2, "JPEG")),
        Media("logo", "image/png", picture(300, 100)),
    )
    rows = Pictures(
        (Picture("tall", "Tall"), Picture("wide", "Wide", plain("Wide"), "By hand"), Picture("tall", decorative=True))
    )
    people = Profiles((Profile("A", photo=Picture("tall", "A")), Profile("B", photo=Picture("wide", decorative=True))))
    made = render(one(rows, people, media=media, theme=Theme(logo="logo", logo_alt="Our mark")))
    assert faults(made.data) == []
    shapes = [shape for slide in opened(made.data).slides for shape in every_shape(slide.shapes)]
    found = {shape.name + (shape._element._nvXxPr.cNvPr.get("descr") or ""): shape for shape in shapes}
    assert round(found["PictureTall"].height / found["PictureTall"].width, 1) == 20.0
    assert round(found["PictureOur mark"].width / found["PictureOur mark"].height, 1) == 3.0
    assert (round(found["PictureA"].crop_top, 3), found["PictureA"].crop_left) == (0.475, 0.0)


def test_characters_that_no_slide_can_hold_are_boxed_and_reported() -> None:
    made = render(packs.small("a\x07b\x07\x00c"))
    assert made.report == (
        "No slide can hold the character U+0000: a box stands for it once.",
        "No slide can hold the character U+0007: a box stands for it 2 times.",
    )
    assert "a□b□□c" in shown_text(opened(made.data))


def test_line_breaks_stay_breaks_and_tabs_are_spaces() -> None:
    deck = opened(render(packs.small("one\r\ntwo\u2028three\tfour")).data)
    assert deck.slides[2].placeholders[1].text_frame.text == "one\vtwo\vthree four"


def test_words_are_never_read_as_markup() -> None:
    words = "</a:t></a:r><script>alert(1)</script> & \"quoted\" 'so' {{ it }}"
    pack = packs.small(words, title=words)
    assert faults(render(pack).data) == []
    assert_same_words(pack, shown_text(opened(render(pack).data)))


def test_link_keeps_its_address_whatever_is_in_it() -> None:
    address = 'https://example.org/?a=1&b="<x>"'
    assert links(opened(render(one(Paragraph((Run("here", link=address),)))).data)) == [address]


def test_empty_blocks_leave_no_empty_shapes() -> None:
    blocks: tuple[Block, ...] = (
        Paragraph(()),
        Heading(()),
        Bullets((Bullet(()), Bullet((), "Term"))),
        Callout(plain("Only words")),
        Question(()),
        Points(()),
        Points((Point((plain("Only words"),)),)),
        Chat(()),
        Chat((ChatCard(plain("Only words")), ChatCard((), answers=Answered("that")))),
        Pictures(()),
        Profiles((Profile(" ", links=()),)),
        Reflections((Reflection(plain("Only words")),)),
        Resources((Resource(" "), Resource("Title"))),
        Credits(()),
        World(plain("From home.")),
        World(()),
        Columns((), (Paragraph(plain("Right.")),)),
        Columns((), ()),
        Spread((Voice(WHO), Voice(Attribution(), (Quotation(plain("Only words")),)))),
    )
    assert faults(render(one(*blocks)).data) == []
    for block in blocks:
        assert faults(render(one(block)).data) == []


def test_pack_without_any_words_is_still_a_deck() -> None:
    made = render(Pack("", ""))
    assert (faults(made.data), titles(opened(made.data))) == ([], ["Insights pack"])


def test_sections_of_one_title_are_told_apart() -> None:
    sections = tuple(
        Section(name, "other", title, (Paragraph(plain("Words.")),))
        for name, title in (("a", "Same"), ("b", "Same"), ("c", " "))
    )
    made = render(Pack("T", "S", sections=sections))
    assert titles(opened(made.data)) == ["T", "Contents", "Same", "Same (2)", "T (2)"]
    assert faults(made.data) == []


def test_lead_of_a_section_stands_first() -> None:
    section = Section("one", "other", "One", (Paragraph(plain("Second.")),), lead=plain("First."))
    deck = opened(render(Pack("T", "S", sections=(section,))).data)
    assert deck.slides[2].placeholders[1].text_frame.text == "First.\nSecond."


def test_unlisted_sections_make_no_contents() -> None:
    section = Section("one", "other", "One", (Paragraph(plain("Words.")),), listed=False)
    assert titles(opened(render(Pack("T", "S", sections=(section,))).data)) == ["T", "One"]


def test_theme_without_tints_still_draws() -> None:
    bare = Colours(notes=(), discs=(), initials=())
    cards = (
        Callout(plain("Words.")),
        Chat((ChatCard(plain("Hello."), WHO, "AB"),)),
        Reflections((Reflection(plain("Yes.")),)),
    )
    made = render(one(*cards, theme=Theme(light=bare), groups=(5, 4), month="2024-08"))
    assert faults(made.data) == []


def test_mention_is_told_where_the_message_does_not() -> None:
    card = ChatCard(plain("Thank you!"), WHO, "AB", "18:14", mention="Ben Okafor", answers=Answered("A question?"))
    assert "To Ben Okafor" in shown_text(opened(render(one(Chat((card,)))).data))


def test_quotation_marks_are_those_of_the_language() -> None:
    said = Quotation(plain("Ja"), WHO)
    assert "„Ja“" in shown_text(opened(render(one(said, language="de-DE")).data))
    assert "“Ja”" in shown_text(opened(render(one(said, language="nb")).data))


def test_right_to_left_words_run_from_the_right() -> None:
    deck = opened(render(packs.small("سألتني عن اسمي")).data)
    shape = deck.slides[2].placeholders[1].text_frame.paragraphs[0]._p.pPr
    assert (shape.get("rtl"), shape.get("algn")) == ("1", "r")


def test_numbered_points_go_on_counting_on_the_next_slide() -> None:
    items = tuple(Bullet(plain("words " * 40)) for _ in range(9))
    deck = opened(render(one(Bullets(items, "number"))).data)
    marks = [
        paragraph._p.pPr.find("{*}buAutoNum").get("startAt")
        for slide in list(deck.slides)[2:]
        for paragraph in slide.placeholders[1].text_frame.paragraphs
    ]
    assert marks == [None, "2", "3", "4", "5", "6", "7", "8", "9"]


def test_unknown_block_is_refused() -> None:
    with pytest.raises(TypeError, match="no slide known for int"):
        elements(3, Setting(packs.small(), 100))


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=300))
def test_any_words_make_a_well_built_deck(title: str, name: str, words: str) -> None:
    who = Attribution("name", name)
    blocks: tuple[Block, ...] = (
        Chat((ChatCard(plain(words), who, name[:2], "18:14"),)),
        Reflections((Reflection(plain(words), who),)),
        Quotation(plain(words), who, large=True),
    )
    pack = Pack(title, name, name, words, sections=(Section("one", "chat", title, blocks),), closing=(words,))
    assert faults(render(pack).data) == []


def test_large_packs_keep_to_their_groups() -> None:
    made = render(replace(packs.every_page(), groups=tuple(range(1, 40))))
    assert faults(made.data) == []


def test_drawing_outside_the_slide_is_left_out() -> None:
    ink = Ink(Colours(), "en", "Fraunces", lambda _: None)
    far = art.cluster(packs.every_page(), Box(2000, 0, 400, 400), art.Hand(count(1), ink))
    assert ('Disc"' in far, "Pen ring" in far) == (False, False)


def test_reviewed_pack_without_date_or_figures_has_nothing_at_the_foot_of_its_cover() -> None:
    deck = opened(render(Pack("T", "S", status="reviewed")).data)
    assert [shape.text_frame.text for shape in deck.slides[0].placeholders] == ["T", "S"]


def test_another_heading_font_is_made_bold_and_stands_in_the_theme_alone() -> None:
    theme = Theme(fonts=Fonts("Some Serif", "Some Sans"))
    made = render(one(Quotation(plain("Yes."), WHO), theme=theme)).data
    assert faults(made) == []
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert 'typeface="Some Serif"' in parts.read("ppt/theme/theme1.xml").decode()
        assert "Some Serif" not in parts.read("ppt/slides/slide3.xml").decode()
        assert 'b="1"' in parts.read("ppt/slideLayouts/slideLayout2.xml").decode()
