"""Attendance reports of Zoom, every variant seen."""

from datetime import datetime

import pytest

from kindling.harvest.export import Export
from kindling.harvest.records import Harvest, Presence, Span
from kindling.harvest.sources.zoom_attendance import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(SOURCE,) = SOURCES

BLOCK = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\r\n"
    '812 3456 7890,"Kindness, at work",08/05/2024 05:58:00 PM,08/05/2024 07:04:10 PM,ada@example.org,67,3,\r\n\r\n'
)
TABLE = (
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\r\n"
    "Ada Okafor (A. Okafor),ada@example.org,08/05/2024 05:58:00 PM,08/05/2024 07:04:10 PM,67\r\n"
    "Ben Weber,,08/05/2024 06:01:30 PM,08/05/2024 06:10:00 PM,9\r\n"
)
ADA = (
    "Ada Okafor (A. Okafor)",
    "ada@example.org",
    datetime.fromisoformat("2024-08-05T17:58:00"),
    datetime.fromisoformat("2024-08-05T19:04:10"),
    67.0,
)
BEN = (
    "Ben Weber",
    "",
    datetime.fromisoformat("2024-08-05T18:01:30"),
    datetime.fromisoformat("2024-08-05T18:10:00"),
    9.0,
)


def harvest(text: str | bytes) -> Harvest:
    export = Export(text if isinstance(text, bytes) else text.encode())
    found = SOURCE.read(export)
    assert_every_line_is_told(export, found)
    return found


def people(found: Harvest) -> list[tuple[str, str, datetime | None, datetime | None, float | None]]:
    return [(row.raw_name, row.email, row.joined, row.left, row.minutes) for row in found.presences]


def why(found: Harvest) -> list[tuple[int, str]]:
    return [(entry.span.first, entry.why.name) for entry in found.left_out]


@pytest.mark.parametrize(
    "data",
    [
        (BLOCK + TABLE).encode(),
        (BLOCK + TABLE).encode("utf-8-sig"),
        (BLOCK + TABLE).encode("utf-16"),
        (BLOCK + TABLE).replace("\r\n", "\n").encode(),
        (BLOCK.replace("\r\n\r\n", "\r\n,,,,,,,\r\n") + TABLE.replace("\r\n", ",,,\r\n")).encode(),
        (BLOCK + TABLE).replace('"', "").replace("s, at", "s at").replace(",", ";").encode(),
        (BLOCK + TABLE).replace(",", "\t").encode(),
        TABLE.encode(),
    ],
    ids=["as it is", "with a mark", "UTF-16", "LF", "blank cells", "semicolons", "tabs", "without the block"],
)
def test_report_with_its_block_or_without_and_saved_again_tells_the_same_people(data: bytes) -> None:
    assert SOURCE.sniff(Export(data)) == 0.95
    assert people(harvest(data)) == [ADA, BEN]


def test_block_gives_the_title_and_the_day() -> None:
    found = harvest(BLOCK + TABLE)
    assert (found.title, str(found.day), found.remarks) == ("Kindness, at work", "2024-08-05", ())
    assert str(harvest(TABLE).day) == "2024-08-05"


def test_row_is_a_connection_with_its_line() -> None:
    assert harvest(TABLE).presences[1] == Presence(Span(3, 3), BEN[0], joined=BEN[2], left=BEN[3], minutes=9.0)


@pytest.mark.parametrize(
    ("join", "leave"),
    [
        ("05/08/2024 17:58", "05/08/2024 19:04"),
        ("5/8/24 17:58", "5/8/24 19:04"),
    ],
)
def test_day_first_of_spreadsheets_is_known_by_a_figure_above_twelve(join: str, leave: str) -> None:
    table = f"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\nAda,,{join},{leave},67\n"
    assert str(harvest(table).day) == "2024-05-08"
    assert str(harvest(table + "Ben,,13/08/2024 18:00,13/08/2024 18:10,10\n").day) == "2024-08-05"


def test_extra_columns_are_read_by_their_names() -> None:
    found = harvest(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),"
        "Guest,Recording Consent,In Waiting Room\n"
        "Ada,a@example.org,08/05/2024 06:00:00 PM,08/05/2024 06:30:00 PM,30,No,Y,No\n"
        "Ben,,08/05/2024 05:59:00 PM,08/05/2024 06:00:00 PM,1,Yes,,Yes\n"
        "Ben,,08/05/2024 06:00:00 PM,08/05/2024 06:30:00 PM,30,Yes,Y,No\n"
    )
    assert [(row.raw_name, row.guest) for row in found.presences] == [("Ada", False), ("Ben", True)]
    assert why(found) == [(3, "WAITING_ROOM")]


def test_newer_spelling_in_small_letters_is_the_same() -> None:
    found = harvest(
        "Topic,ID,Host,Duration (minutes),Start time,End time,Participants\n"
        "Kindness,812 3456 7890,Ada,67,08/05/2024 05:58:00 PM,08/05/2024 07:04:10 PM,1\n\n"
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response\n"
        "Ada Okafor (A. Okafor),ada@example.org,08/05/2024 05:58:00 PM,08/05/2024 07:04:10 PM,67,No,OK\n"
    )
    assert (people(found), found.title) == ([ADA], "Kindness")


@pytest.mark.parametrize(
    "header",
    [
        "Name (Original Name),User Email,Total Duration (Minutes),Guest",
        "Name (original name),Email,Total duration (minutes),Guest",
        "Name,User Email,Total Duration (Minutes),Guest",
    ],
)
def test_unique_users_have_minutes_and_no_times(header: str) -> None:
    text = f"{header}\nAda,ada@example.org,116,No\nBen,,1,Yes\n"
    found = harvest(text)
    assert people(found) == [("Ada", "ada@example.org", None, None, 116.0), ("Ben", "", None, None, 1.0)]
    assert found.remarks == ("The report tells how long each person stayed, not when.",)
    assert SOURCE.sniff(Export(text.encode())) > 0.5


