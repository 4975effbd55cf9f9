"""Transcripts pasted out of Teams, in the two ways it writes them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.teams_transcript import SOURCES
from kindling.harvest.sources.teams_transcript.cues import short_offset
from tests.harvest.accounting import assert_every_line_is_told

SOURCE = SOURCES[0]


def read(text: str) -> Harvest:
    export = Export(text.encode())
    harvest = SOURCE.read(export)
    assert_every_line_is_told(export, harvest)
    return harvest


TIMED = """\
Kindness in August

Room 4/12 (8)
Welcome to you all.
0:2:12.750 --> 0:2:15.70
Room 4/12 (8)
We begin soon,
so sit down.
0:2:15.110 --> 0:2:21.130
Hill, Ben
Thank you.
0:2:22.1 --> 0:2:23.0
a sound
0:2:24.1 --> 0:2:25.0
"""


def test_p6_stamps_above_a_room_of_many_people() -> None:
    assert read(TIMED) == Harvest(
        source="teams-transcript",
        sure=0.95,
        clock="offset",
        lines=(
            SpokenLine(Span(3, 4), 1, None, None, "Room 4/12 (8)", "Welcome to you all."),
            SpokenLine(Span(5, 8), 2, 132.75, 135.07, "Room 4/12 (8)", "We begin soon,\nso sit down."),
            SpokenLine(Span(9, 11), 3, 135.11, 141.13, "Hill, Ben", "Thank you."),
            SpokenLine(Span(12, 13), 4, 142.001, 143, "", "a sound"),
        ),
        left_out=(LeftOut(Span(14, 14), Why.EMPTY),),
        frame=(Span(1, 2), Span(15, 15)),
        title="Kindness in August",
    )


def test_p6_milliseconds_are_written_without_their_zeros() -> None:
    assert [short_offset(text) for text in ("0:2:48.70", "0:2:48.110", "1:0:0.5")] == [168.07, 168.11, 3600.005]


def test_p6_a_chat_message_above_it_is_told_and_glued_to_nobody() -> None:
    harvest = read(f"[Thursday 9:24 AM] Ada Moss\n\nHello all\n\n{TIMED[20:]}")
    reason = "a chat message above the transcript: give the chat as a file of its own"
    assert harvest.unread == (Unread(Span(1, 1), reason), Unread(Span(3, 3), "nobody is named above it"))
    assert harvest.lines[0] == SpokenLine(Span(5, 6), 1, None, None, "Room 4/12 (8)", "Welcome to you all.")


SPOKEN = """\
Kindness in August-20240815_175903-Meeting Transcript
August 15, 2024, 5:59PM
1h 2m 3s

Ada Moss started transcription

Ada Moss (WARD 4)   0:03
Hello everyone.
We begin at 6:15
soon.

And here is Ben.

Ben Hill joined the meeting

Hill, Ben   1:00:10
I left the meeting
Thank you.

Ada Moss (WARD 4)   1:00:09

Cleo Ray   1:00:30
Bye.

