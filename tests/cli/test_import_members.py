"""``kindling import members``: the list comes in, and nobody is mailed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kindling.mail.models import Message
from kindling.people.models import Agreement, Person, Standing
from tests.cli.running import refused, run
from tests.people.met import person

pytestmark = pytest.mark.django_db
SAID = ("--wording", "Please invite me.", "--where", "Our old form", "--agreed-on", "2024-03-14")


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
    assert (dry.exit_code, dry.stdout, Person.objects.count()) == (0, f"{told}Nothing was changed.\n", 2)
    done = run("import", "members", path, *SAID)
    assert (done.exit_code, done.stdout) == (0, f"{told}No mail goes to them before a steward says so.\n")
    assert (Person.objects.count(), Message.objects.count()) == (4, 0)
    assert Agreement.objects.filter(person__name="Fay").values_list("wording", "at__date").get() == (
        "Please invite me.",
        Agreement.objects.get(person__name="Fay").at.date(),
    )
    again = run("import", "members", path, *SAID)
    assert again.stdout.startswith("0 people are new, 4 are known already. 1 of them has left")


def test_bad_rows_are_told_with_their_line_and_the_others_taken_in(tmp_path: Path) -> None:
    path = kept(tmp_path, "name,e-mail\nFay,fay@example.org\nNobody,\n")
    done = run("import", "members", path, *SAID)
    assert (done.exit_code, done.stderr) == (1, "members.csv, line 3, e-mail: there is no e-mail address.\n")
    assert done.stdout == "1 person is new, 0 are known already. No mail goes to them before a steward says so.\n"
    assert Person.objects.count() == 1


def test_a_table_without_headings_is_refused_in_words(tmp_path: Path) -> None:
    assert "has the heading “e-mail”" in refused("import", "members", kept(tmp_path, "Fay,fay@example.org\n"), *SAID)