def test_active_hosts_repeat_the_meeting_on_every_row_and_name_columns_twice() -> None:
    found = harvest(
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),In Waiting Room,\n"
        "846 1389 0849,Kindness,08/15/2024 18:00:00,08/15/2024 19:00:00,host@example.org,60,2,"
        "Ada,ada@example.org,08/15/2024 18:00:00,08/15/2024 19:00:00,60,No,\n"
        "846 1389 0849,Kindness,08/15/2024 18:00:00,08/15/2024 19:00:00,host@example.org,60,2,"
        "Ben,,08/15/2024 18:30:00,08/15/2024 19:00:00,30,No,\n"
        ",,,,,,,,,,,,,\n"
        "846 1389 0850,Tea,08/16/2024 18:00:00,08/16/2024 19:00:00,host@example.org,60,1,"
        "Cleo,cleo@example.org,08/16/2024 18:00:00,08/16/2024 18:10:00,10,No,\n"
    )
    assert [(row.raw_name, row.email, row.minutes) for row in found.presences] == [
        ("Ada", "ada@example.org", 60.0),
        ("Ben", "", 30.0),
        ("Cleo", "cleo@example.org", 10.0),
    ]
    assert (found.title, str(found.day)) == ("Kindness", "2024-08-15")
    assert found.remarks == ("The report covers 2 meetings; everybody of all of them is listed.",)


WEBINAR = (
    "Attendee Report\n"
    'Report Generated:,"Aug 16, 2024 09:00:00"\n'
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants\n"
    'Kindness,912 3456 7890,"Aug 15, 2024 17:55:19",65,3\n'
    "Host Details,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,"
    "Time in Session (minutes),Is Guest,Country/Region Name\n"
    'Yes,Ada Okafor,ada@example.org,"Aug 15, 2024 17:55:19","Aug 15, 2024 19:00:00",65,No,United Kingdom\n'
    "Panelist Details,\n"
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,"
    "Time in Session (minutes),Is Guest,Country/Region Name\n"
    'Yes,Ben Weber,ben@example.org,"Aug 15, 2024 17:58:00","Aug 15, 2024 19:00:00",62,Yes,Germany\n'
    "Attendee Details,\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,"
    "Join Time,Leave Time,"
    "Time in Session (minutes),Is Guest,Organization,City,Country/Region Name\n"
    'Yes,Cle\x00o,Cleo,Moreau,cleo@example.org,"Aug 1, 2024 10:00:00",approved,"Aug 15, 2024 18:00:00",'
    '"Aug 15, 2024 18:30:00",30,Yes,St Anna,Lyon,France\n'
    'No,Dora Lind,Dora,Lind,dora@example.org,"Aug 2, 2024 10:00:00",approved,--,--,--,--,,,\n'
    "Other Attended,\n"
    "User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name\n"
    '442071234567,"Aug 15, 2024 18:00:00","Aug 15, 2024 18:30:00",30,United Kingdom\n'
)


def test_webinar_lists_hosts_panelists_and_attendees_and_leaves_out_who_did_not_come() -> None:
    found = harvest(WEBINAR)
    assert [(row.raw_name, row.role, row.minutes, row.organisation, row.place) for row in found.presences] == [
        ("Ada Okafor", "host", 65.0, "", "United Kingdom"),
        ("Ben Weber", "panelist", 62.0, "", "Germany"),
        ("Cleo", "attendee", 30.0, "St Anna", "Lyon, France"),
        ("442071234567", "attendee", 30.0, "", "United Kingdom"),
    ]
    assert why(found) == [(14, "ABSENT")]
    assert "Dora" not in repr(found)
    assert (found.title, str(found.day), found.unread) == ("Kindness", "2024-08-15", ())


def test_registered_name_stands_in_where_the_display_name_is_missing() -> None:
    found = harvest(
        "User Name (Original Name),First Name,Last Name,Email,Time in Session (minutes)\n,Cleo,Moreau,c@example.org,5\n"
    )
    assert [row.raw_name for row in found.presences] == ["Cleo Moreau"]


def test_rows_that_cannot_be_read_are_told_with_their_lines() -> None:
    found = harvest("Made by me\n" + TABLE + ",nobody@example.org,,,5\nCleo\n")
    assert [(one.span.first, one.why) for one in found.unread] == [
        (1, "The row stands outside every table of the report."),
        (5, "The row names nobody."),
        (6, "The row tells neither when the person came nor for how long."),
    ]
    assert "nobody@example.org" not in repr(found)


def test_time_that_cannot_be_read_is_remarked() -> None:
    found = harvest('Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\nAda,,soon,later,"7,5"\n')
    assert people(found) == [("Ada", "", None, None, 7.5)]
    assert found.remarks == ("Rows with a time that could not be read: 1.",)


def test_block_without_a_meeting_gives_no_title() -> None:
    found = harvest("sep=,\nMeeting ID,Topic,Start Time\n,,,x\n" + TABLE)
    assert (found.title, len(found.presences), found.unread) == ("", 2, ())


def test_guessed_encoding_is_remarked() -> None:
    assert harvest(TABLE.replace("Ben", "Zoë").encode("cp1252")).remarks == (
        "The file is not UTF-8; it was read as Windows-1252.",
    )


@pytest.mark.parametrize(
    "text", ["", "Name,Email\nAda,a@example.org\n", "Full Name\tUser Action\tTimestamp\n", "hello"]
)
def test_other_tables_are_not_claimed(text: str) -> None:
    assert SOURCE.sniff(Export(text.encode())) == 0
