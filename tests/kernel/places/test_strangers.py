"""Are the places that nobody tuned for right, or asked?"""

from __future__ import annotations

from collections import Counter
from math import cos, hypot, radians

import pytest

from kindling.kernel.places import Ambiguous, Found, Kind, Place, Unknown, look_up
from tests.kernel.places import strangers

REACH_KM = {"place": 40, "region": 300, "nation": 1500, "country": 1500}


def fits(place: Place, meant: str) -> bool:
    """Whether it is the place meant: in its country, of its kind, near enough."""
    kind, country, latitude, longitude = meant.split()
    north = 111.2 * (place.latitude - float(latitude))
    away = hypot(north, 111.2 * (place.longitude - float(longitude)) * cos(radians(place.latitude)))
    city_region = away < REACH_KM["place"] and {kind, place.kind} <= {"place", "region"}
    return place.country_code == country and away < REACH_KM[kind] and (place.kind == kind or city_region)


def verdict(words: str, wanted: str, meant: str) -> str:
    answer = look_up(words)
    if isinstance(answer, Found):
        return "right" if meant and fits(answer.place, meant) else "wrong and sure"
    if isinstance(answer, Unknown):
        return "right" if wanted in {"unknown", "typo"} else "missed"
    if wanted == "unknown":
        return "asked in vain"
    right = wanted in {"ask", "either", "typo"}
    return "right" if right else "asked"


def verdicts(listed: str) -> Counter[str]:
    rows = [[part.strip() for part in line.split(" | ")] for line in listed.strip().splitlines()]
    return Counter(verdict(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows)


@pytest.mark.parametrize("listed", [strangers.A, strangers.B, strangers.C, strangers.D, strangers.E], ids="ABCDE")
def test_at_least_95_of_100_are_right_and_none_is_wrong_and_sure(listed: str) -> None:
    counted = verdicts(listed)
    assert counted["wrong and sure"] == 0
    assert counted["right"] >= 0.95 * counted.total()


def test_strangers_come_from_seventy_countries() -> None:
    everything = "\n".join([strangers.A, strangers.B, strangers.C]).splitlines()
    countries = {line.split(" | ")[2].split()[1] for line in everything if line.count(" | ") == 2}
    assert len(countries) >= 70


def test_slip_of_the_pen_is_asked() -> None:
    assert look_up("Shefield") == Ambiguous((found("Sheffield"),))
    assert look_up("Liverpol UK") == Ambiguous((found("Liverpool"),))
    assert look_up("Torronto, Canada") == Ambiguous((found("Toronto"),))


def test_slip_in_a_short_name_is_no_question() -> None:
    assert look_up("Leesd") == Unknown()


@pytest.mark.parametrize("words", ["Boston", "Sydney", "Melbourne", "Manchester", "Athens", "Wellington", "Bergen"])
def test_world_city_is_meant_by_its_bare_name(words: str) -> None:
    assert found(words).name == words


@pytest.mark.parametrize(
    "words", ["Cambridge", "Newcastle", "Perth", "Birmingham", "Portland", "Hamilton", "Newport", "Tripoli", "Westport"]
)
def test_name_of_two_well_known_places_is_asked(words: str) -> None:
    assert isinstance(look_up(words), Ambiguous)


def test_country_yields_to_a_great_city_that_is_called_so_itself() -> None:
    assert isinstance(look_up("Salvador"), Ambiguous)
    assert isinstance(look_up("Columbia"), Ambiguous)
    assert found("España").kind is Kind.COUNTRY


def test_quarter_does_not_lend_its_name_to_the_city() -> None:
    assert isinstance(look_up("Ennis"), Ambiguous)
    assert found("Long Island, New York").kind is Kind.REGION


@pytest.mark.parametrize("words", ["home", "Home", "at work", "the office", "my kitchen", "n/a", "Earth", "in bed"])
def test_everyday_words_name_no_place(words: str) -> None:
    assert look_up(words) == Unknown()


@pytest.mark.parametrize("words", ["mobile", "reading", "best", "name drop", "Atlantis", "cardigan"])
def test_word_in_small_letters_is_never_a_sure_town(words: str) -> None:
    assert not isinstance(look_up(words), Found)


@pytest.mark.parametrize("words", ["leeds", "wales", "jersey", "wien", "köln"])
def test_well_known_place_is_found_in_small_letters(words: str) -> None:
    assert isinstance(look_up(words), Found)


def found(words: str) -> Place:
    answer = look_up(words)
    assert isinstance(answer, Found)
    return answer.place
