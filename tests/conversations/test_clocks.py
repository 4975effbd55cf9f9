"""The clocks of the series are those of the site, wherever a zone is not named."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindling.cli.worker import worker
from kindling.contributions.models import Contribution
from kindling.contributions.rules import can_consent
from kindling.conversations.clocks import SeriesZone, series_time
from kindling.conversations.models import Series
from kindling.duties import loop, mailing
from kindling.ground.days import has_begun
from kindling.people.everything import everything_about
from kindling.publication.models import Edition
from tests.factories.accounts import ada, sign_in
from tests.factories.site import conversation, edition, series
from tests.people.met import person

pytestmark = pytest.mark.django_db

SYDNEY, NEW_YORK = "Australia/Sydney", "America/New_York"
LATE = datetime.datetime(2026, 11, 22, 21, tzinfo=datetime.UTC)
"""An evening in London on which the next day has begun in Sydney, and an afternoon in New York."""


def _in(zone: str) -> Series:
    made = series()
    Series.objects.update(zone=zone)
    return made


@pytest.fixture(autouse=True)
def _late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATE)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (SYDNEY, "2026-11-23 08:00 AEDT +1100"),
        (NEW_YORK, "2026-11-22 16:00 EST -0500"),
        ("Europe/London", "2026-11-22 21:00 GMT +0000"),
        ("Nowhere/At all", "2026-11-22 21:00 GMT +0000"),
        ("/etc", "2026-11-22 21:00 GMT +0000"),
    ],
)
def test_days_and_hours_are_told_on_the_clocks_of_the_series(zone: str, told: str) -> None:
    _in(zone)
    with series_time():
        assert f"{timezone.localtime():%Y-%m-%d %H:%M %Z %z}" == told
        assert f"{timezone.localdate()}" == told[:10]


def test_a_day_and_hour_without_a_zone_are_those_of_the_series() -> None:
    _in(NEW_YORK)
    with series_time():
        summer = datetime.datetime(2026, 7, 1, 12, tzinfo=timezone.get_current_timezone())
    assert (summer.isoformat(), summer.tzname()) == ("2026-07-01T12:00:00-04:00", "EDT")
    assert SeriesZone().dst(summer) == datetime.timedelta(hours=1)


@pytest.mark.parametrize(("zone", "day"), [(SYDNEY, 23), (NEW_YORK, 22)])
def test_the_database_is_asked_for_days_on_the_clocks_of_the_series(zone: str, day: int) -> None:
    _in(zone)
    edition(conversation("2026-10", day=datetime.date(2026, 10, 15), title="Rest"))
    with series_time():
        assert Edition.objects.filter(published_at__date=datetime.date(2026, 11, day)).count() == 1


def test_without_a_series_they_are_those_of_the_settings() -> None:
    with series_time():
        assert str(timezone.localtime().tzinfo) == "Europe/London"


@pytest.mark.parametrize(
    ("zone", "day", "time"), [(SYDNEY, "23 November", "08:00"), (NEW_YORK, "22 November", "16:00")]
)
def test_pages_tell_when_a_pack_came_out_on_the_clocks_of_the_series(
    client: Client, zone: str, day: str, time: str
) -> None:
    _in(zone)
    edition(conversation("2026-10", day=datetime.date(2026, 10, 15), title="Rest"))
    public = client.get("/conversations/2026-10/").content.decode()
    assert (f"First edition, {day} 2026." in public, f'"datePublished": "2026-11-{day[:2]}"' in public) == (True, True)
    assert f"{day} 2026, {time}" in sign_in(client, ada()).get("/desk/2026-10/publish/").content.decode()


def test_the_clocks_cost_a_page_no_query_that_knows_its_series(client: Client) -> None:
    _in(SYDNEY)
    edition(conversation("2026-10", day=datetime.date(2026, 10, 15), title="Rest"))
    sign_in(client, ada())
    pages = ("/", "/conversations/2026-10/", "/archive/", "/desk/2026-10/consents/")
    with CaptureQueriesContext(connection) as asked:
        told = [client.get(page).content.decode() for page in pages]
    assert ["22 November" in page for page in told] == [False] * 4
    assert ["23 November" in page for page in told] == [True, True, False, False]
    assert [one["sql"] for one in asked if one["sql"].startswith('SELECT "conversations_series"."zone"')] == []


def test_what_is_held_about_somebody_tells_hours_on_the_clocks_of_the_series() -> None:
    _in(SYDNEY)
    who = person("Ben Okafor", "ben@example.org")
    with series_time(), zipfile.ZipFile(io.BytesIO(everything_about(who))) as held:
        told = "".join(held.read(name).decode() for name in held.namelist() if name.endswith(".html"))
    assert ("23 November 2026" in told, "22 November 2026" in told) == (True, False)


def test_a_worker_does_what_is_due_on_the_clocks_of_the_series(monkeypatch: pytest.MonkeyPatch) -> None:
    _in(SYDNEY)
    days: list[datetime.date] = []
    monkeypatch.setattr("kindling.duties.due.open_ahead", lambda **_: days.append(timezone.localdate()))
    loop.work_once()
    assert days == [datetime.date(2026, 11, 23)]


def test_mail_is_written_on_the_clocks_of_the_series(monkeypatch: pytest.MonkeyPatch) -> None:
    _in(NEW_YORK)
    zones: list[str] = []
    monkeypatch.setattr("kindling.duties.mailing.send_due", lambda **_: zones.append(f"{timezone.localtime().tzinfo}"))
    mailing.send_all()
    assert zones == [NEW_YORK]


def test_a_command_runs_on_the_clocks_of_the_series_and_leaves_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    _in(SYDNEY)
    days: list[datetime.date] = []
    monkeypatch.setattr("kindling.cli.worker.check_tables", lambda: days.append(timezone.localdate()))
    monkeypatch.setattr("kindling.duties.loop.work_once", lambda **_: 0)
    assert CliRunner().invoke(worker, ["--once"], catch_exceptions=False).exit_code == 0
    assert (days, timezone.localdate()) == ([datetime.date(2026, 11, 23)], datetime.date(2026, 11, 22))


def test_an_answer_of_today_counts_wherever_today_has_begun() -> None:
    days = [datetime.date(2026, 11, day) for day in (22, 23, 24)]
    assert [has_begun(day) for day in days] == [True, True, False]
    row = Contribution()
    assert [can_consent(row, None, "named", day) for day in days] == [True, True, False]


def test_a_list_of_members_tells_of_today_wherever_today_has_begun(client: Client) -> None:
    _in(SYDNEY)
    desk, told = sign_in(client, ada()), {"wording": "Invite me.", "where": "By mail", "agreed_on": "2026-11-23"}
    rows = "e-mail,agreed on\na@example.org,2026-11-23\nb@example.org,2026-11-24"
    page = desk.post("/desk/people/import/", told | {"pasted": rows}).content.decode()
    assert ("One new person" in page, "23 November 2026 is still" in page, "24 November 2026 is still" in page) == (
        True,
        False,
        True,
    )
