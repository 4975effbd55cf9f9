"""Poll reports: every question with its figures, and never a person beside an answer."""

from datetime import date

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, LeftOut, Note, NoteKind, Span, Why
from kindling.harvest.sources.zoom_polls import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(SOURCE,) = SOURCES
HEAD = (
    "Poll Report\n"
    "Report Generated:,2024-08-16 09:48:33\n"
    "Topic,Meeting ID,Actual Start Time,Actual Duration (minutes),\n"
    '"Kindness, in August",812 3456 7890,2024-08-15 18:00:11,62,\n'
    "Poll Details\n"
    "#,User Name,User Email,Submitted Date/Time,\n"
)
WHEN = '"Aug 15, 2024 18:21:14"'
ROWS = (
    f"1,Ada Okafor,ada@example.org,{WHEN},Shall we go on?,Yes,What helps you?,tea,\n"
    f"2,Ben Weber,ben@example.org,{WHEN},Shall we go on?,Yes,What helps you?,my sister Zahra,\n"
    f"3,Cleo Moreau,,{WHEN},Shall we go on?,No,What helps you?,\n"
    f"4,Ada Okafor,ada@example.org,{WHEN},How was it?,good,\n"
    f"5,Ben Weber,ben@example.org,{WHEN},How was it?,good,\n"
)
ANSWER = tuple(LeftOut(Span(line, line), Why.POLL_ANSWER) for line in range(7, 12))


def harvest(text: str | bytes) -> Harvest:
    export = Export(text.encode() if isinstance(text, str) else text)
    found = SOURCE.read(export)
    assert_every_line_is_told(export, found)
    return found


def test_ragged_rows_of_several_polls_become_questions_with_their_figures() -> None:
    assert harvest(HEAD + ROWS) == Harvest(
        "zoom-polls",
        0.95,
        notes=(
            Note(Span(7, 9), NoteKind.POLL, "Shall we go on?: Yes 2, other answers 1"),
            Note(Span(7, 9), NoteKind.POLL, "What helps you?: other answers 2"),
            Note(Span(10, 11), NoteKind.POLL, "How was it?: good 2"),
        ),
        left_out=ANSWER,
        frame=tuple(Span(line, line) for line in (*range(1, 7), 12)),
        title="Kindness, in August",
        day=date(2024, 8, 15),
    )


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ROWS,
        ROWS,
        HEAD + ROWS.replace(",", ";"),
        HEAD + ROWS.replace('"', ""),
        HEAD + "Poll Details\n" + ROWS,
        HEAD + ROWS.replace("Ada Okafor", "Okafor, Ada, Dr"),
        HEAD + f'6,Dora,dora@example.org,{WHEN},"my sister Zahra, tea",\n' + ROWS,
    ],
)
def test_nobody_who_answered_and_no_answer_of_one_person_comes_out(text: str) -> None:
    shown = repr(harvest(text))
    assert [word for word in ("Ada", "Ben", "Cleo", "Moreau", "example.org", "Zahra", "No 1") if word in shown] == []


def test_question_in_one_row_alone_is_held_back_and_counted() -> None:
    found = harvest(HEAD + f"1,Ada,ada@example.org,{WHEN},What helps you?,my sister Zahra\n")
    assert found.notes == ()
    assert found.left_out == (LeftOut(Span(7, 7), Why.POLL_ANSWER),)
    assert found.remarks == ("Questions that only one row answers, and that are therefore not told: 1.",)


def test_question_that_nobody_answered_says_so() -> None:
    row = f"1,Ada,,{WHEN},What helps you?,\n"
    assert [note.text for note in harvest(HEAD + row + row).notes] == ["What helps you?: no answers"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_report_reads_alike_in_every_encoding(newline: str, encoding: str) -> None:
    text = (HEAD + ROWS).replace("tea", "thé").replace("\n", newline)
    assert [note.text for note in harvest(text.encode(encoding)).notes] == [
        "Shall we go on?: Yes 2, other answers 1",
        "What helps you?: other answers 2",
        "How was it?: good 2",
    ]


def test_cell_over_two_lines_is_one_answer() -> None:
    row = f'1,Ada,,{WHEN},"What\nhelps?",tea\n'
    found = harvest(HEAD + row + row)
    assert [(note.span, note.text) for note in found.notes] == [(Span(7, 10), "What helps?: tea 2")]


def test_webinar_is_a_meeting_too_and_its_start_may_be_called_so() -> None:
    found = harvest("Poll Report\nTopic,Webinar ID,Start Time\nOur hour,81,08/15/2024 06:00:00 PM\n\n")
    assert (found.title, found.day, found.sure) == ("Our hour", date(2024, 8, 15), 0.5)


def test_rows_that_answer_nothing_or_stand_outside_are_unread() -> None:
    rows = "1,Ada,2024-08-15\n1,Okafor,Ada,2024-08-15,Shall we?,Yes\n"
    found = harvest("Poll Report\nsomething else,there\n#,User Name,Submitted Date/Time\n" + rows)
    assert [(entry.span, entry.why.partition(":")[0]) for entry in found.unread] == [
        (Span(2, 2), "The row stands outside the tables of the report."),
        (Span(4, 4), "The row holds no question with an answer."),
        (Span(5, 5), "The row is not built like its heading"),
    ]


def test_other_words_are_not_a_poll_report() -> None:
    assert [SOURCE.sniff(Export(text)) for text in (b"", b"we made a poll report\n", b"#,User Name\n")] == [0, 0, 0]
