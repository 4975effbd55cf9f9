"""Every family of heads, local and of the recording, in each language seen."""

import pytest

from kindling.harvest.export import Export
from tests.harvest.sources.zoom_chat.room import SOURCE, harvest, told, why

SIX = 18 * 3600.0

SHAPES = {
    "A0": "18:00:00\t From Ada Okafor : good evening\n",
    "A0 with wide recipient": "18:00:00\t From  Ada Okafor  to  Everyone : good evening\n",
    "A1": "18:00:00\t From  Ada Okafor : good evening\r\n",
    "A2 everyone": "18:00:00\t From  Ada Okafor  to  Everyone : good evening\r\n",
    "A2 panelists": "18:00:00\t From  Ada Okafor  to  All panelists : good evening\r\n",
    "A2 Panelists": "18:00:00\t From  Ada Okafor  to  All Panelists : good evening\r\n",
    "A broken after the colon": "18:00:00\t From Ada Okafor :\n\tgood evening\n",
    "B0": "18:00:00 From Ada Okafor to Everyone : good evening\n",
    "B0 wide": "18:00:00 From  Ada Okafor  to  Everyone : good evening\n",
    "B0 capital": "18:00:00 From Ada Okafor To Everyone : good evening\n",
    "B0 tight": "18:00:00 From Ada Okafor to Everyone: good evening\n",
    "B1": "18:00:00 From Ada Okafor to Everyone:\n\tgood evening\n",
    "B1 CRLF": "18:00:00 From Ada Okafor to Everyone:\r\n\tgood evening\r\n",
    "B1 CR CR LF": "18:00:00 From Ada Okafor to Everyone:\r\r\n\tgood evening\r\n",
    "B1 capital": "18:00:00 From Ada Okafor To Everyone:\n\tgood evening\n",
    "B2": "18:00:00 From  Ada Okafor  to  Everyone:\n\tgood evening\n",
    "C": "18:00:00\tAda Okafor:\tgood evening\r\n",
    "no newline at the end": "18:00:00\tAda Okafor:\tgood evening",
    "hour of one figure": "6:00:00 PM From Ada Okafor to Everyone:\n\tgood evening\n",
    "dated": "2024-08-15 18:00:00 From Ada Okafor to Everyone:\n\tgood evening\n",
    "Spanish": "18:00:00 De Ada Okafor a Todos:\r\n\tgood evening\r\n",
    "Spanish, wide": "18:00:00\t De  Ada Okafor  a  Todos : good evening\r\n",
    "German": "18:00:00\t Von  Ada Okafor  an  Alle : good evening\r\n",
    "German B": "18:00:00 Von Ada Okafor an Alle:\r\n\tgood evening\r\n",
    "Japanese, old": "18:00:00\t 開始  Ada Okafor  終了  皆様 : good evening\r\n",
    "Japanese, new": "18:00:00 開始 Ada Okafor に 全員 :\r\n\tgood evening\r\n",
    "Korean": "18:00:00 발신자 Ada Okafor 수신자 모두에게:\r\n\tgood evening\r\n",
    "Chinese, traditional": "18:00:00  Ada Okafor 對 所有人:\r\n\tgood evening\r\n",
    "Chinese, simplified": "18:00:00  Ada Okafor 对 所有人:\r\n\tgood evening\r\n",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_every_shape_gives_the_clock_the_name_and_the_words(text: str) -> None:
    assert told(text) == [(SIX, "Ada Okafor", "good evening")]
    assert harvest(text).sure == 0.95


def test_one_file_may_mix_shapes() -> None:
    assert told("".join(SHAPES[shape] for shape in ("A0", "B1", "A2 everyone", "C"))) == 4 * [
        (SIX, "Ada Okafor", "good evening")
    ]


def test_chat_of_the_recording_counts_from_its_beginning_and_a_saved_one_from_midnight() -> None:
    assert [harvest(SHAPES[shape]).clock for shape in ("A0", "A1", "B1", "C")] == ["wall", "wall", "wall", "offset"]


def test_colon_in_a_name_is_a_part_of_it() -> None:
    assert told("00:01:00\tNorth: Ada Okafor:\thello\r\n") == [(60, "North: Ada Okafor", "hello")]
    assert told("00:01:00 From North: Ada Okafor to Everyone:\n\thello\n") == [(60, "North: Ada Okafor", "hello")]
    assert told("00:01:00 From North : Ada to Everyone:\n\thello\n") == [(60, "North : Ada", "hello")]
    assert told("00:01:00\t From  North : Ada  to  Everyone : hello\n") == [(60, "North : Ada", "hello")]


def test_to_inside_a_name_is_a_part_of_it_before_a_public_recipient() -> None:
    assert told("00:01:00 From Road to Rest to Everyone:\n\thello\n") == [(60, "Road to Rest", "hello")]


def test_name_with_to_inside_is_known_once_it_wrote_to_everyone() -> None:
    first = "00:01:00\t From  Road to Rest  to  Everyone : hello\n"
    second = "00:02:00\t From  Road to Rest : me again\n"
    assert told(first + second) == [(60, "Road to Rest", "hello"), (120, "Road to Rest", "me again")]
    assert why(second) == ["PRIVATE"]


def test_words_that_hold_to_and_a_colon_are_no_recipient() -> None:
    assert told("00:01:00\t From Ada : things to build trust : listen\n") == [
        (60, "Ada", "things to build trust : listen")
    ]


def test_trailing_blank_of_a_device_stays_in_its_raw_name() -> None:
    assert told("00:01:00\tCleo’s iPhone :\thello\r\n") == [(60, "Cleo’s iPhone ", "hello")]


def test_clock_grows_past_midnight_in_a_saved_chat() -> None:
    lines = ["23:56:00 From Ada to Everyone:\n\tlate\n", "00:01:00 From Ben to Everyone:\n\tlater\n"]
    assert told("".join(lines)) == [(86_160, "Ada", "late"), (86_460, "Ben", "later")]


def test_words_before_the_first_head_are_unread_and_blank_lines_there_are_not() -> None:
    head = "18:00:00 From Ada to Everyone:\n\thello\n"
    assert [(one.span.first, one.span.last) for one in harvest("Saved by me\n\n" + head).unread] == [(1, 2)]
    assert harvest("\n\n" + head).unread == ()


def test_line_that_heads_a_message_in_an_unknown_language_is_unread_with_its_words() -> None:
    hello, bye = "18:00:00 From Ada to Everyone:\n\thello\n", "18:02:00 From Ada to Everyone:\n\tbye\n"
    found = harvest(hello + "18:01:00 Fra Ben til Cleo:\n\tsecret\n" + bye)
    assert [line.text for line in found.lines] == ["hello", "bye"]
    assert [(one.span.first, one.span.last) for one in found.unread] == [(3, 4)]
    assert "secret" not in repr(found)


def test_what_is_no_chat_is_not_claimed() -> None:
    for text in ("", "hello", "10:00:00 we begin\n10:05:00 we end\n", "00:00:01.000 --> 00:00:02.000\nHi\n"):
        assert SOURCE.sniff(Export(text.encode())) == 0


def test_file_without_a_message_is_unread_from_end_to_end() -> None:
    assert [one.span.last for one in harvest("nothing\nhere\n").unread] == [2]
    assert harvest("").unread == ()


def test_chat_that_begins_late_in_a_file_is_less_sure() -> None:
    line = "18:00:00\t From Ada : hello\n"
    assert [harvest("Notes\n" + times * line).sure for times in (1, 3)] == [0.3, 0.7]


def test_file_name_of_a_recording_dates_it() -> None:
    found = harvest(SHAPES["C"], "GMT20240815-170214_RecordingnewChat.txt")
    assert (str(found.day), str(found.started)) == ("2024-08-15", "2024-08-15 17:02:14+00:00")
    assert str(harvest(SHAPES["dated"]).day) == "2024-08-15"
    assert harvest(SHAPES["B1"]).day is None


def test_guessed_encoding_is_remarked() -> None:
    found = SOURCE.read(Export(b"18:00:00\t From Zo\xeb : hello\n"))
    assert ([line.raw_name for line in found.lines], len(found.remarks)) == (["Zoë"], 1)
