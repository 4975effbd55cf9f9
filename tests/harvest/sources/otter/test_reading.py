from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.otter import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(OTTER,) = SOURCES
SIGNED = "Transcribed by https://otter.ai"
TEXT = (
    f"Ada Okafor  0:04  \nGood evening.\n\nUnknown Speaker  59:58  \nWe sat down\nand listened.\n\n"
    f"Ben  1:00:02  \nYes.\n\n{SIGNED}\n"
)


def _read(text: str, name: str = "") -> Harvest:
    export = Export(text.encode(), name)
    harvest = OTTER.read(export)
    assert_every_line_is_told(export, harvest)
    return harvest


def test_turns_are_lines_and_an_unknown_speaker_keeps_that_name() -> None:
    assert _read(TEXT, "GMT20240815-170214.txt") == Harvest(
        source="otter",
        sure=0.97,
        clock="offset",
        lines=(
            SpokenLine(Span(1, 3), 1, 4.0, None, "Ada Okafor", "Good evening."),
            SpokenLine(Span(4, 7), 2, 3598.0, None, "Unknown Speaker", "We sat down and listened."),
            SpokenLine(Span(8, 10), 3, 3602.0, None, "Ben", "Yes."),
        ),
        frame=(Span(11, 11), Span(12, 12)),
        day=date(2024, 8, 15),
        started=datetime(2024, 8, 15, 17, 2, 14, tzinfo=UTC),
    )


def test_a_time_that_is_said_begins_no_turn() -> None:
    harvest = _read(TEXT.replace("and listened.", "until quarter past  6:15  "))
    assert [line.text for line in harvest.lines][1] == "We sat down until quarter past  6:15"


def test_a_turn_without_words_is_left_out_and_keeps_its_number() -> None:
    harvest = _read(TEXT.replace("We sat down\nand listened.\n", ""))
    assert harvest.left_out == (LeftOut(Span(4, 5), Why.EMPTY),)
    assert [line.cue for line in harvest.lines if isinstance(line, SpokenLine)] == [1, 3]


def test_what_stands_before_the_first_voice_is_told() -> None:
    head = (
        "Our hour\nThu, Aug 15, 2024 6:02PM • 58:12\n\nSUMMARY KEYWORDS\nkindness, tea\n\nSPEAKERS\nAda, Ben\n\nhm\n\n"
    )
    harvest = _read(head + TEXT)
    assert harvest.unread == (Unread(Span(10, 10), "This line stands before the first voice."),)
    assert len(harvest.lines) == 3


def test_a_file_that_is_not_signed_ends_with_its_last_voice() -> None:
    harvest = _read(TEXT.replace(SIGNED, ""))
    assert (harvest.sure, harvest.lines[-1].span) == (0.7, Span(8, 12))


def test_a_guessed_encoding_is_remarked() -> None:
    assert OTTER.read(Export("Zoë  0:04  \nYes.\n".encode("cp1252"))).remarks == (
        "The file is not UTF-8; it was read as Windows-1252.",
    )


def test_it_is_found_by_its_voices_and_its_signature() -> None:
    texts = {
        "signed": TEXT,
        "signed, one voice": f"Ada  0:04  \nYes.\n\n{SIGNED}",
        "unsigned, one voice": "Ada  0:04  \nYes.\n",
        "signature alone": SIGNED,
        "three blanks": "Ada   0:04\nYes.\n\nBen   0:09\nNo.\n",
        "nothing": "",
    }
    assert {name: OTTER.sniff(Export(text.encode())) for name, text in texts.items()} == {
        "signed": 0.97,
        "signed, one voice": 0.97,
        "unsigned, one voice": 0.0,
        "signature alone": 0.0,
        "three blanks": 0.0,
        "nothing": 0.0,
    }


@given(st.lists(st.tuples(st.integers(0, 150), st.binary(max_size=4)), max_size=4))
def test_any_bytes_end_in_a_harvest_that_tells_every_line(cuts: list[tuple[int, bytes]]) -> None:
    data = TEXT.encode()
    for place, put in cuts:
        data = data[:place] + put + data[place + 2 :]
    export = Export(data)
    OTTER.sniff(export)
    assert_every_line_is_told(export, OTTER.read(export))
