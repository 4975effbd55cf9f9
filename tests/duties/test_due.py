"""The worker does what the database says is due, and nothing that breaks holds up the rest."""

from __future__ import annotations

import datetime
from threading import Event

import pytest
from django.db import DatabaseError, OperationalError, connection
from pytest_django import Settings

from kindling.contributions.actions.reading import LEASE
from kindling.contributions.models import HarvestFile
from kindling.contributions.queries import file_progress, files_of, lines_of
from kindling.contributions.records import Progress
from kindling.curation.queries import draft_of
from kindling.duties import due as duties
from kindling.duties import loop
from kindling.duties.due import Due
from kindling.duties.loop import do_next, work, work_once
from tests.contributions.cast import CHAT, given, month, sample_month

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: str) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def test_a_file_is_read_arranged_and_drafted_one_after_the_other() -> None:
    row = month()
    given(row)
    due = Due(LEASE)
    assert due.read_file()
    assert (file_progress(row), draft_of(row).due) == (Progress(files=1, read=1, arranged=False), False)
    assert due.arrange_hour()
    assert (file_progress(row).arranged, draft_of(row).due) == (True, True)
    assert due.draft_pack()
    assert (draft_of(row).due, draft_of(row).number) == (False, 1)
    assert not do_next(due, Event())


def test_a_month_is_arranged_once_for_all_its_files() -> None:
    row = month()
    for number in range(3):
        given(row, f"chat{number}.txt", CHAT.replace("Ben", f"Ben{number}"))
    due = Due(LEASE)
    steps = []
    while (step := next((duty.__name__ for duty in due.duties() if duty()), "")) != "":
        steps.append(step)
    assert steps == ["read_file"] * 3 + ["arrange_hour", "draft_pack"]


def test_arranging_that_is_cut_short_is_done_again_and_its_draft_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    given(row)
    due = Due(LEASE)
    due.read_file()

    def cut_short(**_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(duties, "request_draft", cut_short)
        assert due.arrange_hour()
    assert (file_progress(row).arranged, draft_of(row).due) == (False, False)
    assert Due(LEASE).arrange_hour()
    assert (file_progress(row).arranged, draft_of(row).due) == (True, True)


def test_a_month_that_cannot_be_arranged_is_left_alone_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, sound = month("2026-09"), month("2026-10")
    given(broken, data=CHAT.replace("Leeds", "LOST-MARKER"))
    given(sound)
    due = Due(LEASE)
    while due.read_file():
        pass
    HarvestFile.objects.filter(conversation=broken).update(stored="exports/gone.bin")
    while due.arrange_hour():
        pass
    assert (file_progress(broken).arranged, file_progress(sound).arranged) == (False, True)
    assert list(due.failed) == [broken.pk]
    assert f"Arranging conversation {broken.pk} broke: LostFile" in caplog.text
    assert "LOST-MARKER" not in caplog.text


def test_private_words_are_looked_at_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def purged() -> int:
        asked.append("purge")
        return 2

    monkeypatch.setattr(duties, "purge_private", purged)
    monkeypatch.setattr(duties, "sweep_exports", lambda: 0)
    due = Due(LEASE)
    assert [due.purge(), due.purge()] == [True, False]
    assert asked == ["purge"]
    due.purged_on = datetime.date(2020, 1, 1)
    assert due.purge()


def test_everything_that_is_due_is_done_once() -> None:
    row = month()
    given(row)
    given(row, "poem.xyz", "words " * 40)
    assert work_once() == 4
    assert work_once() == 0
    assert [one.status for one in files_of(row)] == ["read", "refused"]
    assert len(lines_of(row)) == 3


def test_the_loop_does_what_is_due_until_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    given(row)
    stop = Event()
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    monkeypatch.setattr(stop, "wait", lambda _: stop.set())
    work(stop)
    assert draft_of(row).number == 1


def test_a_duty_that_breaks_ends_no_worker_and_its_words_are_not_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, waits = Event(), list[float]()

    def breaks(_: Due, __: Event) -> bool:
        raise DatabaseError("".join(["SECRET", "-MARKER"]))

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 7:
            stop.set()

    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    monkeypatch.setattr(connection, "close", broken)
    monkeypatch.setattr(loop, "do_next", breaks)
    monkeypatch.setattr(stop, "wait", wait)
    work(stop)
    assert waits == [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    assert "A duty broke: DatabaseError" in caplog.text
    assert "could not be closed" in caplog.text
    assert "SECRET-MARKER" not in caplog.text


def test_a_duty_that_breaks_holds_up_none_of_the_others_and_its_words_are_not_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> bool:
        raise RuntimeError("".join(["SECRET", "-MARKER"]))

    row = month()
    given(row)
    monkeypatch.setattr(duties, "stale_editions", breaks)
    assert work_once() == 3
    assert draft_of(row).number == 1
    assert caplog.text.count("A duty broke (Due.reissue): RuntimeError") == 1
    assert "SECRET-MARKER" not in caplog.text


def test_private_words_are_removed_in_time_whatever_else_cannot_be(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> int:
        raise PermissionError

    monkeypatch.setattr(duties, "sweep_exports", breaks)
    asked = []
    for name in ("purge_private", "sweep_names", "sweep_packs", "forget_codes", "sweep_requests", "sweep_throttles"):
        monkeypatch.setattr(duties, name, lambda name=name: asked.append(name))
    assert Due(LEASE).purge() is False
    assert asked == ["purge_private", "sweep_names", "sweep_packs", "forget_codes", "sweep_requests", "sweep_throttles"]
    assert caplog.text.count("A duty broke") == 1


def test_a_database_that_is_away_holds_up_every_duty(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> bool:
        raise OperationalError

    monkeypatch.setattr(duties, "stale_editions", breaks)
    with pytest.raises(OperationalError):
        do_next(Due(LEASE), Event())


def test_nothing_new_is_begun_once_the_worker_is_to_stop() -> None:
    row = month()
    given(row)
    stop = Event()
    stop.set()
    assert not do_next(Due(LEASE), stop)
    assert file_progress(row).waiting == 1


def test_the_sample_hour_is_drafted_from_all_its_files() -> None:
    row = sample_month()
    assert not draft_of(row).due
    given(row, "late.txt", CHAT)
    work_once()
    assert draft_of(row).sentence == "Drafted from 7 files"
