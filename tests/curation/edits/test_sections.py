"""Sections retitled, introduced, ordered, added and taken away; and the cover."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kindling.curation.edits import (
    BadEdit,
    add_section,
    cover_of,
    cover_pack,
    introduce_section,
    introduction,
    missing_sections,
    move_section,
    remove_section,
    restore_section,
    retitle_section,
    section_of,
    section_steps,
)
from kindling.pack.document import Pack, Paragraph, Quotation, Run, Section, plain
from tests.curation.edits.packs import whole


def _ids(pack: Pack) -> list[str]:
    return [section.id for section in pack.sections]


def test_a_section_gets_another_title() -> None:
    assert section_of(retitle_section(whole(), "heard", "  What  we heard "), "heard").title == "What we heard"
    with pytest.raises(BadEdit, match="A section needs a title") as none:
        retitle_section(whole(), "heard", " ")
    assert none.value.field == "title"
    with pytest.raises(BadEdit, match="This title has 301 characters; 300 fit"):
        retitle_section(whole(), "heard", "x" * 301)
    with pytest.raises(BadEdit, match="no longer there"):
        retitle_section(whole(), "nowhere", "Title")


def test_a_first_paragraph_is_the_introduction_and_is_changed_where_it_stands() -> None:
    assert introduction(section_of(whole(), "chat")) == "The chat ran beside:"
    pack = introduce_section(whole(), "chat", "It **ran** beside.")
    assert section_of(pack, "chat").blocks[0] == Paragraph((Run("It "), Run("ran", strong=True), Run(" beside.")))
    assert len(section_of(introduce_section(whole(), "chat", " "), "chat").blocks) == 1


def test_a_section_without_a_first_paragraph_is_led_by_its_lead() -> None:
    pack = introduce_section(whole(), "heard", "We listened.")
    assert (section_of(pack, "heard").lead, introduction(section_of(pack, "heard"))) == (
        plain("We listened."),
        "We listened.",
    )
    assert introduction(section_of(whole(), "heard")) == ""
    assert section_of(introduce_section(pack, "heard", ""), "heard") == section_of(whole(), "heard")
    led = replace(pack, sections=(replace(section_of(pack, "heard"), blocks=(Paragraph(plain("First.")),)),))
    assert introduction(led.sections[0]) == "We listened."
    assert section_of(introduce_section(led, "heard", "Anew."), "heard").lead == plain("Anew.")
    assert introduction(section_of(introduce_section(whole(), "empty", "Hello."), "empty")) == "Hello."


def test_a_section_moves_over_those_that_show() -> None:
    assert _ids(move_section(whole(), "speakers", down=False))[:4] == ["about", "speakers", "world", "empty"]
    assert _ids(move_section(whole(), "world", down=True))[:4] == ["about", "empty", "speakers", "world"]
    assert _ids(move_section(whole(), "empty", down=True))[:4] == ["about", "world", "speakers", "empty"]
    assert (section_steps(whole(), "about"), section_steps(whole(), "thanks")) == ((False, True), (True, False))
    with pytest.raises(BadEdit, match="This is the first section already"):
        move_section(whole(), "about", down=False)
    with pytest.raises(BadEdit, match="This is the last section already"):
        move_section(whole(), "thanks", down=True)
    with pytest.raises(BadEdit, match="no longer there"):
        move_section(whole(), "nowhere", down=True)


def test_moving_a_section_there_and_back_changes_nothing() -> None:
    pack = whole()
    for section in pack.shown:
        if section_steps(pack, section.id)[1]:
            there = move_section(pack, section.id, down=True)
            assert [one for one in _ids(move_section(there, section.id, down=False)) if one != "empty"] == [
                one for one in _ids(pack) if one != "empty"
            ]


def test_a_section_is_added_where_its_kind_usually_stands() -> None:
    pack = add_section(whole(), "other", "Our year")
    assert _ids(pack)[-3:] == ["resources", "other", "thanks"]
    assert section_of(add_section(pack, "other", "More"), "other-2").title == "More"
    usual = section_of(add_section(Pack("A pack", "A series"), "question"), "question")
    assert usual == Section("question", "question", "The question", listed=False)
    assert _ids(add_section(Pack("A", "B", sections=(Section("chat", "chat", "C"),)), "about")) == ["about", "chat"]
    with pytest.raises(BadEdit, match="A section needs a title"):
        add_section(whole(), "other")


def test_a_section_is_removed_and_brought_back_empty() -> None:
    pack = remove_section(whole(), "chat")
    assert "chat" not in _ids(pack)
    assert [one.role for one in missing_sections(pack)] == ["series", "members", "chat"]
    back = restore_section(pack, "chat")
    assert section_of(back, "chat") == Section("chat", "chat", "From the chat")
    assert restore_section(back, "chat") == back
    with pytest.raises(BadEdit, match="no longer there"):
        remove_section(pack, "chat")


def test_the_cover_is_typed() -> None:
    pack = Pack("Repairs", "A series", subtitle="A pack", people=48, groups=(6, 5))
    assert cover_of(pack) == {"title": "Repairs", "subtitle": "A pack", "people": "48", "groups": "6, 5"}
    told = {"title": " Small  repairs ", "people": "", "groups": "5 5;6", "nothing": "x"}
    assert cover_pack(pack, told) == replace(pack, title="Small repairs", people=None, groups=(5, 5, 6))
    assert cover_pack(pack, {}) == pack


@pytest.mark.parametrize(
    ("told", "wrong", "field"),
    [
        ({"title": " "}, "A pack needs a title.", "title"),
        ({"title": "x" * 301}, "This has 301 characters; 300 fit.", "title"),
        ({"people": "many"}, "This is no whole number.", "people"),
        ({"people": "4 8"}, "This is no whole number.", "people"),
        ({"groups": "5, 0"}, "This is no whole number.", "groups"),
    ],
)
def test_what_cannot_stand_on_a_cover_is_told_with_its_field(told: dict[str, str], wrong: str, field: str) -> None:
    with pytest.raises(BadEdit) as refused:
        cover_pack(Pack("Repairs", "A series"), told)
    assert (refused.value.sentence, refused.value.field) == (wrong, field)


def test_a_quote_first_is_no_introduction() -> None:
    section = Section("one", "heard", "One", (Quotation(plain("Q")),))
    assert introduction(section) == ""
