from __future__ import annotations

from dataclasses import replace

from kindling.pack.document import Attribution, Chat, ChatCard, Heading, Paragraph, Question, Quotation, Section, plain
from kindling.renderers.web import layout
from tests.factories import packs

WORDS = Paragraph(plain("words"))
LARGE = Quotation(plain("large"), large=True)
ASKED = Question(plain("why?"), page=True)


def grounds(section: Section) -> list[tuple[str, int]]:
    (placed,) = layout.sections(replace(packs.small(), sections=(section,)))
    return [(stretch.ground, len(stretch.blocks)) for stretch in placed.stretches]


def test_large_quotation_stands_alone_on_a_leaf() -> None:
    blocks = (WORDS, LARGE, WORDS)
    assert grounds(Section("a", "heard", "A", blocks)) == [("page", 1), ("quotation", 1), ("page", 1)]


def test_large_quotation_that_opens_a_section_stays_on_its_page() -> None:
    assert grounds(Section("a", "heard", "A", (LARGE, WORDS))) == [("page", 2)]


def test_large_quotation_stays_under_its_heading() -> None:
    assert grounds(Section("a", "heard", "A", (WORDS, Heading(plain("Rest")), LARGE))) == [("page", 3)]


def test_only_one_large_quotation_of_a_section_has_a_leaf() -> None:
    assert grounds(Section("a", "heard", "A", (WORDS, LARGE, LARGE))) == [("page", 1), ("quotation", 1), ("page", 1)]


def test_lead_of_a_section_stands_before_its_leaf() -> None:
    section = Section("a", "heard", "A", (LARGE,), lead=plain("lead"))
    assert grounds(section) == [("page", 0), ("quotation", 1)]
    assert grounds(replace(section, blocks=())) == [("page", 0)]


def test_question_page_is_a_leaf_of_its_own() -> None:
    assert grounds(Section("a", "question", "A", (ASKED,))) == [("question", 1)]
    assert grounds(Section("a", "question", "A", (replace(ASKED, page=False),))) == [("page", 1)]


def test_facts_count_what_is_known() -> None:
    assert layout.facts(packs.every_page()) == ("August 2024", "48 people", "14 places", "9 small groups")
    assert layout.facts(replace(packs.small(), people=1, groups=(3,))) == ("1 person", "1 small group")
    assert layout.facts(packs.small()) == ()


def test_one_voice_keeps_one_colour() -> None:
    cards = tuple(ChatCard(plain("x"), Attribution("name", name)) for name in ("Ada", "Ben", "Ada", "C", "D", "E", "F"))
    pack = replace(packs.small(), sections=(Section("a", "chat", "A", (WORDS, Chat(cards))),))
    assert layout.voices(pack) == {"Ada": 0, "Ben": 1, "C": 2, "D": 3, "E": 4, "F": 0}
