"""Where in a pack somebody is named: in which piece, and how the desk is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kindling.care.leaks import Protected
from kindling.curation.leaking import leak_sentence, named_in, place_of
from kindling.pack.document import (
    Answered,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Columns,
    Pack,
    Paragraph,
    Section,
    plain,
)
from tests.curation.months import section

BEN = [Protected("Ben Okoro")]
NAMES = plain("So said Ben Okoro.")


def _pack(*sections: Section) -> Pack:
    return Pack("A title", "A series", sections=sections)


@pytest.mark.parametrize(
    ("block", "at"),
    [
        (Paragraph(NAMES), "1"),
        (Bullets((Bullet(plain("Ours"), own=True), Bullet(NAMES, own=True))), "1.1"),
        (Columns((Paragraph(plain("Left")),), (Paragraph(NAMES),)), "1.1"),
        (Chat((ChatCard(plain("Yes."), answers=Answered("Shall we?", "Ben Okoro"), contribution="c4"),)), "1.0"),
    ],
)
def test_a_name_is_found_in_its_very_piece(block: object, at: str) -> None:
    pack = _pack(section("heard", Paragraph(plain("Before.")), block))
    (found,) = named_in(pack, BEN)
    assert (found.at(pack), found.leak.where, found.words[found.leak.start : found.leak.end]) == (
        at,
        "heard",
        "Ben Okoro",
    )


def test_a_name_in_an_introduction_is_in_no_piece() -> None:
    pack = _pack(replace(section("heard", Paragraph(plain("Words."))), lead=NAMES))
    (found,) = named_in(pack, BEN)
    assert (found.at(pack), found.key, found.in_answer) == ("", "", False)
    assert leak_sentence(found) == (
        "Heard: the title or the introduction names Ben Okoro, who did not agree to it. Ask them, or change the words."
    )


def test_a_long_piece_is_told_by_its_beginning_and_others_are_counted() -> None:
    pack = _pack(section("heard", Paragraph(plain("Ben Okoro went on and on about the long way that he had come."))))
    (found,) = named_in(pack, BEN)
    assert leak_sentence(found, 3) == (
        "Heard: “Ben Okoro went on and on about the long way…” names Ben Okoro, who did not agree to it. "
        "Ask them, change the words, or hide it. 2 more pieces do too."
    )


def test_nobody_is_looked_for_where_people_agreed_to_be_named() -> None:
    assert named_in(_pack(section("acknowledgements", Paragraph(NAMES))), BEN) == ()


def test_a_piece_that_is_gone_stands_nowhere() -> None:
    assert place_of(_pack(section("heard")), "heard", Paragraph(NAMES)) == ""
