"""The check of every source's accounts would notice a line that nobody tells of."""

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Harvest, LeftOut, Span, Unread, Why
from tests.harvest.accounting import assert_every_line_is_told

EXPORT = Export(b"head\nhello\nsecret\r\nnoise\n")
LINE = ChatLine(Span(2, 2), 0, "Ada", "hello")
TOLD = Harvest(
    "x",
    1,
    lines=(LINE,),
    left_out=(LeftOut(Span(3, 3), Why.PRIVATE),),
    unread=(Unread(Span(4, 4), "no words"),),
    frame=(Span(1, 1),),
)


def test_file_told_in_full_passes() -> None:
    assert_every_line_is_told(EXPORT, TOLD)


def test_missing_line_is_noticed() -> None:
    with pytest.raises(AssertionError):
        assert_every_line_is_told(EXPORT, Harvest("x", 1, lines=(LINE,), frame=(Span(1, 1),)))


@pytest.mark.parametrize("span", [Span(0, 4), Span(1, 7), Span(3, 2)])
def test_span_outside_the_file_or_backwards_is_noticed(span: Span) -> None:
    with pytest.raises(AssertionError):
        assert_every_line_is_told(EXPORT, Harvest("x", 1, frame=(Span(1, 4), span)))


def test_spans_of_a_deck_count_its_slides() -> None:
    assert_every_line_is_told(Export(b"PK\x03\x04"), Harvest("x", 1, frame=(Span(1, 3),)), units=3)
    with pytest.raises(AssertionError):
        assert_every_line_is_told(Export(b"PK\x03\x04"), Harvest("x", 1, frame=(Span(1, 2),)), units=3)
