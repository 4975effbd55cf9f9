from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

import jsonschema
import pytest

from kindling.pack.document import (
    Attribution,
    BadPack,
    Block,
    Bullet,
    Bullets,
    ContentsEntry,
    Media,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Quotation,
    Run,
    Section,
    Theme,
    block_words,
    dump,
    load,
    pictures,
    plain,
    schema,
    string,
    words,
)
from tests.factories.packs import every_page, small


def test_a_pack_goes_through_json_and_comes_back_the_same() -> None:
    for pack in (every_page(), small()):
        assert load(dump(pack)) == pack
        assert dump(load(dump(pack))) == dump(pack)


def test_stored_packs_keep_to_the_schema_and_the_schema_refuses_what_is_wrong() -> None:
    checker = jsonschema.Draft202012Validator(schema())
    stored = json.loads(dump(every_page()))
    checker.validate(stored)
    stored["sections"][0]["blocks"][0]["kind"] = "nonsense"
    assert not checker.is_valid(stored)


def test_the_typed_in_pack_has_every_kind_of_block() -> None:
    kinds = {kind.__name__.lower() for kind in get_args(get_args(Block)[0])}

    def shown(blocks: object) -> Iterator[str]:
        for block in blocks if isinstance(blocks, list) else []:
            yield block["kind"]
            yield from shown(block.get("left", []) + block.get("right", []))

    stored = json.loads(dump(every_page()))
    assert {kind for section in stored["sections"] for kind in shown(section.get("blocks", []))} == kinds


def in_section(*blocks: str, more: str = "") -> bytes:
    section = f'{{"id": "x", "role": "heard", "title": "t", "blocks": [{", ".join(blocks)}]}}'
    return f'{{"title": "a", "series": "b", "sections": [{section}{more}]}}'.encode()


TWINS = in_section(more=', {"id": "x", "role": "about", "title": "t"}')


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (b"{", "This is no pack that can be rendered: the file: this is not JSON: EOF while"),
        (
            b'{"title": 1, "series": "b"}',
            "This is no pack that can be rendered: title: this must be words in quotes, not 1.",
        ),
        (b'{"title": "a", "series": "b", "foo": 1}', "This is no pack that can be rendered: foo: no such key."),
        (
            in_section('{"kind": "z"}'),
            "This is no pack that can be rendered: sections.0.blocks.0: there is no kind z; this must be one of ",
        ),
        (
            in_section('{"kind": "paragraph", "text": 3}'),
            "This is no pack that can be rendered: sections.0.blocks.0.text: this must be a list, in square brackets",
        ),
        (
            in_section('{"kind": "columns", "left": [{"kind": "heading", "text": 3}], "right": []}'),
            "This is no pack that can be rendered: sections.0.blocks.0.left.0.text: this must be a list",
        ),
        (TWINS, "This is no pack that can be rendered: the file: two sections share the id 'x'"),
    ],
)
def test_a_stored_pack_that_is_wrong_is_told_with_its_place(stored: bytes, told: str) -> None:
    with pytest.raises(BadPack) as wrong:
        load(stored)
    assert wrong.value.sentence.startswith(told)


def test_a_stored_pack_may_begin_with_the_mark_that_some_editors_write() -> None:
    assert load(b"\xef\xbb\xbf" + dump(small())) == small()


def test_a_picture_without_alt_text_or_without_its_file_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its alt text"):
        Picture("portrait")
    with pytest.raises(ValueError, match="names the media 'portrait', which the pack does not hold"):
        Pack("a", "b", sections=(Section("x", "heard", "t", (Pictures((Picture("portrait", "A face"),)),)),))
    with pytest.raises(ValueError, match="names the media 'logo'"):
        Pack("a", "b", theme=Theme(logo="logo"))
    assert Picture("portrait", decorative=True).alt == ""


def test_a_published_quotation_needs_its_citation() -> None:
    with pytest.raises(ValueError, match="needs its citation"):
        Quotation(plain("Words"), wording="published")


