from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Presence, Span, SpokenLine, Unread, Why
from kindling.harvest.sources.meet import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(MEET,) = SOURCES
ENDING = (
    "Transcription ended after 00:28:51\n\n"
    "This editable transcript was computer generated and might contain errors. People can also change the text.\n"
)
TEXT = (
    "Kindness hour - Transcript\nAug 15, 2024\n\nAttendees\nAda Okafor, Ben Moss\nCleo\n\nTranscript\n\n00:00:00\n\n"
    "Ada Okafor: Good evening.\nand welcome.\nBen Moss: Hello.\nBen Moss’s Presentation: a slide\n\n00:01:05\n\n"
    f"Cleo: \nCleo: Yes: all of us.\n\n{ENDING}"
)
MARKDOWN = (
    "# Kindness hour\n\n### Attendees\n\n- Ada Okafor\n- Ben Moss\n\n## 📖 Transcript\n\n### 00:00:00\n\n"
    f"**Ada Okafor:** Good evening\\!\n\n**Ben Moss**: Hello.\n\n"
    f"### 00:01:05\n\n**Ada Okafor:** Yes.\n\n**{ENDING[:34]}**\n"
)


def _read(text: str) -> Harvest:
    export = Export(text.encode())
    harvest = MEET.read(export)
    assert_every_line_is_told(export, harvest)
    return harvest


def test_paragraphs_are_lines_with_the_time_of_their_heading() -> None:
    harvest = _read(TEXT)
    assert harvest.lines == (
        SpokenLine(Span(12, 12), 1, 0.0, None, "Ada Okafor", "Good evening."),
        SpokenLine(Span(13, 13), 2, 0.0, None, "Ada Okafor", "and welcome."),
        SpokenLine(Span(14, 14), 3, 0.0, None, "Ben Moss", "Hello."),
        SpokenLine(Span(20, 20), 6, 65.0, None, "Cleo", "Yes: all of us."),
    )
    assert (harvest.source, harvest.clock, harvest.sure) == ("meet-transcript", "offset", 0.95)


def test_a_shared_screen_is_no_voice_and_an_empty_paragraph_says_nothing() -> None:
    assert _read(TEXT).left_out == (LeftOut(Span(15, 15), Why.SYSTEM), LeftOut(Span(19, 19), Why.EMPTY))


def test_attendees_were_there_without_times() -> None:
    assert _read(TEXT).presences == (
        Presence(Span(5, 5), "Ada Okafor"),
        Presence(Span(5, 5), "Ben Moss"),
        Presence(Span(6, 6), "Cleo"),
    )


def test_title_and_day_are_read() -> None:
    harvest = _read(TEXT)
    assert (harvest.title, harvest.day) == ("Kindness hour", date(2024, 8, 15))


def test_markdown_is_read_alike() -> None:
    harvest = _read(MARKDOWN)
    assert [(line.raw_name, line.text) for line in harvest.lines] == [
        ("Ada Okafor", "Good evening!"),
        ("Ben Moss", "Hello."),
        ("Ada Okafor", "Yes."),
    ]
    assert harvest.presences == (Presence(Span(5, 5), "Ada Okafor"), Presence(Span(6, 6), "Ben Moss"))
    assert (harvest.title, harvest.day, harvest.unread) == ("Kindness hour", None, ())


def test_notes_that_a_machine_wrote_before_the_transcript_are_told() -> None:
    harvest = _read(TEXT.replace("Attendees", "Summary\nThe group discussed tea.\n\nAttendees"))
    assert harvest.unread == (
        Unread(Span(4, 4), "This line stands before the transcript; no person said it."),
        Unread(Span(5, 5), "This line stands before the transcript; no person said it."),
    )


def test_a_transcript_without_a_title_has_none() -> None:
    for opening in ("00:00:00\n\n", "Transcript\n\n00:00:00\n", "Aug 15, 2024\n00:00:00\n"):
        assert _read(f"{opening}Ada: yes\nBen: no\n").title == ""


def test_a_list_of_no_names_is_kept_as_it_is() -> None:
    assert _read("Our hour\nAttendees\n,\n00:00:00\nAda: yes\n").presences == (Presence(Span(3, 3), ","),)


def test_a_guessed_encoding_is_remarked() -> None:
    assert MEET.read(Export("00:00:00\nZoë: yes\n".encode("cp1252"))).remarks == (
        "The file is not UTF-8; it was read as Windows-1252.",
    )


def test_it_is_found_by_what_only_meet_writes() -> None:
    texts = {
        "whole": TEXT,
        "markdown without its end": MARKDOWN.replace("Transcription ended", "It ended"),
        "two headings": "00:00:00\nAda: yes\n00:01:00\nBen: no\n",
        "one heading": "00:00:00\n\nAda: yes\n",
        "times without voices": "00:00:00\nwords\n00:01:00\nwords\n",
        "ending alone": ENDING,
        "nothing": "",
    }
    assert {name: MEET.sniff(Export(text.encode())) for name, text in texts.items()} == {
        "whole": 0.95,
        "markdown without its end": 0.8,
        "two headings": 0.6,
        "one heading": 0.3,
        "times without voices": 0.0,
        "ending alone": 0.0,
        "nothing": 0.0,
    }


@given(st.sampled_from([TEXT, MARKDOWN]), st.lists(st.tuples(st.integers(0, 300), st.binary(max_size=4)), max_size=4))
def test_any_bytes_end_in_a_harvest_that_tells_every_line(text: str, cuts: list[tuple[int, bytes]]) -> None:
    data = text.encode()
    for place, put in cuts:
        data = data[:place] + put + data[place + 2 :]
    export = Export(data)
    MEET.sniff(export)
    assert_every_line_is_told(export, MEET.read(export))
