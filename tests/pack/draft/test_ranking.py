import numpy as np
import pytest

from kindling.pack.draft.asked import ASKED
from kindling.pack.draft.hour import heard
from kindling.pack.draft.measures import CENTRAL, PLAIN
from kindling.pack.draft.ranking import Ranking, Use, measured, rank
from tests.factories.hour import kindness_hour

HOUR = heard(kindness_hour())


@pytest.mark.parametrize("use", ["bullets", "quotes"])
@pytest.mark.parametrize("question", [None, "", "What does a kind welcome look like?"])
def test_every_measure_has_a_weight(use: Use, question: str | None) -> None:
    ranking = rank(measured(HOUR, question), use)
    assert len(ranking.weights) == len(PLAIN) + len(CENTRAL) + (len(ASKED) if question else 0)
    assert ranking.scores.shape == (len(HOUR.candidates),)


def test_reasons_are_the_measures_that_added_most() -> None:
    ranking = Ranking(("mass", "filler", "words"), np.array([[1.0, -1.0, 2.0]]), np.array([0.5, -0.9, -1.0]))
    assert ranking.why(0) == "Is fluently said and uses the words the hour kept coming back to."


def test_one_reason_said_by_two_measures_is_said_once() -> None:
    ranking = Ranking(("filler", "lost"), np.array([[-1.0, -1.0]]), np.array([-0.5, -0.5]))
    assert ranking.why(0) == "Is fluently said."


def test_sentence_that_nothing_speaks_for_says_so() -> None:
    assert Ranking(("mass",), np.array([[0.0]]), np.array([1.0])).why(0) == "Was one of few sentences to choose from."


def test_scores_are_rounded_so_that_processors_agree() -> None:
    assert Ranking(("mass",), np.array([[1 / 3]]), np.array([1.0])).scores.tolist() == [0.333333]
