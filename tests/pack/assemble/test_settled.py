"""What humans settled of an hour, said otherwise or put aside before a draft is made of it."""

from __future__ import annotations

import pytest

from kindling.harvest.hour import Place
from kindling.harvest.merge import merge
from kindling.pack.assemble import Settled
from kindling.pack.assemble.settled import Instead, said_otherwise, settled_hour
from tests.factories.exports import file, zoom_chat


@pytest.mark.parametrize(
    ("instead", "text"),
    [
        ((), "Ask Joy and Wilf"),
        (((4, 7, "[a nurse]"),), "Ask [a nurse] and Wilf"),
        (((12, 16, "[b]"), (4, 7, "[a]")), "Ask [a] and [b]"),
        (((0, 7, "[x]"), (4, 9, "[y]")), "Ask [y]nd Wilf"),
        (((4, 99, "[x]"),), "Ask Joy and Wilf"),
    ],
)
def test_a_stretch_is_said_otherwise_and_of_two_that_overlap_one_is(instead: Instead, text: str) -> None:
    assert said_otherwise("Ask Joy and Wilf", instead) == text


def test_lines_and_notes_are_changed_by_their_places_and_a_note_put_aside_is_gone() -> None:
    chat = file("chat.txt", zoom_chat(("18:00:00", "Joy", "My number is 1"), ("18:01:00", "Wilf", "Mine too")))
    notes = file("notes.md", "# Group 1\n\n- One.\n- Two.\n- Three.\n")
    settled = Settled(
        instead={Place("chat.txt", 1): ((13, 14, "[phone]"),)},
        notes_instead={Place("notes.md", 3): ((0, 5, "[three]"),)},
        notes_left_out=frozenset({Place("notes.md", 2)}),
    )
    hour = settled_hour(merge([chat, notes]), settled)
    assert [line.line.text for line in hour.lines] == ["My number is [phone]", "Mine too"]
    assert [note.text for note in hour.notes] == ["One.", "[three]."]