def test_a_link_leads_somewhere_and_does_nothing_else() -> None:
    with pytest.raises(ValueError, match="a link starts with"):
        Run("press me", link="javascript:alert(1)")


@pytest.mark.parametrize(
    ("attribution", "label"),
    [
        (Attribution("name", "Ada Brennan", "midwife", "Bergen"), "Ada Brennan"),
        (Attribution("first name", "Ada"), "Ada"),
        (Attribution("first name with role and place", "Ada", "midwife", "Bergen"), "Ada, midwife, Bergen"),
        (Attribution("first name with role and place", "Ada", "", "Bergen"), "Ada, Bergen"),
        (Attribution("role", "Ada Brennan", "A midwife", "Bergen"), "A midwife"),
        (Attribution("nobody", "Ada Brennan", "A midwife", "Bergen"), ""),
    ],
)
def test_an_attribution_shows_no_more_than_its_form(attribution: Attribution, label: str) -> None:
    assert attribution.label == label


def test_empty_sections_vanish_and_an_umbrella_is_listed_once() -> None:
    block = (Paragraph(plain("x")),)
    pack = Pack(
        "a",
        "b",
        sections=(
            Section("one", "about", "One", block, umbrella="Context"),
            Section("two", "series", "Two", block, umbrella="Context"),
            Section("gone", "today", "Gone"),
            Section("question", "question", "The question", block, listed=False),
            Section("heard", "heard", "What did we hear? A long title", block, entry="What did we hear?"),
            Section("led", "chat", "From the chat", lead=plain("Only a lead")),
        ),
    )
    assert [section.id for section in pack.shown] == ["one", "two", "question", "heard", "led"]
    assert pack.contents == (
        ContentsEntry("Context", "one"),
        ContentsEntry("What did we hear?", "heard"),
        ContentsEntry("From the chat", "led"),
    )


def test_the_date_is_told_as_far_as_it_is_known() -> None:
    assert [pack.date_label for pack in (small(), every_page())] == ["", "August 2024"]
    assert load(b'{"title": "a", "series": "b", "day": "2024-08-15"}').date_label == "15 August 2024"


def test_media_are_known_by_their_hash() -> None:
    assert Media("a", "image/png", b"abc").sha256.startswith("ba7816bf")


def test_words_hold_everything_a_reader_meets_and_nothing_an_editor_needs() -> None:
    found = list(words(every_page()))
    assert any(one.endswith("and after a while you stop looking for one.") for one in found)
    assert "which takes longer than it takes to nod" in found
    assert found[0] == "Follow Your Compassion"
    assert found[-1] == "See you next month for another great conversation."
    assert not any("transcript.vtt" in word for word in found)


def test_who_a_draft_bullet_reports_is_kept_and_not_printed() -> None:
    block = Bullets((Bullet(plain("Ada said that it rained."), attribution=Attribution("name", "Ada Brennan")),))
    assert list(block_words(block)) == ["Ada said that it rained."]


def test_pictures_are_found_wherever_they_stand() -> None:
    assert [one.media for one in pictures(every_page())] == ["portrait-one", "journal", "corridor", "kitchen"]


def test_an_unknown_block_has_no_words() -> None:
    with pytest.raises(TypeError, match="no words known for int"):
        list(block_words(3))


def test_text_is_stored_in_its_shortest_form() -> None:
    pack = small()
    mixed = (
        Run("Plain "),
        Run("strong", strong=True),
        Run(" and "),
        Run("linked", emphasis=True, link="https://a.example"),
    )
    assert string(mixed) == "Plain strong and linked"
    section = Section("one", "other", "One", (Paragraph(mixed), Paragraph(()), Paragraph((Run(""),))))
    stored = json.loads(dump(Pack(pack.title, pack.series, sections=(section,))))["sections"][0]["blocks"]
    assert [block.get("text") for block in stored] == [
        [
            "Plain ",
            {"text": "strong", "strong": True},
            " and ",
            {"text": "linked", "emphasis": True, "link": "https://a.example"},
        ],
        "",
        [""],
    ]
