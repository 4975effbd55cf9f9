import pytest

from kindling.pack.draft.grammar import about_them


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ("I am here with my sister", "they were here with their sister"),
        ("I was tired and we're late", "they were tired and they were late"),
        ("was I wrong", "were they wrong"),
        ("it's been a year and it's cold", "it had been a year and it was cold"),
        ("it takes time and she says so", "it took time and she said so"),
        ("we should have more time to have tea", "they should have more time to have tea"),
        ("we also have a kettle", "they also had a kettle"),
        ("do they have a kettle", "do they have a kettle"),
        ("have a kettle", "have a kettle"),
        ("we need what we already use", "they needed what they already used"),
        ("kindness helps people feel safe", "kindness helps people feel safe"),
        ("when people feel safe you know it", "when people felt safe you know it"),
        ("think of a good will and the can", "think of a good will and the can"),
        ("we will meet and can stay", "they would meet and could stay"),
        ("do we need it", "do they need it"),
        ("really need it", "really need it"),
        ("I’m sure we don’t", "they were sure they did not"),
    ],
)
def test_words_turn_to_the_third_person_and_a_step_back_in_time(own: str, theirs: str) -> None:
    assert about_them(own) == theirs
