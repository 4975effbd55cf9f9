import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest import cues
from kindling.harvest.cues import Block, Cue, as_cue, blocks
from kindling.harvest.records import Span
from kindling.kernel.errors import KindlingError


def _cues(lines: list[str]) -> list[Cue]:
    found = [as_cue(block, number) for number, block in enumerate(blocks(lines))]
    return [cue for cue in found if cue]


def test_a_block_knows_its_lines() -> None:
    assert list(blocks(["WEBVTT", "", "", "1", "0:01.0 --> 0:02.0", "Yes", ""])) == [
        Block(1, ("WEBVTT",)),
        Block(4, ("1", "0:01.0 --> 0:02.0", "Yes")),
    ]


def test_a_cue_follows_its_header_or_another_cue_without_an_empty_line() -> None:
    lines = ["WEBVTT", "0:01.0 --> 0:02.0", "One", "0:02.0 --> 0:03.0", "0:03.0 --> 0:04.0", "Three"]
    assert [block.first for block in blocks(lines)] == [1, 2, 4, 5]


def test_the_number_of_the_next_cue_is_not_said() -> None:
    lines = ["WEBVTT", "", "1", "0:01.0 --> 0:02.0", "We were", "2", "0:02.0 --> 0:03.0", "of us"]
    assert [block.lines[-1] for block in blocks(lines)] == ["WEBVTT", "We were", "of us"]


def test_a_figure_that_is_said_stays() -> None:
    lines = ["WEBVTT", "", "1", "0:01.0 --> 0:02.0", "1400", "0:02.0 --> 0:03.0", "of us"]
    assert [block.lines[-1] for block in blocks(lines)] == ["WEBVTT", "1400", "of us"]


def test_an_arrow_that_is_said_stays_in_its_cue() -> None:
    cue = as_cue(Block(3, ("1", "0:01.0 --> 0:02.0", "before", "grief --> care")), 1)
    assert len(list(blocks(["", "", "1", "0:01.0 --> 0:02.0", "before", "grief --> care"]))) == 1
    assert cue == Cue(1, Span(3, 6), 1.0, 2.0, ("before", "grief --> care"))


def test_times_of_every_length_are_read() -> None:
    times = ["0:0:0.570 --> 0:0:1.130", "00:01.500 --> 00:02.500", "01:00:00.000 --> 100:00:00.000 align:start"]
    found = [as_cue(Block(1, (line,)), 1) for line in times]
    assert [(cue.at, cue.until) for cue in found if cue] == [(0.57, 1.13), (1.5, 2.5), (3600.0, 360000.0)]


def test_an_end_before_the_begin_tells_nothing() -> None:
    assert as_cue(Block(1, ("0:05.0 --> 0:04.0",)), 1) == Cue(1, Span(1, 1), 5.0, None, ())


def test_times_that_make_no_sense_are_none() -> None:
    for line in ("0:0x.0 --> 0:02.0", "0:01.0 -->", "--> 0:02.0"):
        assert as_cue(Block(1, (line, "text")), 1) == Cue(1, Span(1, 2), None, None, ("text",))


def test_lines_without_an_arrow_are_no_cue() -> None:
    assert as_cue(Block(1, ("one", "two", "three")), 1) is None


def test_more_cues_than_any_hour_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cues, "MOST", 2)
    with pytest.raises(KindlingError, match="more than 2 captions"):
        cues.sort_cues(["0:01.0 --> 0:02.0", ""] * 3, lambda block: block.first == 0)


_LINE = st.sampled_from(["", "1", "2", "word", "NOTE x", "0:01.000 --> 0:02.000", "00:00:03.0 --> 00:00:04.0", " "])


@given(st.lists(_LINE, max_size=30))
def test_the_same_cues_are_found_as_by_webvtt_py(tail: list[str]) -> None:
    lines = ["WEBVTT", "", *tail]
    theirs = webvtt.from_string("\n".join(lines))
    assert [(cue.at, cue.until) for cue in _cues(lines)] == [
        (caption.start_in_seconds, caption.end_in_seconds) for caption in theirs.captions
    ]
