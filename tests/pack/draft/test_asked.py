import numpy as np

from kindling.pack.draft.asked import ASKED, asked_measures, standardised
from kindling.pack.draft.hour import heard
from tests.factories.hour import kindness_hour, spoken

HOUR = heard(kindness_hour())


def column(question: str, name: str) -> list[float]:
    return [float(value) for value in asked_measures(HOUR, question)[:, list(ASKED).index(name)]]


def test_words_of_the_question_are_found_in_the_sentence() -> None:
    best = HOUR.candidates[int(np.argmax(column("What was said about the rabbit?", "words_asked")))]
    assert "rabbit" in best.plain


def test_sentences_around_the_answer_are_near_the_question_too() -> None:
    best = HOUR.candidates[int(np.argmax(column("What was said about the rabbit?", "words_around")))]
    assert best.sentence.raw_name == "Esme Lowe"


def test_voice_that_is_asked_about_is_known_by_full_or_last_name() -> None:
    for question, name in (("What did Dilip Rao hope for?", "Dilip Rao"), ("What did Marsh hope for?", "Ada Marsh")):
        asked = column(question, "voice")
        assert {one.sentence.raw_name for one, value in zip(HOUR.candidates, asked, strict=True) if value} == {name}


def test_question_about_nobody_asks_for_no_voice() -> None:
    assert not any(column("What about the signs?", "voice"))


def test_voice_without_a_name_is_never_asked_about() -> None:
    hour = heard(spoken(("", "The porters steer every child around the last corner of the ward.")))
    assert asked_measures(hour, "What about the porters?").shape == (1, len(ASKED))


def test_what_never_varies_is_standardised_to_nothing() -> None:
    assert np.array_equal(standardised(np.array([[1.0, 1.0], [1.0, 3.0]])), np.array([[0.0, -1.0], [0.0, 1.0]]))
