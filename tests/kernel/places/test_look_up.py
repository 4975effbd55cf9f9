from collections import Counter

import pytest

from kindling.kernel.places import Ambiguous, Found, Kind, Place, Unknown, look_up
from kindling.kernel.places.keys import key_of
from tests.kernel.places.cases import FRESH, HELD_OUT, LAST, TUNED, cases_of


def told(words: str) -> str:
    """The answer as the cases write it."""
    answer = look_up(words)
    if isinstance(answer, Found):
        place = answer.place
        kind = "" if place.kind is Kind.PLACE else f"{place.kind} "
        return f"{place.country_code} {kind}{place.name}"
    return "?" if isinstance(answer, Ambiguous) else "-"


def labels(words: str) -> list[str]:
    answer = look_up(words)
    assert isinstance(answer, Ambiguous)
    return [place.label for place in answer.candidates]


def label(words: str) -> str:
    answer = look_up(words)
    assert isinstance(answer, Found)
    return answer.place.label


def is_right(words: str, meant: str) -> bool:
    answer = told(words)
    return answer == meant or (len(meant) > 1 and key_of(answer) == key_of(meant))


@pytest.mark.parametrize("listed", [TUNED, HELD_OUT, FRESH, LAST], ids=["tuned", "held out", "fresh", "last"])
def test_places_are_right_or_asked_and_never_wrong_and_sure(listed: str) -> None:
    cases = cases_of(listed)
    missed = [(words, meant, told(words)) for words, meant in cases if not is_right(words, meant)]
    assert [miss for miss in missed if miss[2] not in {"?", "-"}] == []
    assert len(missed) <= 0.05 * len(cases)


def test_cases_span_the_world() -> None:
    meant = [meant.split()[0] for words, meant in cases_of(TUNED + HELD_OUT.strip()) if len(meant) > 1]
    assert len(Counter(meant)) > 90
    assert len(cases_of(TUNED)) >= 200
    assert len(cases_of(HELD_OUT)) >= 80


def test_found_place_is_told_in_full() -> None:
    answer = look_up("doncaster, england")
    assert isinstance(answer, Found)
    place = answer.place
    assert place == Place(
        label="Doncaster, England",
        name="Doncaster",
        region="South Yorkshire",
        country="UK",
        country_code="GB",
        latitude=53.523,
        longitude=-1.131,
        kind=Kind.PLACE,
        population=113566,
        ref=place.ref,
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Mexico", "Mexico"),
        ("Northern Ireland", "Northern Ireland"),
        ("Massachusetts", "Massachusetts, USA"),
        ("Jonkoping", "Jönköping, Sweden"),
        ("Portland OR", "Portland, Oregon, USA"),
        ("South Yorkshire", "South Yorkshire, England"),
        ("Yorkshire", "Yorkshire, England"),
        ("Munster, Ireland", "Munster, Ireland"),
        ("Singapore", "Singapore"),
        ("North Wales", "North Wales, Wales"),
    ],
)
def test_label_is_as_it_may_be_shown(words: str, shown: str) -> None:
    assert label(words) == shown


def test_country_is_preferred_to_its_namesakes() -> None:
    assert [told(words) for words in ("México", "Luxembourg", "Guatemala", "Panama")] == [
        "MX country Mexico",
        "LU country Luxembourg",
        "GT country Guatemala",
        "PA country Panama",
    ]


def test_candidates_come_largest_first_with_labels_that_differ() -> None:
    asked = labels("Newport, UK")
    assert asked[:3] == ["Newport, Wales", "Newport, Isle of Wight, England", "Newport, Shropshire, England"]
    assert len(set(asked)) == len(asked)


def test_no_more_candidates_than_a_person_can_choose_among() -> None:
    assert len(labels("Springfield")) == 8


def test_town_counts_for_the_district_around_it() -> None:
    assert labels("Ipswich")[:2] == ["Ipswich, England", "Ipswich, Australia"]


def test_country_and_state_of_one_name_are_asked() -> None:
    assert labels("Georgia")[:2] == ["Georgia, USA", "Georgia"]


def test_village_is_asked_even_if_nobody_else_bears_its_name() -> None:
    assert labels("Hebden Bridge") == ["Hebden Bridge, England"]
    assert told("Hebden Bridge, West Yorkshire") == "GB Hebden Bridge"


def test_region_that_does_not_fit_is_asked() -> None:
    assert labels("Leeds, Sweden")[0] == "Leeds, England"


def test_unknown_place_in_a_known_country_asks_for_the_country() -> None:
    assert labels("Xyzzyton, Sweden") == ["Sweden"]


def test_order_may_be_turned_round() -> None:
    assert told("England - Doncaster") == "GB Doncaster"


def test_bare_code_is_a_place_only_where_everybody_says_so() -> None:
    assert [told(words) for words in ("UK", "NZ", "ME", "IT")] == [
        "GB country UK",
        "NZ country New Zealand",
        "-",
        "-",
    ]


def test_lower_case_word_is_no_code_without_a_comma() -> None:
    assert told("portland or") == "-"
    assert told("portland, or") == "US Portland"


@pytest.mark.parametrize("words", ["Leeds 🇬🇧", "🇬🇧 Leeds", "Leeds 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Leeds 😊🇬🇧"])
def test_flag_names_the_country(words: str) -> None:
    assert told(words) == "GB Leeds"


def test_flag_alone_is_its_country() -> None:
    assert [told("🇿🇦"), told("🏴󠁧󠁢󠁷󠁬󠁳󠁿")] == ["ZA country South Africa", "GB nation Wales"]


def test_weather_and_lead_in_are_left_aside() -> None:
    assert [
        told(words) for words in ("a very wet Leeds", "based in Leeds", "just outside Leeds", "from sunny Spain")
    ] == [
        "GB Leeds",
        "GB Leeds",
        "GB Leeds",
        "ES country Spain",
    ]


def test_two_things_it_lies_in_may_follow_without_commas() -> None:
    assert told("London Ontario Canada") == "CA London"
    assert told("London Ontario Sweden") == "-"


def test_part_of_a_town_is_found_by_the_town() -> None:
    assert told("Notting Hill, London") == "GB Notting Hill"


@pytest.mark.parametrize("words", ["", "   ", "!!!", ",,,", "x" * 5000, "sunny", "\x00", "' OR 1=1 --"])
def test_what_names_nothing_is_unknown(words: str) -> None:
    assert look_up(words) == Unknown()