Ada Moss stopped transcription
"""


def test_p7_speakers_paragraphs_and_lines_of_the_platform() -> None:
    assert read(SPOKEN) == Harvest(
        source="teams-transcript",
        sure=0.95,
        clock="offset",
        lines=(
            SpokenLine(
                Span(7, 12), 1, 3, 3610, "Ada Moss (WARD 4)",
                "Hello everyone.\nWe begin at 6:15\nsoon.\nAnd here is Ben.",
            ),
            SpokenLine(Span(16, 18), 2, 3610, None, "Hill, Ben", "I left the meeting\nThank you."),
            SpokenLine(Span(22, 23), 4, 3630, 3723, "Cleo Ray", "Bye."),
        ),
        left_out=(
            LeftOut(Span(5, 5), Why.SYSTEM),
            LeftOut(Span(14, 14), Why.SYSTEM),
            LeftOut(Span(20, 20), Why.EMPTY),
            LeftOut(Span(25, 25), Why.SYSTEM),
        ),
        frame=(
            Span(1, 4), Span(6, 6), Span(13, 13), Span(15, 15), Span(19, 19), Span(21, 21), Span(24, 24), Span(26, 26),
        ),
        title="Kindness in August",
        day=date(2024, 8, 15),
        started=datetime.fromisoformat("2024-08-15 17:59"),
    )  # fmt: skip


def test_p7_older_heads_have_one_blank_before_the_clock_and_one_behind() -> None:
    harvest = read(
        "# Kindness in August-20240815_175903-Chat\n\nAda Moss 0:36 \n\nHello.\n\nWe begin at 6:15 \n\nso come.\n\n"
        "Ada Moss 0:50\n\nBen de Wit 1:10 \nHi.\n"
    )
    assert [(line.cue, line.raw_name, line.text) for line in harvest.lines if isinstance(line, SpokenLine)] == [
        (1, "Ada Moss", "Hello.\nWe begin at 6:15\nso come."),
        (3, "Ben de Wit", "Hi."),
    ]
    assert (harvest.title, harvest.started) == ("Kindness in August", datetime.fromisoformat("2024-08-15 17:59:03"))


@pytest.mark.parametrize(
    ("above", "title", "day", "started"),
    [
        ("Tea-20240815\n\nAugust 15, 2024\n", "Tea", date(2024, 8, 15), None),
        (
            "Tea-20240815_175903UTC-Meeting Recording\n",
            "Tea",
            date(2024, 8, 15),
            datetime.fromisoformat("2024-08-15 17:59:03+00:00"),
        ),
        ("15 August 2024, 18:00\nTea-20230101\n", "Tea", date(2024, 8, 15), datetime.fromisoformat("2024-08-15 18:00")),
        ("Tea-20249999\n", "Tea", None, None),
    ],
)
def test_p7_title_day_and_beginning(above: str, title: str, day: date | None, started: datetime | None) -> None:
    harvest = read(f"{above}\nAda Moss   0:03\nHello.\n")
    assert (harvest.title, harvest.day, harvest.started) == (title, day, started)


def test_p7_words_above_the_first_speaker_are_told_as_unread() -> None:
    harvest = read("Tea\n\nWe sat in the garden.\n10m\n\nAda Moss   0:03\nHello.\n")
    assert harvest.unread == tuple(Unread(Span(line, line), "nobody is named above it") for line in (3, 4))


def test_windows_1252_is_remarked() -> None:
    harvest = SOURCE.read(Export("Zoë   0:03\nHello.\n".encode("cp1252")))
    assert harvest.remarks == ("The file is not UTF-8; it was read as Windows-1252.",)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (SPOKEN, 0.95),
        (TIMED, 0.95),
        ("Ada started transcription\n\nAda   0:03\nHello.\n", 0.95),
        ("Ada   0:03\nHello.\n", 0.3),
        ("WEBVTT\n\n0:0:0.570 --> 0:0:1.130\n<v Ada>Hello</v>\n", 0.0),
        ("1\n0:0:0.570 --> 0:0:1.130\nAda\nHello\n", 0.0),
        ("0:0:0.570 --> 0:0:1.130\nHello\n", 0.0),
        ("Ada  0:03  \nHello.\n\nBen  0:05  \nHi.\n\nTranscribed by https://otter.ai\n", 0.0),
        ("[Ada] 09:24:11\nHello.\n\n[Ben] 09:24:15\nHi.\n", 0.0),
        ("We meet at 6:15\n", 0.0),
        ("Ada   99:99:99:99\n", 0.0),
        ("", 0.0),
        ("\x00\x01\x02\x03", 0.0),
    ],
)
def test_how_sure_the_source_is(text: str, sure: float) -> None:
    assert SOURCE.sniff(Export(text.encode())) == sure


PIECES = st.sampled_from([
    "0:2:12.750 --> 0:2:15.70", "Ada Moss", "Ada Moss   0:03", "Ben 1:00:10 ", "hello", "", "Ada joined the meeting",
    "August 15, 2024, 5:59PM", "1h 2m", "[Thursday 9:24 AM] Ada", "Tea-20240815_999999", "WEBVTT", "1",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=30), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_end_in_a_harvest(lines: list[str], newline: str) -> None:
    export = Export(newline.join(lines).encode("utf-8", "surrogatepass"))
    assert 0 <= SOURCE.sniff(export) <= 1
    assert_every_line_is_told(export, SOURCE.read(export))
