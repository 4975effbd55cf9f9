from __future__ import annotations

import datetime
import re
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from kindling.people.coming import Coming, city_of, coming, register_coming
from kindling.people.zones import ZoneFound, current_name, is_zone, old_names, zone_at, zone_kept, zones


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Lagos", ZoneFound("Africa/Lagos", sure=True)),
        ("Jönköping, Sweden", ZoneFound("Europe/Stockholm", sure=True)),
        ("Kathmandu", ZoneFound("Asia/Kathmandu", sure=True)),
        ("London", ZoneFound("Europe/London", sure=True)),
        ("Perth, Western Australia", ZoneFound("Australia/Perth", sure=True)),
        ("San Francisco", ZoneFound("America/Los_Angeles", sure=True)),
        ("Suva", ZoneFound("Pacific/Fiji", sure=True)),
        ("Buenos Aires", ZoneFound("America/Argentina/Buenos_Aires", sure=True)),
        ("Pristina", ZoneFound("Europe/Belgrade", sure=True)),
        ("Germany", ZoneFound("Europe/Berlin", sure=True)),  # two zones, one clock
        ("Spain", ZoneFound("Europe/Madrid", sure=False)),  # or on the Canaries
        ("Texas", ZoneFound("America/Chicago", sure=False)),
        ("Tennessee", None),
        ("Vancouver", None),
        ("somewhere nice", None),
        ("", None),
    ],
)
def test_a_place_that_is_known_tells_its_time_and_how_sure_it_is(place: str, found: ZoneFound | None) -> None:
    assert zone_at(place) == found


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Leeds", "Europe/London"),
        ("Boston, Massachusetts", "America/New_York"),
        ("Los Angeles", "America/Los_Angeles"),
        ("Sydney", "Australia/Sydney"),
        ("Madrid", "Europe/Madrid"),
        ("Germany", "Europe/Berlin"),
        ("New York", "America/New_York"),  # the city or its state, whose clocks are one
        ("New York City", "America/New_York"),
        ("London", "Europe/London"),
        ("Toronto", "America/Toronto"),
        ("Georgia", ""),  # a state, or a country with another clock
        ("Vancouver", ""),
        ("Washington", ""),
        ("Dallas, Texas", "America/Chicago"),
        ("Nashville", "America/Chicago"),
        ("San Francisco", "America/Los_Angeles"),
        ("Seattle", "America/Los_Angeles"),
        ("Montreal", "America/Toronto"),
        ("Quebec", "America/Toronto"),  # the city or its province
        ("Texas", "America/Chicago"),
        ("Tennessee", ""),
        ("Australia", ""),
        ("USA", ""),
        ("Springfield", ""),
        ("Pristina", "Europe/Belgrade"),
        ("somewhere nice", ""),
        ("", ""),
    ],
)
def test_a_zone_is_kept_where_the_place_leaves_no_doubt(place: str, zone: str) -> None:
    assert zone_kept(place) == zone


def test_every_zone_to_choose_is_one_that_there_is() -> None:
    names = zones()
    assert len(names) > 400
    assert [one for one in names if not is_zone(one)] == []
    assert [ZoneInfo(one).key for one in names] == list(names)
    assert is_zone("Asia/Calcutta")
    assert [is_zone(one) for one in ("", "Europe", "../../etc/passwd", "Europe/London\0")] == [False] * 4


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        ("Europe/London", "London"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("America/Buenos_Aires", "Buenos Aires"),
        ("America/North_Dakota/Center", "Center, North Dakota"),
        ("Europe/Kiev", "Kyiv"),
        ("Asia/Calcutta", "Kolkata"),
        ("Asia/Saigon", "Ho Chi Minh"),
        ("Africa/Asmera", "Asmara"),
        ("America/Godthab", "Nuuk"),
        ("US/Eastern", "New York"),
        ("Etc/GMT-3", "UTC+3"),
        ("Etc/GMT+11", "UTC-11"),
        ("Etc/GMT", "GMT"),
        ("Etc/UTC", "UTC"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_called_as_people_there_call_it(zone: str, place: str) -> None:
    assert city_of(zone) == place


def test_an_old_name_is_read_as_the_one_that_its_country_has_now() -> None:
    told = ("Europe/Kiev", "Asia/Katmandu", "Asia/Rangoon", "Pacific/Truk", "Iceland", "Europe/Kyiv", "UTC", "nowhere")
    assert [current_name(one) for one in told] == [
        "Europe/Kyiv",
        "Asia/Kathmandu",
        "Asia/Yangon",
        "Pacific/Chuuk",
        "Atlantic/Reykjavik",
        "Europe/Kyiv",
        "UTC",
        "nowhere",
    ]
    assert [(old, new) for old, new in old_names().items() if old in zones() or new not in zones()] == []
    now = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    apart = [
        (old, new)
        for old, new in old_names().items()
        if now.astimezone(ZoneInfo(old)).utcoffset() != now.astimezone(ZoneInfo(new)).utcoffset()
    ]
    assert apart == []


def test_browsers_read_old_names_as_the_server_does() -> None:
    script = (files("kindling.web") / "static" / "site" / "places.js").read_text("utf-8")
    told = dict(re.findall(r'^  "([^"]+)": "([^"]+)",$', script, re.MULTILINE))
    parts = {"Africa", "America", "Asia", "Atlantic", "Europe", "Pacific"}
    assert told == {old: new for old, new in old_names().items() if old.split("/")[0] in parts}


def test_the_next_meeting_is_told_in_any_zone() -> None:
    at = datetime.datetime(2026, 12, 17, 18, tzinfo=datetime.UTC)
    meeting = Coming(at, at + datetime.timedelta(hours=1), "Europe/London")
    assert meeting.told_in("Africa/Lagos") == ("In Lagos", "Thursday 17 December, 19:00 to 20:00")
    assert meeting.told_in("") == ("In London", "Thursday 17 December, 18:00 to 19:00")
    assert meeting.told_in("Asia/Kathmandu") == (
        "In Kathmandu",
        "Thursday 17 December, 23:45, to Friday 18 December, 00:45",
    )


def test_whoever_knows_says_when_we_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.people.coming._told", [lambda _: None])
    now = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    assert coming(now) is None
    told = Coming(now, now, "UTC")
    register_coming(lambda at: told if at == now else None)
    assert coming(now) == told
