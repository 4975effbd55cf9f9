"""Where messages begin and end: newlines of every kind, and lines that only look like a head."""

import pytest

from tests.harvest.sources.zoom_chat.room import harvest, told


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ("one\ntwo", "one\ntwo"),
        ("one\rtwo", "one\rtwo"),
        ("one\n\n\ttwo", "one\n\n\ttwo"),
        ("one\u2028two\u0085three", "one\u2028two\u0085three"),
        ("one\r\n\r\ntwo", "one\n\ntwo"),
        ("one\r\r\n\r\ntwo", "one\n\ntwo"),
        ("one\n00:00:30\tBen:\ttwo", "one\n00:00:30\tBen:\ttwo"),
        ("one\r00:01:30\tBen:\ttwo", "one\r00:01:30\tBen:\ttwo"),
    ],
)
def test_in_a_file_of_crlf_everything_else_stays_inside_the_message(inner: str, kept: str) -> None:
    text = f"00:01:00\tAda:\t{inner}\r\n00:02:00\tBen:\tyes\r\n"
    assert told(text) == [(60, "Ada", kept), (120, "Ben", "yes")]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("\tone\n\ttwo\n", "one\ntwo"),
        ("\tone\n\t\n\ttwo\n", "one\n\ntwo"),
        ("\tone\n\n\ttwo\n", "one\n\ntwo"),
        ("\tone\n\t\tif indented:\n", "one\n\tif indented:"),
        ("\tone\ntwo\n", "one\ntwo"),
        ("\t00:00:30 From Ben to Everyone:\n\ttwo\n", "00:00:30 From Ben to Everyone:\ntwo"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r\r\n"])
def test_one_tab_before_each_line_of_a_saved_message_belongs_to_the_format(body: str, kept: str, newline: str) -> None:
    text = f"00:01:00 From Ada to Everyone:\n{body}00:02:00 From Ben to Everyone:\n\tyes\n".replace("\n", newline)
    assert told(text) == [(60, "Ada", kept), (120, "Ben", "yes")]


def test_bare_cr_inside_a_saved_message_with_tabs_stays_inside() -> None:
    text = "00:01:00 From Ada to Everyone:\r\n\tone\r\ttwo\r\n00:02:00 From Ben to Everyone:\r\n\tyes\r\n"
    assert told(text) == [(60, "Ada", "one\rtwo"), (120, "Ben", "yes")]


def test_later_lines_without_tabs_are_raw() -> None:
    assert told("00:01:00\t From Ada : one\n\ttwo\n\n three\n00:02:00\t From Ben : yes\n") == [
        (60, "Ada", "one\n\ttwo\n\n three"),
        (120, "Ben", "yes"),
    ]


def test_file_of_old_newlines_alone_is_read() -> None:
    assert told("00:01:00\t From Ada : one\r00:02:00\t From Ben : two\r") == [(60, "Ada", "one"), (120, "Ben", "two")]


def chat(*lines: str, newline: str = "\n") -> str:
    return "".join(f"00:{line}{newline}" for line in lines)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_log_pasted_into_a_message_stays_in_it_where_its_clock_falls_back(newline: str) -> None:
    text = chat("10:00\tAda:\tsee:", "02:00\tBen:\told", "02:30\tCleo:\tolder", "11:00\tBen:\tthanks", newline=newline)
    assert [(at, name) for at, name, _ in told(text)] == [(600, "Ada"), (660, "Ben")]


def test_line_from_the_future_by_somebody_unknown_is_no_head() -> None:
    text = chat("10:00\tAda:\tsee:", "59:00\tNobody:\tfake", "10:30\tAda:\tand:", "11:00\tAda:\tdone")
    assert told(text)[0] == (600, "Ada", "see:\n00:59:00\tNobody:\tfake")
    assert len(told(text)) == 3


def test_two_messages_that_arrive_in_the_wrong_order_are_both_read() -> None:
    text = chat("10:00\tAda:\tone", "10:03\tBen:\ttwo", "10:02\tAda:\tthree", "10:04\tBen:\tfour", "10:05\tAda:\tfive")
    assert [words for _, _, words in told(text)] == ["one", "two", "three", "four", "five"]


def test_private_head_is_believed_whatever_its_clock_says() -> None:
    text = "00:10:00\t From Ada : one\n00:05:00\t From Ben to Ada(Privately) : psst\n00:11:00\t From Ada : two\n"
    found = harvest(text)
    assert [line.text for line in found.lines] == ["one", "two"]
    assert found.private == 1


def test_two_meetings_in_one_file_are_both_read() -> None:
    late = chat(*(f"{minute}:00\tAda:\tlate" for minute in range(30, 50)))
    early = chat(*(f"{minute}:00\tBen:\tearly" for minute in range(10, 30)))
    assert len(told(late + early)) == 40
    assert len(told(chat("59:00\tAda:\talone") + early)) == 21


def test_short_chats_one_behind_the_other_are_no_pastes() -> None:
    assert len(told(20 * chat("10:00\tAda:\tone", "11:00\tBen:\ttwo"))) == 40


def test_line_like_no_head_of_this_file_stays_in_the_message() -> None:
    text = chat("10:00\tAda:\tthe plan:", "20:00 welcome: Ben opens", "21:00\tTea", "30:00\tBen:\tfine")
    assert told(text)[0][2] == "the plan:\n00:20:00 welcome: Ben opens\n00:21:00\tTea"


def test_spans_count_lines_as_an_editor_does() -> None:
    found = harvest("00:01:00\tAda:\tone\ntwo\rthree\r\n00:02:00\tBen:\tyes\r\n")
    assert [(line.span.first, line.span.last) for line in found.lines] == [(1, 3), (4, 4)]
