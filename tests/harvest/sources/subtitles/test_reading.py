from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.subtitles import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

SRT_SOURCE, SBV_SOURCE = SOURCES
SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\nAda Okafor: Good\r\n<i>evening.</i>\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000\r\nBen: Hello.\r\n\r\n"
)
SBV = "0:00:00.378,0:00:11.378\nWe sat down[br]and listened\n\n0:00:17.484,0:00:16.543\nand went on\nfor a while"


def test_srt_cues_are_lines() -> None:
    export = Export(SRT.encode())
    assert SRT_SOURCE.read(export) == Harvest(
        source="srt",
        sure=0.95,
        clock="offset",
        lines=(
            SpokenLine(Span(1, 4), 1, 1.0, 2.5, "Ada Okafor", "Good evening."),
            SpokenLine(Span(6, 8), 2, 3.0, 4.0, "Ben", "Hello."),
        ),
        frame=(Span(5, 5), Span(9, 10)),
    )


def test_sbv_cues_are_lines_and_an_end_before_the_begin_tells_nothing() -> None:
    export = Export(SBV.encode())
    assert SBV_SOURCE.read(export) == Harvest(
        source="sbv",
        sure=0.9,
        clock="offset",
        lines=(
            SpokenLine(Span(1, 2), 1, 0.378, 11.378, "", "We sat down and listened"),
            SpokenLine(Span(4, 6), 2, 17.484, None, "", "and went on for a while"),
        ),
        frame=(Span(3, 3),),
    )


def test_a_voice_tag_in_an_srt_is_a_voice() -> None:
    export = Export(b"1\n00:00:01,000 --> 00:00:02,500\n<v Ada>yes</v>\n")
    assert SRT_SOURCE.read(export).lines == (SpokenLine(Span(1, 3), 1, 1.0, 2.5, "Ada", "yes"),)


def test_what_has_no_times_is_told_and_an_empty_cue_is_left_out() -> None:
    export = Export(f"{SRT}3\r\n00:00:05,000 --> 00:00:06,000\r\n\r\nsubtitled by nobody\r\n".encode())
    harvest = SRT_SOURCE.read(export)
    assert harvest.left_out == (LeftOut(Span(10, 11), Why.EMPTY),)
    assert harvest.unread == (Unread(Span(13, 13), "These lines stand outside any cue."),)


def test_the_two_are_told_apart_and_from_anything_else() -> None:
    texts = {
        "srt": SRT,
        "srt with points": SRT.replace(",000", ".000").replace(",500", ".500"),
        "sbv": f"\n{SBV}",
        "webvtt": f"WEBVTT\n\n{SRT}",
        "figures": "1,2\n3,4\n",
        "pasted transcript": "0:2:12.750 --> 0:2:15.800\nRoom\nyes\n",
        "nonsense": "1:99999999:1,2:1\n",
        "nothing": "",
    }
    sure = {
        name: (SRT_SOURCE.sniff(Export(t.encode())), SBV_SOURCE.sniff(Export(t.encode()))) for name, t in texts.items()
    }
    assert sure == {
        "srt": (0.95, 0.0),
        "srt with points": (0.6, 0.0),
        "sbv": (0.0, 0.9),
        "webvtt": (0.0, 0.0),
        "figures": (0.0, 0.0),
        "pasted transcript": (0.0, 0.0),
        "nonsense": (0.0, 0.0),
        "nothing": (0.0, 0.0),
    }


@given(st.sampled_from([SRT, SBV]), st.lists(st.tuples(st.integers(0, 150), st.binary(max_size=4)), max_size=4))
def test_any_bytes_end_in_a_harvest_that_tells_every_line(text: str, cuts: list[tuple[int, bytes]]) -> None:
    data = text.encode()
    for place, put in cuts:
        data = data[:place] + put + data[place + 2 :]
    for source in SOURCES:
        export = Export(data)
        source.sniff(export)
        assert_every_line_is_told(export, source.read(export))
