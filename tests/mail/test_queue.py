"""A message is queued once, however often it is asked for, and taken back where it is no longer true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from kindling.mail.actions import (
    NewMessage,
    drop_messages,
    queue,
    queue_message,
    queue_messages,
    stop_address,
    stop_if_mailed,
)
from kindling.mail.actions.queue import LEFT
from kindling.mail.models import Message, State, StoppedAddress, Why

pytestmark = pytest.mark.django_db


def new(key: str, **told: object) -> NewMessage:
    return NewMessage(kind="invitation", key=key, address=f"{key}@example.org", **told)  # type: ignore[arg-type] # as told


def test_a_key_is_queued_once() -> None:
    assert [queue_message(new("ben")), queue_message(new("ben", reference="other"))] == [True, False]
    assert [(row.key, row.reference) for row in Message.objects.all()] == [("ben", "")]


def test_many_are_queued_in_batches_each_key_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "BATCH", 3)
    queue_message(new("k1"))
    assert queue_messages(new(f"k{number % 7}") for number in range(20)) == 6
    assert Message.objects.count() == 7
    assert queue_messages(()) == 0


def test_an_address_is_kept_as_bounces_and_erasures_look_for_it() -> None:
    queue_message(NewMessage(kind="invitation", key="ada", address=" Ada@Example.org"))
    assert Message.objects.get().address == "ada@example.org"
    assert stop_if_mailed(address="ADA@example.org", why=Why.BOUNCED, told="No such user.")
    assert not stop_if_mailed(address="cleo@example.org", why=Why.BOUNCED, told="No such user.")
    assert list(StoppedAddress.objects.values_list("address", flat=True)) == ["ada@example.org"]


def test_each_message_has_its_message_id_from_the_start() -> None:
    queue_messages(new(f"k{number}") for number in range(3))
    ids = set(Message.objects.values_list("message_id", flat=True))
    assert (len(ids), all(one.startswith("<") and one.endswith("@localhost>") for one in ids)) == (3, True)


def test_what_is_no_longer_true_is_taken_back_from_one_or_from_all() -> None:
    for person in ("ben", "cleo"):
        queue_message(new(person, reference="2026-12", person=person, data={"words": "SECRET"}))
    queue_message(new("other", reference="2027-01"))
    assert drop_messages(kind="invitation", reference="2026-12", why="Ben has left.", person="ben") == 1
    assert drop_messages(kind="invitation", reference="2026-12", why="It is cancelled.") == 1
    told = [(row.key, row.state, row.reason, row.data) for row in Message.objects.order_by("pk")]
    assert told == [
        ("ben", State.DROPPED, "Ben has left.", {}),
        ("cleo", State.DROPPED, "It is cancelled.", {}),
        ("other", State.DUE, "", {}),
    ]


def test_what_was_not_sent_on_purpose_is_due_once_more_where_that_is_asked_and_nothing_else_is() -> None:
    states = {"dropped": ("dropped", "Ben has left."), "left": ("dropped", f"{LEFT}No."), "sent": ("sent", "")}
    for key, (state, reason) in states.items():
        queue_message(new(key))
        Message.objects.filter(key=key).update(state=state, reason=reason, done_at=timezone.now(), tries=3)
    again = [replace(new(key), address="new@example.org", data={"sending": 1}) for key in (*states, "other")]
    assert queue_messages(again) == 1
    assert Message.objects.filter(state=State.DUE).count() == 1
    assert queue_messages(again, revive=True) == 0
    told = Message.objects.order_by("pk").values_list("key", "state", "address", "data", "tries", "reason")
    assert list(told) == [
        ("dropped", "due", "new@example.org", {"sending": 1}, 0, ""),
        ("left", "dropped", "left@example.org", {}, 3, f"{LEFT}No."),
        ("sent", "sent", "sent@example.org", {}, 3, ""),
        ("other", "due", "new@example.org", {"sending": 1}, 0, ""),
    ]


def test_the_back_door_calls_rows_by_what_they_are_about() -> None:
    queue_message(new("ben", reference="2026-12"))
    stop_address(address="ben@example.org", why=Why.BOUNCED)
    assert (str(Message.objects.get()), str(StoppedAddress.objects.get())) == ("invitation 2026-12", "ben@example.org")
