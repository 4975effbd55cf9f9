"""Nothing runs off a slide, however long: it goes on, on a next one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from kindling.pack.document import (
    Attribution,
    Block,
    Bullet,
    Bullets,
    Callout,
    Chat,
    ChatCard,
    Columns,
    Credit,
    Credits,
    Heading,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Priorities,
    Priority,
    Profile,
    Profiles,
    Question,
    Quotation,
    Reaction,
    Recording,
    Reflection,
    Reflections,
    Resource,
    Resources,
    Section,
    Spot,
    Spread,
    Voice,
    World,
    plain,
)
from kindling.renderers.slides import render
from tests.factories import packs
from tests.renderers.slides.structure import faults, opened, shown_text, titles

MANY = " ".join(f"word{number}" for number in range(700))
WHO = Attribution("name", "Ada Brennan")
LONG: dict[str, Block] = {
    "paragraph": Paragraph(plain(MANY)),
    "heading": Heading(plain(MANY)),
    "bullets": Bullets((Bullet(plain(MANY)), Bullet(plain("short"), children=(Bullet(plain(MANY)),)))),
    "callout": Callout(plain(MANY), "Title", plain("Somebody, 2022")),
    "quotation": Quotation(plain(MANY), WHO, large=True),
    "question": Question(plain(MANY), WHO),
    "question page": Question(plain(MANY), WHO, page=True),
    "recording": Recording(plain(MANY), "https://video.example.org/"),
    "columns": Columns((Paragraph(plain(MANY)),), (Paragraph(plain("short")),)),
    "spread": Spread((Voice(WHO, (Quotation(plain(MANY)),)), Voice(WHO, points=(plain(MANY), plain("short"))))),
    "one voice": Spread((Voice(WHO, (Quotation(plain(MANY)),), (plain("short"),)),)),
    "chat": Chat((ChatCard(plain(MANY), WHO, "AB", "18:49", tuple(Reaction("👍", n) for n in range(1, 30))),)),
    "points": Points((Point((plain(MANY),), WHO), Point((plain("short"),), WHO))),
    "one point": Points((Point((plain(MANY),), WHO),)),
    "reflections": Reflections((Reflection(plain(MANY), WHO), Reflection(plain("short"), wording="verbatim"))),
    "resources": Resources((Resource("Title", "https://example.org/", plain(MANY), MANY),)),
    "priorities": Priorities((Priority("Title", plain(MANY), 1),)),
    "credits": Credits((Credit("Ada Brennan", MANY), Credit(MANY))),
    "profile": Profiles((Profile("Ada Brennan", about=(plain(MANY),)),)),
    "photo": Profiles((Profile("Ada", photo=Picture("gone", "A portrait", plain(MANY), "Drawn")),)),
    "caption": Pictures((Picture("gone", "A ward", plain(MANY)),)),
    "world": World(plain(MANY), tuple(Spot(f"Place {n}", n / 3 - 60, n - 90) for n in range(200))),
    "one wide place": World(plain("From afar."), (Spot("Place " * 40, 10, 10), Spot("Elsewhere", 12, 12))),
}


def pack_of(block: Block) -> Pack:
    small = replace(packs.every_page().media[0], id="gone", data=b"no picture")
    return Pack("T", "S", sections=(Section("one", "other", "One", (block,)),), media=(small,))


@pytest.mark.parametrize("block", LONG.values(), ids=LONG)
def test_long_words_go_on_whole_and_stay_inside(block: Block) -> None:
    made = render(pack_of(block)).data
    assert faults(made) == []
    shown = Counter(re.findall(r"word\d+", "".join(shown_text(opened(made)).split()) + "."))
    told = Counter(re.findall(r"word\d+", "".join(repr(block).split()) + "."))
    assert shown == told


def test_slides_that_go_on_say_so() -> None:
    made = titles(opened(render(pack_of(Paragraph(plain(MANY)))).data))
    assert made == [
        "T",
        "Contents",
        "One",
        "One (continued)",
        "One (continued 2)",
        "One (continued 3)",
        "One (continued 4)",
    ]


def test_heading_never_stands_alone_at_the_foot() -> None:
    filler = tuple(Paragraph(plain("A line.")) for _ in range(9))
    section = Section("one", "other", "One", (*filler, Heading(plain("Next")), Paragraph(plain("words " * 150))))
    deck = opened(render(Pack("T", "S", sections=(section,))).data)
    bodies = [slide.placeholders[1].text_frame.text.split("\n") for slide in list(deck.slides)[2:]]
    assert [body[-1] for body in bodies if body[-1] == "Next"] == []
    assert bodies[1][0] == "Next"


def test_words_lead_to_voices_on_slides_of_their_own_where_they_are_long() -> None:
    spread = Spread((Voice(WHO, points=(plain("One point."),)),))
    section = Section("one", "heard", "One", (Paragraph(plain("words " * 120)), spread))
    deck = opened(render(Pack("T", "S", sections=(section,))).data)
    assert [slide.slide_layout.name for slide in deck.slides][2:] == ["Section", "Two voices, continued"]


def test_question_page_parts_what_stands_before_and_after() -> None:
    blocks = (Paragraph(plain("Before.")), Question(plain("Why?"), page=True), Paragraph(plain("After.")))
    deck = opened(render(Pack("T", "S", sections=(Section("one", "other", "One", blocks),))).data)
    assert [slide.slide_layout.name for slide in deck.slides][2:] == ["Section", "Question", "Section, continued"]


def test_names_too_long_for_the_cover_are_told_on_a_slide_after_it() -> None:
    long = " ".join(f"name{number}" for number in range(300))
    made = render(Pack(long, "S", long, long, closing=(long, "Bye."))).data
    deck = opened(made)
    assert faults(made) == []
    assert "name299" in shown_text(deck)


@pytest.mark.parametrize("role", ["other", "chat", "heard"])
def test_title_too_long_for_its_place_is_told_in_full(role: str) -> None:
    long = " ".join(f"title{number}" for number in range(400))
    blocks: tuple[Block, ...] = (Paragraph(plain("Words.")),)
    if role == "heard":
        blocks = (Spread((Voice(WHO, points=(plain("One point."),)),)),)
    made = render(Pack("T", "S", sections=(Section("one", role, long, blocks, listed=False),))).data  # type: ignore[arg-type]
    assert faults(made) == []
    assert "title399" in shown_text(opened(made))
