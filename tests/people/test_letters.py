from __future__ import annotations

import datetime

import pytest

from kindling.mail.kinds import kind_of
from kindling.mail.letters import Facts
from kindling.people.coming import Coming, register_coming
from kindling.people.letters.joining import welcome_letter
from kindling.people.letters.kinds import KINDS

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 12, 17, 18, tzinfo=datetime.UTC)
MEETING = Coming(AT, AT + datetime.timedelta(hours=1), "Europe/London", "Small repairs")


@pytest.fixture
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.people.coming._told", [lambda _: None])


def _facts(zone: str) -> list[tuple[tuple[str, str], ...]]:
    letter = welcome_letter("Ben", zone, (), "https://talks.example.org/me/x/", "")
    return [one.rows for one in letter.blocks if isinstance(one, Facts)]


@pytest.mark.usefixtures("_told")
def test_the_welcome_tells_the_next_conversation_in_the_readers_time_and_in_ours() -> None:
    assert _facts("Africa/Lagos") == []
    register_coming(lambda _: MEETING)
    about, ours = ("About", "Small repairs"), ("In London", "Thursday 17 December, 18:00 to 19:00")
    lagos = ("In Lagos", "Thursday 17 December, 19:00 to 20:00")
    assert (_facts("Africa/Lagos"), _facts(""), _facts("Europe/London")) == (
        [(about, lagos, ours)],
        [(about, ours)],
        [(about, ours)],
    )


def test_the_welcome_promises_nothing_that_is_not_so() -> None:
    """How many were there is counted each month."""
    letter = str(welcome_letter("Ben", "", (), "https://talks.example.org/me/x/", ""))
    assert ("you owe nobody a reason when you cannot" in letter, "counts" in letter) == (True, False)


@pytest.mark.parametrize("kind", [one.name for one in KINDS])
def test_every_kind_has_an_example_of_invented_people(kind: str) -> None:
    known = kind_of(kind)
    assert known in KINDS
    assert known
    letter = known.example()
    assert letter.subject
    assert letter.why.startswith("You get this mail because")
    assert known.quiet is False
