"""Does somebody who listens, prints or keeps a pack for fifty years get all of it?"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from kindling.pack.document import Heading, Pack, Section, plain
from kindling.renderers.artifact import Artifact
from kindling.renderers.pdf import render
from tests.factories import packs
from tests.renderers.pdf import structure


@cache
def whole() -> Artifact:
    return render(packs.every_page())


def test_artifact_is_a_named_pdf_with_nothing_to_report() -> None:
    made = whole()
    assert (made.name, made.media_type, made.data[:5], made.report) == ("pack.pdf", "application/pdf", b"%PDF-", ())


def test_every_kind_of_page_is_well_structured() -> None:
    assert structure.problems(whole().data) == []


def test_bookmarks_are_the_sections() -> None:
    assert structure.outline(whole().data) == [section.title for section in packs.every_page().shown]


def test_contents_name_the_pages_they_lead_to() -> None:
    promised = structure.promised_pages(whole().data)
    assert [named for named, _ in promised] == [led for _, led in promised]
    assert len(promised) == len(packs.every_page().contents)


def test_every_picture_tells_its_alternative_text_and_decorations_tell_none() -> None:
    pdf = structure.opened(whole().data)
    told = [str(element.Alt) for element in structure.elements(pdf) if element.S == "/Figure"]
    pack = packs.every_page()
    map_words = "A map of the world with a dot for each of the 14 places listed below"
    alts = {media.id: media for media in pack.media}
    assert told[0] == map_words
    assert len(told) == 1 + len(alts)


def test_file_says_who_made_it_in_which_language_and_when() -> None:
    pdf = structure.opened(whole().data)
    meta = pdf.open_metadata()
    assert meta["dc:title"] == "Follow Your Compassion, Conversations for Kindness"
    assert meta["dc:creator"] == ["Kindness in Healthcare"]
    assert meta["xmp:CreateDate"].startswith("2024-08-01")
    assert pdf.Root.Lang == "en-GB"


def test_pages_have_the_shape_of_a_screen() -> None:
    pdf = structure.opened(whole().data)
    shapes = {tuple(round(float(edge)) for edge in page.mediabox) for page in pdf.pages}
    assert shapes == {(0, 0, 842, 474)}


def test_same_pack_gives_the_same_bytes() -> None:
    assert render(packs.every_page()).data == whole().data


@pytest.mark.parametrize(("language", "told"), [("de", "de"), ("pt-BR", "pt-BR"), ("sr-Latn-RS", "sr"), ("fil", "fil")])
def test_language_reaches_the_file(language: str, told: str) -> None:
    pdf = structure.opened(render(replace(packs.small(), language=language)).data)
    assert pdf.Root.Lang == told


def test_pack_without_any_section_or_title_is_a_cover() -> None:
    made = render(Pack("", ""))
    assert structure.problems(made.data) == []
    assert structure.opened(made.data).open_metadata()["dc:title"] == "Insights pack"
    assert len(structure.opened(made.data).pages) == 1


def test_heading_in_a_section_without_a_title_skips_no_level() -> None:
    inner = Heading(plain("Inside"))
    pack = Pack("A pack", "A series", sections=(Section("one", "other", "", (inner,), listed=False),))
    assert structure.problems(render(pack).data) == []


def test_checker_finds_what_is_wrong() -> None:
    pdf = structure.opened(whole().data)
    del pdf.Root.MarkInfo
    del pdf.Root.Lang
    del pdf.Root.ViewerPreferences
    for element in structure.elements(pdf):
        if element.S == "/Figure":
            del element.Alt
        elif element.S == "/H2":
            element.S = pikepdf.Name("/H3")
    note = pdf.pages[1].Annots[0]
    del note.Contents
    del note.StructParent
    changed = io.BytesIO()
    pdf.save(changed)
    assert set(structure.problems(changed.getvalue())) == {
        "The file is not tagged.",
        "The file says no language.",
        "The window shows the file's name, not its title.",
        "A heading of level 3 follows one of level 1.",
        "A figure has no alternative text.",
        "A link on page 2 has no words of its own.",
        "A link on page 2 is not in the structure tree.",
    }
