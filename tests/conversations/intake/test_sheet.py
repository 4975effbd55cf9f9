"""A table of months: what its rows tell, and where they are wrong."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.conversations.facts import (
    CreditFacts,
    PresentationFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
)
from kindling.conversations.intake.columns import COLUMNS
from kindling.conversations.intake.sheet import NoTable, read_sheet
from kindling.conversations.intake.told import Anew, ArchiveTold, MonthTold, Problem


def told(*rows: tuple[str, ...]) -> ArchiveTold:
    return read_sheet(enumerate(rows, 1))


def fields(heading: str, cell: str) -> object:
    """What one cell tells, or its problem."""
    found = told(("month", heading), ("2024-08", cell))
    return dict(found.months[0].fields) if found.months else str(found.problems[0])


def test_headings_stand_in_any_order_and_case_below_a_title() -> None:
    found = told(
        ("Our conversations", "", ""),
        ("", "", ""),
        ("Speaker", "TITLE ", "\ufeffMonth"),
        ("Wilf Adeyemi", "Small repairs", "Aug 2024"),
        ("", "", ""),
        ("", "", "Sept 2024"),
    )
    credits_ = (CreditFacts(name="Wilf Adeyemi"),)
    assert found == ArchiveTold(
        (
            MonthTold(4, "2024-08", {"title": "Small repairs", "credits:speaker": credits_}),
            MonthTold(6, "2024-09", {}),
        ),
        (),
        rows=2,
    )


def test_a_table_without_months_is_refused_and_shows_the_way() -> None:
    for rows in ((), (("title",), ("Small repairs",))):
        with pytest.raises(NoTable, match="--example"):
            told(*rows)


def test_a_heading_that_is_mistyped_is_told_with_what_was_meant() -> None:
    found = told(("month", "speekers", "Title", "title", ""), ("2024-08", "Wilf", "One", "Two"))
    assert [str(one) for one in found.problems] == [
        "line 1, speekers: no column is called that; it is passed over. Did you mean “speakers”?",
        "line 1, title: there is another column of title; this one is passed over.",
    ]
    assert found.months == (MonthTold(2, "2024-08", {"title": "One"}),)


def test_each_bad_row_is_told_and_good_ones_stay() -> None:
    found = told(
        ("month", "day", "format", "people"),
        ("2024-08", "15", "panel", "48"),
        ("Augst", "", "", ""),
        ("", "", "panel", ""),
        ("2024-08", "", "", ""),
        ("2024-09", "15 August 2024", "spaeker", "many"),
        ("2024-10", "first", "", ""),
        ("2024-11", "", "", "", "an idea, unquoted"),
    )
    assert [one.month for one in found.months] == ["2024-08"]
    assert found.rows == 7
    assert [str(one) for one in found.problems] == [
        "line 3, month: “Augst” is no month. Write 2024-08 or August 2024.",
        "line 4, month: the month is missing. Write 2024-08 or August 2024.",
        "line 5, month: 2024-08 stands in line 2 already.",
        "line 6, day: 15 August 2024 is not in 2024-09.",
        "line 6, format: “spaeker” is no format. Did you mean “speaker”?",
        "line 6, people: “many” is no number of people. Give 48, or 80+ where at least 80 came.",
        "line 7, day: “first” is no day. Write 15, 2024-08-15 or 15 August 2024.",
        "line 8: there are more cells than headings. A cell that holds the separator needs quotes.",
    ]


@pytest.mark.parametrize(
    ("month", "day", "told_"),
    [
        ("2024-08", "15", datetime.date(2024, 8, 15)),
        ("", "15 August 2024", datetime.date(2024, 8, 15)),
        ("Aug 2024", "15/08/2024", datetime.date(2024, 8, 15)),
        ("Aug 2024", "-", None),
    ],
)
def test_a_day_is_a_number_or_a_date(month: str, day: str, told_: datetime.date | None) -> None:
    found = told(("month", "date"), (month, day))
    assert found.months == (MonthTold(2, "2024-08", {"day": told_}),)


def _credit(name: str, described: str = "") -> CreditFacts:
    return CreditFacts(name=name, role="host", described=described)


@pytest.mark.parametrize(
    ("heading", "cell", "meant"),
    [
        ("title", " Small\n repairs ", {"title": "Small repairs"}),
        ("summary", "One.\n\nTwo.", {"summary": "One.\n\nTwo."}),
        ("format", "Check in", {"format": "check-in"}),
        ("attendance", "48", {"people": 48, "people_or_more": False}),
        ("people", "about 48 people", {"people": 48, "people_or_more": False}),
        ("people", "80+", {"people": 80, "people_or_more": True}),
        ("people", "More than 80", {"people": 80, "people_or_more": True}),
        ("newcomers", "7", {"newcomers": 7}),
        ("pack", "Yes", {"pack_elsewhere": True}),
        ("pack", "no", {"pack_elsewhere": False, "pack_url": ""}),
        ("pack", "https://a.example/p.pdf", {"pack_elsewhere": True, "pack_url": "https://a.example/p.pdf"}),
        ("themes", "Teams; Listening;Teams;", {"themes": ("Teams", "Listening")}),
        ("themes", "-; Teams", {"themes": Anew(("Teams",))}),
        ("themes", " ; ", {}),
        (
            "host",
            "Ada Brennan (midwife; Cork)",
            "line 2, hosts: “Ada Brennan (midwife” opens a bracket that does not close. A ; parts two people.",
        ),
        (
            "hosts",
            "Ada Brennan (midwife, Cork)\nTomás Reyes",
            {"credits:host": (_credit("Ada Brennan", "midwife, Cork"), _credit("Tomás Reyes"))},
        ),
        (
            "questions",
            "Who came back? (Niamh); Why (and when)",
            {"questions": (QuestionFacts("Who came back?", "Niamh"), QuestionFacts("Why (and when)"))},
        ),
        (
            "video",
            "The hour: https://v.example/1; https://v.example/2; yes; A third",
            {
                "recordings": (
                    RecordingFacts("The hour", "https://v.example/1"),
                    RecordingFacts(url="https://v.example/2"),
                    RecordingFacts(),
                    RecordingFacts("A third"),
                )
            },
        ),
        (
            "slides",
            "Doors https://s.example/1",
            {"presentations": (PresentationFacts("Doors", url="https://s.example/1"),)},
        ),
        (
            "resources",
            "A Book of Doors, by N. Osei https://b.example/1; https://b.example/2",
            {
                "resources": (
                    ResourceFacts("A Book of Doors", "N. Osei", "https://b.example/1"),
                    ResourceFacts("https://b.example/2", url="https://b.example/2"),
                )
            },
        ),
    ],
)
def test_a_cell_tells(heading: str, cell: str, meant: object) -> None:
    assert fields(heading, cell) == meant


@pytest.mark.parametrize(
    ("heading", "cell", "why"),
    [
        ("title", "a" * 301, "line 2, title: has 301 characters; 300 is the most."),
        ("format", "pudding", "“pudding” is no format. Give one of speaker, panel, showcase, check-in, open."),
        ("newcomers", "some", "“some” is no number of people."),
        ("pack", "ftp://a.example", "neither yes nor no"),
        ("recordings", "www.v.example/1", "no address that begins with https:// or http://"),
        ("recordings", "ftp://v.example/1", "no address that begins with https:// or http://"),
        ("recordings", "javascript:alert(1)", "no address that begins with https:// or http://"),
        ("recordings", "JavaScript:alert(1)", "no address that begins with https:// or http://"),
        ("resources", "data:text/html,x", "no address that begins with https:// or http://"),
        ("recordings", "https://v.example/1 (the hour)", "goes on behind its address"),
        ("recordings", "https://v.example/" + "a" * 500, "should have at most 500 characters"),
        ("speakers", "a" * 201, "should have at most 200 characters"),
        ("themes", "a" * 101, "too long for a theme"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(heading: str, cell: str, why: str) -> None:
    assert why in str(fields(heading, cell))


def test_a_dash_clears_a_cell_and_an_empty_one_leaves_it() -> None:
    found = told(
        ("month", "title", "people", "newcomers", "hosts", "recordings", "pack", "themes"),
        ("2024-08", "-", "-", "-", "-", "-", "-", "-"),
        ("2024-09", "", "", "", "", "", "", ""),
    )
    assert [dict(one.fields) for one in found.months] == [
        {
            "title": "",
            "people": None,
            "people_or_more": False,
            "newcomers": None,
            "credits:host": (),
            "recordings": (),
            "pack_elsewhere": False,
            "pack_url": "",
            "themes": (),
        },
        {},
    ]


def test_a_problem_without_a_place_is_its_sentence() -> None:
    assert str(Problem(0, "", "Nothing fits.")) == "Nothing fits."


@given(st.lists(st.lists(st.text(max_size=30), max_size=20), max_size=6))
def test_any_table_is_read_row_by_row(rows: list[list[str]]) -> None:
    head = ("month", *(column.name for column in COLUMNS))
    found = told(head, *map(tuple, rows))
    bad = {one.line for one in found.problems}
    assert found.rows == sum(any(cell.strip() for cell in row) for row in rows)
    assert len(found.months) + len(bad) == found.rows
