"""Pieces listed, typed, hidden, kept, trimmed, added, called a quote or a paraphrase."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kindling.curation.edits import (
    BadEdit,
    Where,
    add_piece,
    attribute_piece,
    change_wording,
    fields_of,
    fill_piece,
    hide_piece,
    keep_all,
    keep_piece,
    name_of,
    own_piece,
    piece_at,
    pieces_of,
    reword_piece,
    said_piece,
    section_of,
    suggestions,
    trim_piece,
    words_of,
)
from kindling.curation.edits.fields import filled
from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    Callout,
    Chat,
    ChatCard,
    Citation,
    Columns,
    Heading,
    Pack,
    Paragraph,
    Picture,
    Point,
    Points,
    Quotation,
    Reflection,
    Resource,
    Run,
    Section,
    World,
    plain,
)
from tests.curation.edits.packs import HANNEKE, WILF, whole

QUOTE = Where("heard", 2)


def _pack(*blocks: Any) -> Pack:
    return Pack("A pack", "A series", sections=(Section("one", "heard", "One", blocks),))


def _blocks(pack: Pack, section: str = "one") -> tuple[Any, ...]:
    return section_of(pack, section).blocks


def test_a_place_is_written_and_read_again() -> None:
    for where in (Where("heard"), Where("heard", 2), Where("heard-2", 2, 0, 11)):
        assert Where.read(str(where)) == where
    assert str(Where("heard", 2, 0)) == "heard.2.0"


@pytest.mark.parametrize("written", ["", "Heard", "heard.", "heard.-1", "heard.1.2.3.4", "heard.99999", "../x"])
def test_what_is_no_place_is_refused(written: str) -> None:
    with pytest.raises(BadEdit, match="no longer there"):
        Where.read(written)


def test_every_piece_is_listed_with_its_place_and_what_it_is() -> None:
    told = [(str(one.where), one.name, one.words, one.wording, one.key, one.own) for one in pieces_of(whole(), "heard")]
    assert told == [
        ("heard.0", "heading", "Small repairs", "", "", True),
        ("heard.1.0", "point", "a", "paraphrase", "c1", False),
        ("heard.1.1", "point", "b", "paraphrase", "c2", False),
        ("heard.2", "quote", "We kept the kettle on. It mattered.", "verbatim", "c3", False),
        ("heard.3.0", "point", "c", "paraphrase", "", False),
        ("heard.3.0.0", "point", "d", "paraphrase", "", False),
        ("heard.3.0.1", "point", "e", "", "", True),
        ("heard.4", "paragraph", "And so on.", "", "", True),
    ]
    assert [one.name for section in whole().sections for one in pieces_of(whole(), section.id) if one.kind == "Voice"]
    assert suggestions(whole(), "heard") == 3
    assert name_of(Chat(())) == "piece"


def test_every_piece_of_every_section_is_found_at_its_place() -> None:
    pack = whole()
    found = [one for section in pack.sections for one in pieces_of(pack, section.id)]
    assert all(piece_at(pack, one.where) is one.piece for one in found)
    assert {one.name for one in found} == {
        *("paragraph", "heading", "point", "callout", "quote", "voice", "picture", "profile", "recording", "question"),
        *("group point", "chat message", "priority", "reflection", "resource", "count of people", "credit"),
    }


def test_what_hangs_below_the_third_level_moves_with_what_it_hangs_on() -> None:
    deep = Bullet(plain("a"), children=(Bullet(plain("b"), children=(Bullet(plain("c")),)),))
    pack = _pack(Columns((Bullets((deep,)),), ()))
    assert [one.words for one in pieces_of(pack, "one")] == ["a"]


def test_a_hidden_piece_is_gone_and_its_block_with_the_last_of_it() -> None:
    pack = hide_piece(whole(), QUOTE)
    assert len(_blocks(pack, "heard")) == 4
    pack = hide_piece(hide_piece(whole(), Where("heard", 1, 1)), Where("heard", 1, 0))
    assert [type(block).__name__ for block in _blocks(pack, "heard")] == [
        "Heading",
        "Quotation",
        "Bullets",
        "Paragraph",
    ]
    assert _blocks(hide_piece(whole(), Where("question", 0)), "question") == ()
    kept = hide_piece(hide_piece(whole(), Where("heard", 3, 0, 0)), Where("heard", 3, 0, 0))
    assert piece_at(kept, Where("heard", 3, 0)).children == ()


def test_a_voice_goes_with_its_last_words_and_stays_with_its_points() -> None:
    pack = hide_piece(whole(), Where("spread", 0, 0, 0))
    assert [len(voice.quotations) for voice in piece_at(pack, Where("spread", 0)).voices] == [0, 1]
    pack = hide_piece(whole(), Where("spread", 0, 1, 0))
    assert len(piece_at(pack, Where("spread", 0)).voices) == 1


def test_columns_lose_a_piece_on_its_own_side() -> None:
    right = piece_at(hide_piece(whole(), Where("columns", 0, 2)), Where("columns", 0))
    assert (len(right.left), len(right.right)) == (2, 1)
    left = piece_at(hide_piece(whole(), Where("columns", 0, 1, 0)), Where("columns", 0))
    assert (len(left.left[1].items), len(left.right)) == (1, 2)


def test_a_suggestion_is_kept_with_what_hangs_on_it() -> None:
    pack = keep_piece(whole(), Where("heard", 3, 0))
    assert [one.draft for one in pieces_of(pack, "heard") if one.kind == "Bullet"] == [True, False, False, False, False]
    assert suggestions(keep_all(whole(), "heard"), "heard") == 0
    assert suggestions(keep_all(whole(), "discussion"), "discussion") == 0
    assert keep_piece(whole(), QUOTE) == whole()


def test_words_are_typed_and_what_is_typed_again_changes_nothing() -> None:
    pack = reword_piece(whole(), QUOTE, "We kept the **kettle** on.")
    assert piece_at(pack, QUOTE).text == (Run("We kept the "), Run("kettle", strong=True), Run(" on."))
    for section in whole().sections:
        for one in pieces_of(whole(), section.id):
            assert fill_piece(whole(), one.where, one.fields) == whole()


def test_every_field_of_a_piece_can_be_typed() -> None:
    point = fill_piece(whole(), Where("discussion", 0, 0), {"text": "A\n\nB", "title": " New  title ", "nothing": "x"})
    assert piece_at(point, Where("discussion", 0, 0)).text == (plain("A"), plain("B"))
    assert piece_at(point, Where("discussion", 0, 0)).title == "New title"
    link = fill_piece(whole(), Where("resources", 0, 0), {"url": "https://a.example/b", "type": "Film"})
    assert piece_at(link, Where("resources", 0, 0)).url == "https://a.example/b"
    votes = fill_piece(whole(), Where("priorities", 0, 0), {"votes": "7"})
    assert piece_at(votes, Where("priorities", 0, 0)).votes == 7
    none = fill_piece(whole(), Where("priorities", 0, 0), {"votes": " "})
    assert piece_at(none, Where("priorities", 0, 0)).votes is None
    assert fields_of(piece_at(whole(), Where("priorities", 0, 0))) == {"title": "Time", "text": "More.", "votes": "4"}
    assert (fields_of(Chat(())), words_of(Chat(()))) == ({}, "")


@pytest.mark.parametrize(
    ("where", "told", "wrong", "field"),
    [
        (QUOTE, {"text": " "}, "There are no words left here. Write it, or hide the piece.", "text"),
        (Where("spread", 0, 0), {"points": ""}, "There are no words left here.", "points"),
        (Where("resources", 0, 0), {"title": ""}, "It needs a title.", "title"),
        (Where("resources", 0, 0), {"url": "javascript:alert(1)"}, "This is no web address.", "url"),
        (Where("priorities", 0, 0), {"votes": "many"}, "This is no whole number.", "votes"),
        (Where("thanks", 0, 0), {"name": ""}, "It needs a name.", "name"),
        (Where("columns", 0, 3, 0), {"alt": ""}, "A picture needs words for those who do not see it.", "alt"),
    ],
)
def test_what_cannot_be_is_told_with_its_field(where: Where, told: dict[str, str], wrong: str, field: str) -> None:
    with pytest.raises(BadEdit) as refused:
        fill_piece(whole(), where, told)
    assert str(refused.value).startswith(wrong)
    assert refused.value.field == field


def test_a_published_quotation_keeps_its_citation_and_a_decoration_needs_no_words() -> None:
    pack = _pack(Quotation(plain("Be kind."), HANNEKE, "published", plain("A book")), Quotation(plain("x"), HANNEKE))
    with pytest.raises(BadEdit, match="needs to say where it stands"):
        fill_piece(pack, Where("one", 0), {"citation": ""})
    assert fill_piece(pack, Where("one", 1), {"citation": ""}) == pack
    assert pieces_of(pack, "one")[0].own
    decoration = Picture("photo", "x", decorative=True)
    assert filled(decoration, {"alt": ""}) == replace(decoration, alt="")


@pytest.mark.parametrize(
    ("said", "typed", "kept"),
    [
        ("We kept the kettle on. It mattered.", "We kept the kettle on.", "We kept the kettle on."),
        ("We kept the kettle on. It mattered.", "It mattered.", "It mattered."),
        ("We kept the kettle on. It mattered.", "kettle on.", "[…] kettle on."),
        ("We kept the kettle on. It mattered.", "We kept the kettle", "We kept the kettle […]"),
        ("We kept the kettle on. It mattered.", "We kept it mattered", ""),
        ("We kept the kettle on. It mattered.", "We kept on.", "We kept […] on."),
        ("We kept the kettle on. It mattered.", "We […] on.", "We […] on."),
        ("We kept the kettle on. It mattered.", "We [...] It mattered.", "We […] It mattered."),
        ("We kept the kettle on. It mattered.", "We lost the kettle", ""),
        ("We kept the kettle on. It mattered.", "", ""),
        ("[…] kettle on. It mattered.", "It mattered.", "It mattered."),
        ("[…] kettle on.", "kettle on.", "[…] kettle on."),
        ("on and on and off", "and off", "[…] and off"),
    ],
)
def test_a_cut_is_marked_and_other_words_are_refused(said: str, typed: str, kept: str) -> None:
    pack = _pack(Quotation(plain(said), HANNEKE, contribution="c1"))
    if not kept:
        with pytest.raises(BadEdit, match="not the words that were said"):
            trim_piece(pack, Where("one", 0), typed)
        return
    trimmed = piece_at(trim_piece(pack, Where("one", 0), typed), Where("one", 0))
    assert (trimmed.text, trimmed.contribution) == (plain(kept), "c1")


def test_only_somebody_s_words_are_trimmed_and_attributed() -> None:
    with pytest.raises(BadEdit, match="Only somebody's words are trimmed"):
        trim_piece(whole(), Where("heard", 4), "And")
    with pytest.raises(BadEdit, match="nobody's words"):
        attribute_piece(whole(), Where("heard", 4), WILF)
    pack = attribute_piece(whole(), Where("chat", 1, 1), Attribution("role", role="A nurse"))
    assert piece_at(pack, Where("chat", 1, 1)) == ChatCard(plain("yo"), Attribution("role", role="A nurse"))


def test_a_quote_becomes_a_bullet_of_its_neighbours_list_and_back() -> None:
    pack = change_wording(whole(), QUOTE, "paraphrase")
    words = "We kept the kettle on. It mattered."
    assert [item.text for item in piece_at(pack, Where("heard", 1)).items] == [
        plain("a"),
        plain("b"),
        plain(words),
        plain("c"),
    ]
    bullet = piece_at(pack, Where("heard", 1, 2))
    assert bullet == Bullet(plain(words), attribution=HANNEKE, contribution="c3")
    again = change_wording(pack, Where("heard", 1, 2), "verbatim")
    assert piece_at(again, QUOTE) == piece_at(whole(), QUOTE)
    assert _blocks(again, "heard") == _blocks(whole(), "heard")
    assert change_wording(whole(), QUOTE, "verbatim") == whole()
    assert change_wording(whole(), Where("heard", 1, 0), "paraphrase") == whole()


def test_nothing_is_lost_when_a_bullet_with_bullets_below_it_becomes_a_quote() -> None:
    pack = _pack(Bullets((Bullet(plain("a"), "Term", children=(Bullet(plain("b")),)), Bullet(plain("c")))))
    made = change_wording(pack, Where("one", 0, 0), "verbatim")
    assert _blocks(made) == (
        Quotation((Run("Term "), Run("a"))),
        Bullets((Bullet(plain("b")), Bullet(plain("c")))),
    )


def test_a_group_s_voice_is_nobody_s_in_particular() -> None:
    pack = change_wording(whole(), QUOTE, "group")
    assert piece_at(pack, Where("heard", 2, 0)) == Point(
        (plain("We kept the kettle on. It mattered."),), wording="group", contribution="c3"
    )
    point = Point((plain("One."), plain("Two.")), WILF, "Tea", "paraphrase", contribution="c4")
    pack = change_wording(_pack(Points((point,))), Where("one", 0, 0), "group")
    assert piece_at(pack, Where("one", 0, 0)) == Point(point.text, Attribution(), "Tea", "group", contribution="c4")
    pack = change_wording(_pack(Points((point,))), Where("one", 0, 0), "paraphrase")
    assert _blocks(pack) == (
        Heading(plain("Tea")),
        Bullets((Bullet((Run("One."), Run(" "), Run("Two.")), attribution=WILF, contribution="c4"),)),
    )
    pack = change_wording(_pack(Points((point,))), Where("one", 0, 0), "verbatim")
    assert isinstance(piece_at(pack, Where("one", 1)), Quotation)


def test_a_reflection_changes_its_wording_where_it_stands() -> None:
    pack = change_wording(whole(), Where("reflections", 0, 0), "verbatim")
    assert piece_at(pack, Where("reflections", 0, 0)) == Reflection(plain("I will ask."), WILF, "verbatim")


@pytest.mark.parametrize(
    ("where", "wording", "wrong"),
    [
        (Where("chat", 1, 0), "paraphrase", "This stands as it was said."),
        (Where("heard", 3, 0, 0), "verbatim", "This stands as it was said."),
        (QUOTE, "published", "Only what stands in print is a published quotation."),
    ],
)
def test_what_cannot_be_called_so_stays(where: Where, wording: Any, wrong: str) -> None:
    with pytest.raises(BadEdit, match=wrong):
        change_wording(whole(), where, wording)


def test_own_words_are_nobody_s_quote() -> None:
    pack = _pack(Bullets((Bullet(plain("Ours."), own=True),)))
    with pytest.raises(BadEdit, match="the editors' own words"):
        change_wording(pack, Where("one", 0, 0), "verbatim")


@pytest.mark.parametrize(
    ("kind", "piece"),
    [
        ("point", Bullet(plain("Ours."), own=True)),
        ("paragraph", Paragraph(plain("Ours."))),
        ("heading", Heading(plain("Ours."))),
        ("callout", Callout(plain("Ours."))),
    ],
)
def test_own_words_are_a_piece(kind: Any, piece: Any) -> None:
    assert own_piece("Ours.", kind=kind) == piece


def test_words_of_the_harvest_are_a_piece_that_cites_them() -> None:
    cited = (Citation("chat.txt", 2, 60.0),)
    told: dict[str, Any] = {"attribution": WILF, "sources": cited, "key": "c9", "time": "18:14", "group": "Blue"}
    assert said_piece("A", use_as="quote", **told) == Quotation(plain("A"), WILF, sources=cited, contribution="c9")
    assert said_piece("A", use_as="paraphrase", **told) == Bullet(
        plain("A"), attribution=WILF, sources=cited, contribution="c9"
    )
    assert said_piece("A\n\nB", use_as="group", **told) == Point(
        (plain("A"), plain("B")), group="Blue", sources=cited, contribution="c9"
    )
    assert said_piece("A", use_as="chat", **told) == ChatCard(
        plain("A"), WILF, time="18:14", sources=cited, contribution="c9"
    )
    assert said_piece("A", use_as="reflection", **told) == Reflection(
        plain("A"), WILF, sources=cited, contribution="c9"
    )
    assert said_piece("A", use_as="quote") == Quotation(plain("A"))


def test_stars_and_brackets_of_somebody_s_words_are_signs_and_no_marks() -> None:
    said = "*So* [it](https://example.org) went."
    assert said_piece(said, use_as="quote") == Quotation(plain(said))
    assert said_piece(f"{said}\n\n\n\nYes.", use_as="group") == Point((plain(said), plain("Yes.")))
    pack = _pack(Quotation(plain(f"{said} Then tea."), HANNEKE))
    assert piece_at(trim_piece(pack, Where("one", 0), f"{said} […]"), Where("one", 0)).text == plain(said)


def test_a_piece_goes_to_the_section_where_its_kind_stands() -> None:
    pack = add_piece(whole(), ChatCard(plain("new"), WILF))
    assert piece_at(pack, Where("chat", 1, 2)) == ChatCard(plain("new"), WILF)
    pack = add_piece(whole(), Resource("Tea again"))
    assert piece_at(pack, Where("resources", 0, 1)) == Resource("Tea again")
    pack = add_piece(whole(), Quotation(plain("Q")), section="chat")
    assert piece_at(pack, Where("chat", 2)) == Quotation(plain("Q"))
    pack = add_piece(whole(), World(plain("Everybody.")), section="empty")
    assert _blocks(pack, "empty") == (World(plain("Everybody.")),)


def test_a_bullet_is_not_put_under_another_heading() -> None:
    behind = add_piece(whole(), Bullet(plain("z"), own=True))
    assert _blocks(behind, "heard")[-1] == Bullets((Bullet(plain("z"), own=True),))
    last = add_piece(behind, Bullet(plain("zz"), own=True))
    assert len(_blocks(last, "heard")[-1].items) == 2


def test_a_missing_section_is_made_for_a_piece() -> None:
    pack = add_piece(Pack("A pack", "A series"), Reflection(plain("I will ask.")))
    assert [(one.id, one.title) for one in pack.sections] == [("reflections", "Closing reflections")]


def test_a_piece_without_words_and_a_section_that_is_gone_are_refused() -> None:
    with pytest.raises(BadEdit, match="no words in it yet"):
        add_piece(whole(), own_piece("  "))
    with pytest.raises(BadEdit, match="no longer there"):
        add_piece(whole(), own_piece("Ours."), section="nowhere")
