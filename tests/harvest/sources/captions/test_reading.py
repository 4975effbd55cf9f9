from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.captions import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

BY_ID = {source.id: source for source in SOURCES}


def _read(text: str, source: str, name: str = "") -> Harvest:
    export = Export(text.encode(), name)
    harvest = BY_ID[source].read(export)
    assert harvest.source == source
    assert_every_line_is_told(export, harvest)
    return harvest


def _voiced(harvest: Harvest) -> list[tuple[int, str, str]]:
    return [(line.cue, line.raw_name, line.text) for line in harvest.lines if isinstance(line, SpokenLine)]


ZOOM = (
    "WEBVTT\r\n\r\n1\r\n00:05:49.620 --> 00:05:50.760\r\nAda Okafor: Good evening, all.\r\n\r\n"
    "2\r\n00:05:51.000 --> 00:05:54.000\r\nand a warm welcome.\r\n\r\n"
    "3\r\n00:05:55.000 --> 00:05:56.500\r\nBen Moss | Hub: Thank you.\r\n\r\n"
)


def test_zoom_cues_are_lines_with_place_time_and_voice() -> None:
    assert _read(ZOOM, "zoom-transcript", "GMT20240815-170214_Recording.transcript.vtt") == Harvest(
        source="zoom-transcript",
        sure=0.95,
        clock="offset",
        lines=(
            SpokenLine(Span(3, 5), 1, 349.62, 350.76, "Ada Okafor", "Good evening, all."),
            SpokenLine(Span(7, 9), 2, 351.0, 354.0, "Ada Okafor", "and a warm welcome."),
            SpokenLine(Span(11, 13), 3, 355.0, 356.5, "Ben Moss | Hub", "Thank you."),
        ),
        frame=(Span(1, 1), Span(2, 2), Span(6, 6), Span(10, 10), Span(14, 15)),
        day=date(2024, 8, 15),
        started=datetime(2024, 8, 15, 17, 2, 14, tzinfo=UTC),
    )


def test_a_wrapped_zoom_payload_is_joined_with_a_blank() -> None:
    text = ZOOM.replace("Good evening, all.", "Good\r\nevening, all.")
    assert _voiced(_read(text, "zoom-transcript"))[0] == (1, "Ada Okafor", "Good evening, all.")


def test_a_cue_that_cannot_be_read_keeps_its_number_and_is_told() -> None:
    harvest = _read(ZOOM.replace("00:05:51.000 -->", "00:05:5x -->"), "zoom-transcript")
    assert [cue for cue, _, _ in _voiced(harvest)] == [1, 3]
    assert harvest.unread == (Unread(Span(7, 9), "The times of this cue cannot be read."),)


def test_an_empty_cue_keeps_its_number_and_is_left_out() -> None:
    harvest = _read(ZOOM.replace("and a warm welcome.\r\n", ""), "zoom-transcript")
    assert [cue for cue, _, _ in _voiced(harvest)] == [1, 3]
    assert harvest.left_out == (LeftOut(Span(7, 8), Why.EMPTY),)


def test_a_name_that_says_nothing_is_left_out() -> None:
    harvest = _read(ZOOM.replace("Thank you.", ""), "zoom-transcript")
    assert harvest.left_out == (LeftOut(Span(11, 13), Why.EMPTY),)


def test_words_outside_any_cue_are_told() -> None:
    harvest = _read(ZOOM + "(the sound was lost here)\r\n", "zoom-transcript")
    assert harvest.unread == (Unread(Span(15, 15), "These lines stand outside any cue."),)


def test_notes_styles_and_regions_are_frame() -> None:
    harvest = _read(f"{ZOOM}NOTE by hand\r\n\r\nSTYLE\r\n::cue {{ }}\r\n\r\nREGION\r\nid:a\r\n\r\n \r\n", "webvtt")
    assert (len(harvest.lines), harvest.unread) == (3, ())


