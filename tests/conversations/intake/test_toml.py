"""An archive as TOML, any part of it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from kindling.conversations.facts import BoilerplateFacts, CreditFacts, SisterFacts
from kindling.conversations.intake.told import ArchiveTold, MonthTold
from kindling.conversations.intake.toml import BadToml, looks_like_toml, read_toml

ARCHIVE = """
[community]
contact_email = "hello@kettle.example.org"
welcome = "Anybody who bakes."
role_question = "What do you bake?"
role_examples = "rye, buns"
[[community.sisters]]
name = "The Teapot"
[[community.boilerplate]]
since = "2020-07"

[series]
rhythm = "Every third Thursday"

[[people]]
name = "Wilf Adeyemi"
role = "Porter"

[[conversations]]
month = "August 2024"
title = "Small repairs"
[[conversations.credits]]
name = "Wilf Adeyemi"

[[conversations]]
month = "2024-09"
themes = []
"""


def test_only_what_is_written_is_told() -> None:
    assert read_toml(ARCHIVE.replace("\n", "\r\n")) == ArchiveTold(
        months=(
            MonthTold(19, "2024-08", {"title": "Small repairs", "credits": (CreditFacts("Wilf Adeyemi"),)}),
            MonthTold(25, "2024-09", {"themes": ()}),
        ),
        problems=(),
        rows=2,
        community={
            "contact_email": "hello@kettle.example.org",
            "welcome": "Anybody who bakes.",
            "role_question": "What do you bake?",
            "role_examples": "rye, buns",
            "sisters": (SisterFacts("The Teapot"),),
            "boilerplate": (BoilerplateFacts("2020-07"),),
        },
        series={"rhythm": "Every third Thursday"},
        people=({"name": "Wilf Adeyemi", "role": "Porter"},),
    )


def test_the_demonstration_is_written_this_way() -> None:
    text = (files("kindling.cli.demo") / "archive.toml").read_text("utf-8")
    found = read_toml(text)
    assert looks_like_toml(text)
    assert (found.problems, found.rows) == ((), len(found.months))
    assert found.rows > 12


def _problems(text: str) -> list[str]:
    return [str(one) for one in read_toml(text).problems]


def test_each_bad_table_is_told_with_its_line_and_the_others_stay() -> None:
    text = """
comunity = 3
series = 4
people = 5

[[conversations]]
month = "Augst"

[[conversations]]
month = "2024-08"
titel = "Small repairs"
people = "many"

[[conversations]]
month = "2024-09"
[[conversations.recordings]]
url = "ftp://v.example"
lenght = 3

[[conversations]]
month = "2024-10"

[[conversations]]
month = "October 2024"

[[conversations]]
title = "When?"
"""
    assert _problems(text) == [
        "comunity: nothing is called that; it is passed over. Did you mean “community”?",
        "line 6, month: write the month as 2024-08 or August 2024.",
        "line 9, people: input should be a valid integer, unable to parse string as an integer.",
        "line 9, titel: nothing is called that. Did you mean “title”?",
        "line 14, recordings.0.url: an address begins with https:// or http://.",
        "line 14, recordings.0.lenght: nothing is called that.",
        "line 23, month: 2024-10 stands in line 20 already.",
        "line 26, month: write the month as 2024-08 or August 2024.",
        "series: has to be one table, [series].",
        "people: has to be tables, each under [[people]].",
    ]
    assert [one.month for one in read_toml(text).months] == ["2024-10"]


def test_a_community_or_a_person_that_is_wrong_is_told() -> None:
    assert _problems('[community]\nname = ""\n[[people]]\nrole = "Porter"\n') == [
        "community.name: string should have at least 1 character.",
        "line 3, name: field required.",
    ]
    assert read_toml("[community]\nname = 3\n").community is None


def test_months_written_as_one_line_have_no_line_of_their_own() -> None:
    found = read_toml('conversations = [{ month = "2024-08" }, { month = "x" }]')
    assert (found.months[0].line, str(found.problems[0])) == (0, "month: write the month as 2024-08 or August 2024.")


def test_what_cannot_be_parsed_says_where() -> None:
    with pytest.raises(BadToml, match="at line 2"):
        read_toml("[community]\nname = The Kettle\n")


@pytest.mark.parametrize("text", ["month,title\n2024-08,Small repairs\n", "", "[people in the room],title\n"])
def test_a_table_is_no_toml(text: str) -> None:
    assert not looks_like_toml(text) or text.startswith("[people")
