from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindling.ground.models import Throttle
from kindling.ground.throttles import Limit, may_try, network_of, sweep_throttles

THREE = Limit("tried", 3, 3600)
NOON = datetime.datetime(2026, 11, 22, 12, 30, tzinfo=datetime.UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime.datetime]:
    now = [NOON]
    monkeypatch.setattr("kindling.ground.throttles.timezone.now", lambda: now[0])
    return now


@pytest.mark.django_db
def test_the_fourth_of_three_tries_is_one_too_many(clock: list[datetime.datetime]) -> None:
    assert clock == [NOON]
    assert [may_try(THREE, "somebody") for _ in range(5)] == [True, True, True, False, False]
    assert may_try(THREE, "somebody else")
    assert may_try(Limit("something else", 1, 3600), "somebody")


@pytest.mark.django_db
def test_a_new_window_begins_anew_and_old_ones_are_swept_away(clock: list[datetime.datetime]) -> None:
    assert [may_try(THREE, "somebody") for _ in range(4)][-1] is False
    clock[0] = NOON + datetime.timedelta(minutes=30)
    assert may_try(THREE, "somebody")
    assert Throttle.objects.count() == 2
    clock[0] += datetime.timedelta(minutes=1)
    assert (sweep_throttles(), Throttle.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_try_asks_the_same_of_the_database_whatever_was_tried_before() -> None:
    asked = []
    for _ in range(6):
        with CaptureQueriesContext(connection) as queries:
            may_try(THREE, "somebody")
        asked.append([one["sql"].split(" ")[0] for one in queries])
    assert asked == [asked[0]] * 6
    assert asked[0] == ["SAVEPOINT", "INSERT", "UPDATE", "SELECT", "RELEASE"]


@pytest.mark.django_db
def test_nobodys_address_stands_in_the_counts() -> None:
    may_try(THREE, "ben@example.org")
    row = Throttle.objects.get()
    assert (row.count, len(row.key), "ben" in row.key) == (1, 64, False)
    assert str(row) == f"1 until {timezone.localtime(row.ends_at, datetime.UTC):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("192.0.2.200", "192.0.2.0/24"),
        ("::ffff:192.0.2.9", "192.0.2.0/24"),
        ("2001:db8:1:2ff:3::1", "2001:db8:1:200::/56"),
        ("2001:db8:1:200::", "2001:db8:1:200::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        ("", "nowhere"),
        ("testclient", "nowhere"),
    ],
)
def test_a_network_is_what_one_household_or_ward_shares(address: str, network: str) -> None:
    assert network_of(address) == network