def test_teams_voices_are_lines_and_two_in_one_cue_share_its_number() -> None:
    text = (
        "WEBVTT\n\n0:0:0.0 --> 0:0:0.570\n<v Moss, Ben (EXT)>Are we\non?</v>\n\n"
        "0:0:0.210 --> 0:0:1.130\n<v Ada>We are.</v><v Cleo>Yes &amp; no.\n\n0:0:2.0 --> 0:0:3.0\ngo on\n"
    )
    assert _voiced(_read(text, "teams-captions")) == [
        (1, "Moss, Ben (EXT)", "Are we on?"),
        (2, "Ada", "We are."),
        (2, "Cleo", "Yes & no."),
        (3, "Cleo", "go on"),
    ]


def test_teams_ids_are_not_said() -> None:
    text = "WEBVTT\n\n1c2d3e4f-0000-4a4b-8c8d-0123456789ab/32-0\n00:00:10.087 --> 00:00:13.130\n<v Ada>yes</v>\n"
    assert _read(text, "teams-captions").lines == (SpokenLine(Span(3, 5), 1, 10.087, 13.13, "Ada", "yes"),)


YOUTUBE = (
    "WEBVTT\nKind: captions\nLanguage: en\n\n"
    "00:00:01.000 --> 00:00:03.000 align:start position:0%\n \nwe<00:00:01.400><c> sat</c>\n\n"
    "00:00:03.000 --> 00:00:03.010 align:start position:0%\nwe sat\n \n\n"
    "00:00:03.010 --> 00:00:05.000 align:start position:0%\nwe sat\nand<00:00:04.000><c> listened</c>\n\n"
    "00:00:05.000 --> 00:00:05.010 align:start position:0%\nand listened\n \n\n"
    "00:00:09.000 --> 00:00:10.000 align:start position:0%\nand listened\n\n"
)


def test_rolling_captions_are_said_once() -> None:
    harvest = _read(YOUTUBE, "youtube-captions")
    assert _voiced(harvest) == [(1, "", "we sat"), (3, "", "and listened"), (5, "", "and listened")]
    assert harvest.left_out == (LeftOut(Span(9, 11), Why.ROLLING), LeftOut(Span(17, 19), Why.ROLLING))


def test_an_empty_caption_did_not_roll() -> None:
    harvest = _read(YOUTUBE + "00:00:11.000 --> 00:00:12.000\n\n", "youtube-captions")
    assert harvest.left_out[-1] == LeftOut(Span(24, 24), Why.EMPTY)


def test_plain_captions_name_who_their_tags_or_words_name() -> None:
    assert _voiced(_read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.slow Ada>yes\n", "webvtt")) == [(1, "Ada", "yes")]
    assert _voiced(_read("WEBVTT\n\n00:01.000 --> 00:02.000\nAda: yes\n", "webvtt")) == [(1, "Ada", "yes")]


def test_a_guessed_encoding_is_remarked() -> None:
    harvest = BY_ID["webvtt"].read(Export("WEBVTT\n\n00:01.000 --> 00:02.000\nZoë\n".encode("cp1252")))
    assert _voiced(harvest) == [(1, "", "Zoë")]
    assert harvest.remarks == ("The file is not UTF-8; it was read as Windows-1252.",)


def test_every_newline_a_file_may_have_is_read() -> None:
    for newline in ("\n", "\r", "\r\n", "\r\r\n"):
        assert _voiced(_read(ZOOM.replace("\r\n", newline), "zoom-transcript"))[2] == (
            3,
            "Ben Moss | Hub",
            "Thank you.",
        )


@given(st.sampled_from([ZOOM, YOUTUBE]), st.lists(st.tuples(st.integers(0, 700), st.binary(max_size=4)), max_size=4))
def test_any_bytes_end_in_a_harvest_that_tells_every_line(text: str, cuts: list[tuple[int, bytes]]) -> None:
    data = text.encode()
    for place, put in cuts:
        data = data[:place] + put + data[place + 2 :]
    for source in SOURCES:
        export = Export(data)
        source.sniff(export)
        assert_every_line_is_told(export, source.read(export))
