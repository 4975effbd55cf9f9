import numpy as np

from kindling.pack.draft.choosing import Choice

VECTORS = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


def anything(rows: list[int], row: int) -> bool:
    return row not in rows


def test_second_choice_is_unlike_the_first() -> None:
    choice = Choice(np.array([3.0, 2.9, 2.0]), VECTORS, [5, 5, 5], 0.5)
    assert choice.taken(10, anything) == [0, 2]


def test_what_is_too_long_for_the_rest_is_passed_over() -> None:
    choice = Choice(np.array([3.0, 2.0, 1.0]), VECTORS, [6, 6, 3], 1.0)
    assert choice.taken(10, anything) == [0, 2]


def test_rows_of_length_nought_and_refused_rows_are_never_taken() -> None:
    choice = Choice(np.array([3.0, 2.0, 1.0]), VECTORS, [0, 5, 5], 1.0)
    assert choice.taken(10, lambda _, row: row != 1) == [2]


def test_nothing_to_take_is_nothing() -> None:
    assert Choice(np.array([3.0, 2.0, 1.0]), VECTORS, [0, 0, 0], 1.0).taken(10, anything) == []


def test_equal_scores_are_taken_as_they_were_said() -> None:
    assert Choice(np.zeros(3), VECTORS, [5, 5, 5], 1.0).taken(15, anything) == [0, 1, 2]
