"""An export is read once while it is needed, is told apart by bytes and name, and is let go of with its file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kindling.contributions import reread
from kindling.contributions.actions import forget_file, purge_private
from kindling.contributions.queries import attendances_of, exports_of, files_of
from kindling.contributions.reread import forget_reread, harvest_of
from kindling.harvest.detect import read
from kindling.harvest.records import Harvest
from tests.contributions.cast import CHAT, given, month, sample_month, work
from tests.factories.site import ada


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that are really read."""
    told: list[str] = []

    def telling(data: bytes, *, name: str) -> Harvest:
        told.append(name)
        return read(data, name=name)

    forget_reread()
    monkeypatch.setattr(reread, "read", telling)
    yield told
    forget_reread()


def _asked(name: str, sha256: str = "one") -> Harvest:
    return harvest_of(CHAT.encode(), sha256=sha256, name=name)


def test_the_same_bytes_under_the_same_name_are_read_once(reads: list[str]) -> None:
    assert _asked("a.txt") == _asked("a.txt") == _asked("b.txt") == _asked("b.txt", "two")
    assert reads == ["a.txt", "b.txt", "b.txt"]


def test_what_was_asked_for_longest_ago_gives_way(reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "LIMIT", 2 * len(CHAT.encode()))
    for name in ("a.txt", "b.txt", "a.txt", "c.txt", "a.txt", "b.txt"):
        _asked(name)
    assert reads == ["a.txt", "b.txt", "c.txt", "b.txt"]


def test_a_file_beyond_the_limit_is_not_kept_in_memory(reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "LIMIT", 1)
    assert _asked("a.txt") == _asked("a.txt")
    assert reads == ["a.txt", "a.txt"]


@pytest.mark.django_db
def test_an_hour_is_read_once_on_its_way_to_the_draft(reads: list[str]) -> None:
    row = month()
    given(row)
    work(row)
    assert len(exports_of(row)) == 1
    assert reads == ["chat.txt"]


@pytest.mark.django_db
def test_no_words_of_a_forgotten_file_stay_in_memory(reads: list[str]) -> None:
    row = month()
    given(row)
    work(row)
    forget_file(by=ada(), conversation=row, file_id=files_of(row)[0].id)
    assert (reads, dict(reread._known)) == (["chat.txt"], {})  # the memory itself is what is promised to be empty


@pytest.mark.django_db
def test_the_daily_purge_leaves_no_words_in_memory(reads: list[str]) -> None:
    row = month()
    given(row)
    work(row)
    purge_private()
    assert (reads, dict(reread._known)) == (["chat.txt"], {})


@pytest.mark.django_db
def test_who_came_is_read_from_the_files_that_tell_it_alone(reads: list[str]) -> None:
    row = sample_month()
    reads.clear()
    forget_reread()
    told = {one.name: one.told.presences for one in files_of(row)}
    found = attendances_of(row)
    assert {one.name: len(one.harvest.presences) for one in found} == {
        name: many for name, many in told.items() if many
    }
    assert reads == [one.name for one in found] != []
