"""Small rules of Teams' attendance, other people's reports, and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Span, Unread
from kindling.harvest.sources.teams_attendance import SOURCES
from kindling.harvest.sources.teams_attendance.durations import minutes_of
from kindling.harvest.sources.teams_attendance.words import Column, column_of, is_guest, joined
from tests.harvest.accounting import assert_every_line_is_told

SOURCE = SOURCES[0]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h 42m", 102), ("2\u00a0h 44\u00a0m", 164), ("59s", 59 / 60), ("1h 2m 3s", 62.05), ("1 Std. 2 Min.", 62),
        ("2 uur 5 min", 125), ("01:42:30", 102.5), ("1 d 1 h", 1500), ("", None), ("soon", None), ("3 parsecs", None),
        ("12", None), ("1:30", None),
    ],
)  # fmt: skip
def test_durations(text: str, minutes: float | None) -> None:
    assert minutes_of(text) == minutes


def test_headings_in_any_letters_and_with_their_zone() -> None:
    assert column_of(" FIRST join (UTC) ") == Column.JOIN
    assert column_of("Participant ID (UPN)") == Column.LOGIN
    assert column_of("Heure d’arrivée") == Column.JOIN
    assert column_of("Name (Original Name)") is None


def test_words_of_actions_and_guests() -> None:
    assert (joined("Entrou"), joined("Left"), joined("Danced")) == (True, False, None)
    assert (is_guest("Ada (Convidada)"), is_guest("Ada (MLCSU)")) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\nAda,,8/15/2024 6:00,8/15/2024 7:00,6",
        "Name,Join Time,Leave Time\nAda,1,2\n",
        "Pre-assign Room Name,Email Address\nroom1,ada@example.org\n",
        "1. Summary\nWe met.\n2. Participants\nAda\n",
        "Ada Moss\nhello\n",
        "",
        "\x00\x01\x02\x03",
    ],
)
def test_what_is_not_from_teams_is_not_claimed(text: str) -> None:
    assert SOURCE.sniff(Export(text.encode())) == 0


def test_a_file_without_any_table_is_told_as_unread() -> None:
    harvest = SOURCE.read(Export(b"hello\n\nyou\n"))
    reason = "a part of the report that is not known"
    assert harvest.unread == (Unread(Span(1, 1), reason), Unread(Span(3, 3), reason))


PIECES = st.sampled_from([
    "1. Summary", "2. Participants", "3. In-Meeting Activities", "4. More", "Full Name\tUser Action\tTimestamp",
    "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tx\tRole",
    "Ada\tJoined\t8/15/2024, 6:00:00 PM", "Ada\tLeft\t8/15/2024, 7:00:00 PM", "Ada\tLeft\t99/99/9999", "\tx", "",
    "\t\t", "Ada\t8/15/2024, 6:00:00 PM\t\t1h\t\t", "a\tb\tc\td\te\tf\tg\th\ti", '"', "Meeting title\tTea",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=30), st.sampled_from(["utf-8", "utf-16", "utf-16-be"]))
def test_any_rows_end_in_a_harvest(lines: list[str], encoding: str) -> None:
    export = Export("\n".join(lines).encode(encoding, "surrogatepass"))
    assert 0 <= SOURCE.sniff(export) <= 1
    assert_every_line_is_told(export, SOURCE.read(export))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_harvest(data: bytes) -> None:
    export = Export(data)
    assert 0 <= SOURCE.sniff(export) <= 1
    assert_every_line_is_told(export, SOURCE.read(export))
