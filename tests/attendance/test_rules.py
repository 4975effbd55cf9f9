"""How a count is said without saying it exactly."""

from __future__ import annotations

import pytest

from kindling.attendance.rules import can_record, can_see_people, more_than
from kindling.ground.actors import NOBODY, WORKER
from tests.factories.accounts import ada, pia


@pytest.mark.parametrize(
    ("people", "said"), [(48, 45), (46, 45), (45, 40), (80, 75), (6, 5), (5, None), (1, None), (0, None)]
)
def test_more_than_is_the_last_step_below(people: int, said: int | None) -> None:
    assert more_than(people) == said


def test_the_step_can_be_another() -> None:
    assert (more_than(48, 10), more_than(10, 10), more_than(101, 25)) == (40, None, 100)


@pytest.mark.django_db
def test_producers_count_who_came_and_do_not_see_who_people_are() -> None:
    assert [can_record(one) for one in (ada(), pia(), WORKER, NOBODY)] == [True, True, True, False]
    assert [can_see_people(one) for one in (ada(), pia(), NOBODY)] == [True, False, False]
