import pytest

from kindling.kernel.places import Found, Place, look_up, region_of


def place(words: str) -> Place:
    answer = look_up(words)
    assert isinstance(answer, Found)
    return answer.place


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Doncaster", "South Yorkshire, England"),
        ("Notting Hill, UK", "Greater London, England"),
        ("Belfast", "Northern Ireland"),
        ("Kochi, India", "Kerala, India"),
        ("Kumasi", "Ashanti, Ghana"),
        ("Bergen, Norway", "Vestland, Norway"),
        ("Portland, Oregon", "Oregon, USA"),
        ("Massachusetts", "USA"),
        ("South Yorkshire", "England"),
        ("Wales", "Wales"),
        ("Mexico", "Mexico"),
        ("Valletta", "Malta"),
    ],
)
def test_place_shows_as_its_region(words: str, shown: str) -> None:
    assert region_of(place(words)).label == shown


def test_region_of_few_people_shows_as_what_it_lies_in() -> None:
    assert region_of(place("Lerwick, Scotland")).label == "Scotland"


def test_place_of_another_gazetteer_is_refused() -> None:
    other = Place("Nowhere", "Nowhere", "", "", "XX", 0.0, 0.0, place("Leeds").kind, 0, ref=10**9)
    with pytest.raises(LookupError, match="no place number 1000000000"):
        region_of(other)
