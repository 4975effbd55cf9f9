"""``kindling import members``: the list comes in, and nobody is mailed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kindling.mail.models import Message
from kindling.people.models import Agreement, Person, Standing
from tests.cli.running import refused, run
from tests.people.met import person

pytestmark = pytest.mark.django_db
SAID = ("--wording", "Please invite me.", "--where", "Our old form", "--agreed-on", "2024-03-14")
USED = "Used: “name” for the name and “e-mail” for the e-mail address.\n"
FALLEN = "14 March 2024 is written down for 2 people, whose rows say nothing of the day they agreed.\n"


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path / "site"))


def kept(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(words)
    return path


def test_a_dry_run_tells_and_the_next_run_takes_in(tmp_path: Path) -> None:
    person("Ben Okafor", "ben@example.org")
    person("Lee Quit", "lee@example.org", standing=Standing.LEFT)
    path = kept(
        tmp_path,
        "name,e-mail\nBen,ben@example.org\nLee,lee@example.org\nBen Okafor,ben2@example.org\nFay,fay@example.org\n",
    )
    told = "2 people are new, 2 are known already. 1 of them has left, and stays away. "
    told += "1 has the name of somebody else: see the desk. "
    dry = run("import", "members", path, *SAID, "--dry-run")
    assert (dry.exit_code, dry.stdout, Person.objects.count()) == (0, f"{USED}{FALLEN}{told}Nothing was changed.\n", 2)
    done = run("import", "members", path, *SAID)
    assert (done.exit_code, done.stdout) == (0, f"{USED}{FALLEN}{told}No mail goes to them before a steward says so.\n")
    assert (Person.objects.count(), Message.objects.count()) == (4, 0)
    assert Agreement.objects.filter(person__name="Fay").values_list("wording", "at__date").get() == (
        "Please invite me.",
        Agreement.objects.get(person__name="Fay").at.date(),
    )
    again = run("import", "members", path, *SAID)
    assert again.stdout.startswith(f"{USED}0 people are new, 4 are known already. 1 of them has left")


def test_bad_rows_are_told_with_their_line_and_the_others_taken_in(tmp_path: Path) -> None:
    path = kept(tmp_path, "name,e-mail\nFay,fay@example.org\nNobody,\n")
    done = run("import", "members", path, *SAID)
    assert (done.exit_code, done.stderr) == (1, "members.csv, line 3, e-mail: there is no e-mail address.\n")
    fallen = FALLEN.replace("2 people, whose rows say", "1 person, whose row says")
    told = "1 person is new, 0 are known already. No mail goes to them before a steward says so.\n"
    assert done.stdout == f"{USED}{fallen}{told}"
    assert Person.objects.count() == 1


def test_a_table_without_headings_is_refused_in_words(tmp_path: Path) -> None:
    assert "has the heading “e-mail”" in refused("import", "members", kept(tmp_path, "Fay,fay@example.org\n"), *SAID)


def test_each_column_that_is_passed_over_is_named_and_the_day_of_each_row_is_kept(tmp_path: Path) -> None:
    path = kept(tmp_path, "Name,E-mail,Phone,Agreed when\nAda,ada@example.org,555,2 March 2024\n")
    for more in (("--dry-run",), ()):
        done = run("import", "members", path, *SAID, *more)
        assert done.stdout.splitlines()[:-1] == [
            "Used: “Name” for the name, “E-mail” for the e-mail address and “Agreed when” for the day they agreed.",
            "Passed over: “Phone”.",
        ]
    assert Agreement.objects.get().at.date() == datetime.date(2024, 3, 2)


def test_a_column_of_days_that_is_not_known_is_asked_about_and_nobody_taken_in(tmp_path: Path) -> None:
    path = kept(tmp_path, "E-mail,Toestemming\nada@example.org,2024-03-02\n")
    for more in (("--dry-run",), ()):
        told = refused("import", "members", path, *SAID, *more)
        assert "“Toestemming” holds days. Are these the days on which they agreed?" in told
        assert "--agreed-in “Toestemming”, or by --agreed-in none" in told
    assert Person.objects.count() == 0
    run("import", "members", path, *SAID, "--agreed-in", "none", "--dry-run")
    run("import", "members", path, *SAID, "--agreed-in", "toestemming")
    assert Agreement.objects.get().at.date() == datetime.date(2024, 3, 2)


def test_a_day_that_can_be_read_in_two_ways_is_told_until_its_order_is_said(tmp_path: Path) -> None:
    path = kept(tmp_path, "E-mail,Agreed on\nada@example.org,03/04/2024\n")
    two_ways = "“03/04/2024” can be 3 April 2024 or 4 March 2024. Write 2024-04-03 or 2024-03-04."
    done = run("import", "members", path, *SAID)
    assert (done.exit_code, done.stderr.splitlines()) == (
        1,
        [
            f"members.csv, line 2, agreed on: {two_ways}",
            "Or say once for the whole file, by --day-order, what stands first in such days.",
        ],
    )
    done = run("import", "members", path, *SAID, "--day-order", "month-first")
    assert "In days such as 03/04/2024 the month stands first, as was said.\n" in done.stdout
    assert (done.exit_code, Agreement.objects.get().at.date()) == (0, datetime.date(2024, 3, 4))
