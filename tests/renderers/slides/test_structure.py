"""Is the deck of every pack well built, and does it hold the pack's words?"""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO

import pytest

from kindling.renderers.slides import render
from tests.factories import packs
from tests.renderers.parity import assert_same_words
from tests.renderers.slides.structure import faults, is_decorative, links, notes, opened, shown_text, titles

PACKS = {
    "every page": packs.every_page(),
    "small": packs.small(),
    "scripts": packs.scripts(),
    "drafted": packs.drafted(),
}


@cache
def deck_of(name: str) -> bytes:
    return render(PACKS[name]).data


@pytest.mark.parametrize("name", PACKS)
def test_deck_is_well_built(name: str) -> None:
    assert faults(deck_of(name)) == []


@pytest.mark.parametrize("name", PACKS)
def test_slides_hold_the_words_of_the_pack_and_no_others(name: str) -> None:
    assert_same_words(PACKS[name], shown_text(opened(deck_of(name))))


@pytest.mark.parametrize("name", PACKS)
def test_same_pack_gives_the_same_bytes(name: str) -> None:
    assert render(PACKS[name]).data == deck_of(name)


def test_file_is_a_deck_with_a_name_of_its_own() -> None:
    made = render(packs.small())
    assert (made.name, made.media_type, made.report) == (
        "pack.pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        (),
    )


def test_file_holds_no_clock_no_preview_and_no_program() -> None:
    with zipfile.ZipFile(BytesIO(render(packs.small()).data)) as made:
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in made.namelist() if "thumbnail" in name]
        assert b"PowerPoint" not in made.read("docProps/app.xml")


def test_deck_says_what_it_is_and_in_which_language() -> None:
    about = opened(deck_of("every page")).core_properties
    assert (about.title, about.subject, about.author, about.language, str(about.created)) == (
        "Follow Your Compassion, Conversations for Kindness",
        "An insights pack from our monthly conversation",
        "Kindness in Healthcare",
        "en-GB",
        "2024-08-01 12:00:00",
    )


def test_slides_are_titled_in_the_order_of_the_pack() -> None:
    assert titles(opened(deck_of("every page"))) == [
        "Follow Your Compassion",
        "Contents",
        "About the movement",
        "Conversations for Kindness",
        "Joining the conversation from across the world",
        "On the day",
        "What is today about?",
        "Who did we hear from?",
        "What did we hear? A year of journals",
        "What did we hear? A year of journals (continued)",
        "What did we hear? A year of journals (continued 2)",
        "What did we hear? Insights from midwives and nurses",
        "What did we hear? Insights from midwives and nurses (continued)",
        "The question",
        "Group discussion",
        "Group discussion (continued)",
        "What do our members have to say?",
        "From the chat",
        "From the chat (continued)",
        "What areas do we want to develop further?",
        "Closing reflections",
        "Resources",
        "Acknowledgements",
        "Thank you for joining, thank you for reading.",
    ]


def test_contents_lead_to_the_slides_that_they_name() -> None:
    deck = opened(deck_of("every page"))
    page = deck.slides[1]
    body = next(shape for shape in page.placeholders if shape.placeholder_format.idx == 1)
    slides = {slide.part.partname: number for number, slide in enumerate(deck.slides, start=1)}
    for paragraph in body.text_frame.paragraphs:
        number, entry = paragraph.runs
        click = entry._r.rPr.hlinkClick
        target = slides[page.part.related_part(click.rId).partname]
        assert (click.action, int(number.text)) == ("ppaction://hlinksldjump", target)


def test_links_are_those_of_the_pack() -> None:
    assert sorted(set(links(opened(deck_of("every page"))))) == [
        "https://compassion.example.org/",
        "https://compassion.example.org/journals",
        "https://kindness.example.org/archive/",
        "https://kindness.example.org/join",
        "https://library.example.org/first-year.pdf",
        "https://video.example.org/2024-08",
        "https://video.example.org/hour-afterwards",
        "mailto:hello@kindness.example.org",
    ]


def test_notes_tell_each_slide_in_full_in_reading_order() -> None:
    told = notes(opened(deck_of("every page")))
    assert told[3].splitlines() == [
        "Conversations for Kindness",
        "An hour on the third Thursday of every month, 18:00 to 19:00 in London",
        "Listening, learning, thinking afresh and moving to action",
        "Resources, energy and ideas are shared freely",
        "If you would like to join us, please fill in the contact form.",
    ]
    assert "Picture: A drawn portrait of somebody with short dark hair in a green coat, smiling a little" in told[7]


def test_running_words_stand_in_the_placeholders_of_their_layouts() -> None:
    page = opened(deck_of("every page")).slides[3]
    assert [(one.placeholder_format.idx, one.name) for one in page.placeholders] == [
        (0, "Title"),
        (1, "Text"),
        (11, "Footer"),
        (12, "Slide number"),
    ]
    marks = [paragraph._p.pPr.find("{*}buChar") for paragraph in page.placeholders[1].text_frame.paragraphs]
    assert [None if mark is None else mark.get("char") for mark in marks] == ["–", "–", "–", None]


def test_map_is_told_and_its_dots_are_not() -> None:
    page = opened(deck_of("every page")).slides[4]
    world = next(shape for shape in page.shapes if shape.name == "Map of the world")
    assert world._element._nvXxPr.cNvPr.get("descr") == (
        "A map of the world with a dot for each of the 14 places listed below"
    )
    assert [is_decorative(shape) for shape in world.shapes] == [True] * 15


def test_theme_carries_the_colours_and_fonts_of_the_community() -> None:
    with zipfile.ZipFile(BytesIO(deck_of("every page"))) as made:
        theme = made.read("ppt/theme/theme1.xml").decode()
    for told in (
        '<a:dk2><a:srgbClr val="5C2B41"/></a:dk2>',
        'typeface="Fraunces SemiBold"',
        'typeface="Source Sans 3"',
    ):
        assert told in theme
    layouts = opened(deck_of("every page")).slide_layouts
    assert [layout.name for layout in layouts] == [
        "Cover",
        "Section",
        "Section, continued",
        "Wide, on sand",
        "Wide, on sand, continued",
        "Two voices",
        "Two voices, continued",
        "Question",
        "Closing",
    ]


def test_draft_says_so_on_its_cover_and_on_every_slide() -> None:
    deck = opened(deck_of("drafted"))
    sentence = (
        "Draft: not for sharing. Nobody quoted here has been asked yet. 2 things to look at before this is published."
    )
    assert sentence in [shape.text_frame.text.split("\n")[0] for shape in deck.slides[0].placeholders]
    marked = [[shape.name for shape in slide.shapes].count("Draft mark") for slide in deck.slides]
    assert marked == [0, *[1] * (len(marked) - 1)]


def test_flags_and_unprinted_names_stay_out_of_a_draft() -> None:
    with zipfile.ZipFile(BytesIO(deck_of("drafted"))) as made:
        whole = " ".join(made.read(name).decode() for name in made.namelist() if name.endswith(".xml"))
    for hidden in ("Quillfeather", "ward number", "meeting_saved_chat.txt", "Nobody has said that it may be used"):
        assert hidden not in whole
    assert "transcript.vtt" not in whole
