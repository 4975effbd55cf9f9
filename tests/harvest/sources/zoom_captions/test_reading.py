"""Captions that somebody in a Zoom meeting saved."""

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.zoom_captions import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(SOURCE,) = SOURCES
CAPTIONS = "[Ada Okafor] 18:02:11\nGood evening everybody\n\n[Ben [NHS]] 18:02:15\nhello\nand welcome\n\n"


def harvest(text: str) -> Harvest:
    export = Export(text.encode())
    found = SOURCE.read(export)
    assert_every_line_is_told(export, found)
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_caption_is_a_spoken_line_on_the_wall_clock(newline: str) -> None:
    found = harvest(CAPTIONS.replace("\n", newline))
    assert found == Harvest(
        "zoom-captions",
        0.9,
        "wall",
        lines=(
            SpokenLine(Span(1, 3), 1, 64_931, None, "Ada Okafor", "Good evening everybody"),
            SpokenLine(Span(4, 7), 2, 64_935, None, "Ben [NHS]", "hello\nand welcome"),
        ),
    )


def test_captions_grow_past_midnight() -> None:
    assert [line.at for line in harvest("[A] 23:59:59\nlate\n\n[A] 0:00:01\nlater").lines] == [86_399, 86_401]


def test_caption_without_words_is_left_out_and_still_counted() -> None:
    found = harvest("[Ada] 18:00:00\n\n[Ada] 18:00:02\nhello\n")
    assert found.left_out == (LeftOut(Span(1, 2), Why.EMPTY),)
    assert [line.cue for line in found.lines if isinstance(line, SpokenLine)] == [2]


def test_words_before_the_first_caption_are_unread_and_blank_lines_are_not() -> None:
    why = "It stands before the first caption, so nobody is known to have said it."
    assert harvest("Saved\n\n" + CAPTIONS).unread == (Unread(Span(1, 2), why),)
    assert harvest("\n" + CAPTIONS).frame == (Span(1, 1),)
    assert harvest("nothing\n").unread == (Unread(Span(1, 1), why),)
    assert harvest("") == Harvest("zoom-captions", 0.0)


def test_captions_that_begin_late_are_less_sure_and_other_files_are_not_claimed() -> None:
    files = [CAPTIONS, "Saved\n" + CAPTIONS, "[Ada] says 18:00:00\n", ""]
    assert [SOURCE.sniff(Export(text.encode())) for text in files] == [0.9, 0.4, 0, 0]


def test_guessed_encoding_is_remarked() -> None:
    assert len(SOURCE.read(Export(b"[Zo\xeb] 18:00:00\nhi\n")).remarks) == 1
