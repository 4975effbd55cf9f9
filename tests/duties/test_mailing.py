"""The worker's mail has a thread of its own, which nothing that breaks ends."""

from __future__ import annotations

from threading import Event

import pytest
from django.core import mail
from django.db import DatabaseError, connection

from kindling.duties import mailing
from kindling.duties.due import Due
from kindling.duties.loop import work_once
from kindling.duties.mailing import mail_beside, send_all, send_mail
from kindling.mail.actions.sending import LEASE
from kindling.mail.models import Message
from tests.mail.letters import queue

pytestmark = pytest.mark.django_db


def test_everything_that_is_due_is_sent_by_a_worker_that_looks_once() -> None:
    for number in range(60):
        queue(f"m{number}@example.org")
    assert (work_once(), work_once(), len(mail.outbox)) == (60, 0, 60)


def test_mail_is_sent_until_the_worker_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Event()
    queue("ben@example.org")
    monkeypatch.setattr(mailing, "close_old_connections", lambda: None)
    monkeypatch.setattr(mailing, "hang_up", lambda: None)
    monkeypatch.setattr(stop, "wait", lambda _: stop.set())
    send_mail(stop)
    assert [one.to for one in mail.outbox] == [["ben@example.org"]]
    send_mail(stop)
    assert Message.objects.get().state == "sent"


def test_a_database_that_goes_away_ends_no_mail(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, waits = Event(), list[float]()

    def breaks(**_: object) -> int:
        raise DatabaseError("".join(["SECRET", "-MARKER"]))

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 4:
            stop.set()

    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr(mailing, "close_old_connections", lambda: None)
    monkeypatch.setattr(connection, "close", broken)
    monkeypatch.setattr(mailing, "send_due", breaks)
    monkeypatch.setattr(stop, "wait", wait)
    send_mail(stop, pause=8.0)
    assert waits == [16.0, 32.0, 60.0, 60.0]
    assert ("Sending mail broke: DatabaseError" in caplog.text, "SECRET-MARKER" in caplog.text) == (True, False)
    assert "could not be closed" in caplog.text


def test_the_thread_ends_with_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, began = Event(), Event()

    def send(until: Event, **_: object) -> None:
        began.set()
        until.wait()

    monkeypatch.setattr(mailing, "send_mail", send)
    with mail_beside(stop):
        assert began.wait(60)
    assert stop.is_set()


def test_codes_are_forgotten_by_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.duties.due.forget_codes", lambda: 3)
    assert Due(LEASE).purge()


def test_there_is_nothing_to_send_where_nothing_is_due() -> None:
    assert send_all() == 0
