from kindling.pack.draft.hour import heard
from kindling.pack.draft.themes import themes_of
from tests.factories.hour import kindness_hour, spoken

HOUR = heard(kindness_hour())


def test_every_bullet_belongs_to_one_theme_and_the_best_comes_first() -> None:
    themes = themes_of(HOUR, range(20), 1000)
    assert sorted(place for theme in themes for place in theme.bullets) == list(range(20))
    assert themes[0].bullets[0] == 0


def test_theme_is_named_after_its_words_and_counts_its_voices() -> None:
    theme = themes_of(HOUR, range(20), 1000)[0]
    assert theme.label.lower().replace(", ", " ").replace(" and ", " ").split() == list(theme.terms[:3])
    assert theme.why.endswith("voices, close in meaning.")


def test_themes_stay_within_the_words_asked_for() -> None:
    assert themes_of(HOUR, range(20), 5) == ()
    assert len(themes_of(HOUR, range(20), 9)) == 1


def test_no_bullets_have_no_themes() -> None:
    assert themes_of(HOUR, [], 110) == ()


def test_single_sentence_is_a_theme_of_its_own() -> None:
    hour = heard(spoken(("Ada", "The porters steered every child.")))
    assert themes_of(hour, [], 110) == ()
    alone = heard(spoken(("Ada", "Kindness was never a soft extra there.")))
    assert [theme.why for theme in themes_of(alone, [0], 110)] == ["1 sentence of 1 voice, close in meaning."]


def test_names_of_the_people_are_no_theme() -> None:
    hour = heard(spoken(*(("Ada", "Ada said that Ada would be at that for Ada and me.") for _ in range(3))))
    assert [theme.label for theme in themes_of(hour, [0], 110)] == ["Other words"]
