"""What invitations hold of somebody is shown to them, and goes with them."""

from __future__ import annotations

import pytest

from kindling.invitations.models import Habit, InvitationPlan, Reply, Sending
from kindling.people.erasing import erase
from kindling.people.held import held_about
from tests.invitations.cast import INVITED, clock_at, go_on, member, month, says

pytestmark = pytest.mark.django_db


def test_answers_of_somebody_are_told_to_them_and_nobody_elses() -> None:
    ben, cleo, row = member(), member("Cleo Marsh"), month()
    with clock_at(INVITED):
        says(ben, row, "yes")
        says(cleo, row, "no")
    assert held_about(ben)["what you answered to invitations"] == [
        {"month": "2026-12", "answer": "Comes", "how": "by the link in a mail", "at": INVITED}
    ]


def test_answers_go_with_whoever_is_erased_and_the_others_stay() -> None:
    ben, cleo, row = member(), member("Cleo Marsh"), month()
    for one in (ben, cleo):
        says(one, row, "yes")
    erase(ben)
    assert list(Reply.objects.values_list("person", flat=True)) == [cleo.pk]


def test_rows_say_in_words_what_they_are() -> None:
    ben, row = member(), month()
    go_on(INVITED)
    plan = InvitationPlan.objects.create(conversation=row, paused=True)
    told = (says(ben, row, "no"), Sending.objects.get(), Habit.objects.get(), plan, InvitationPlan(conversation=row))
    assert [str(one) for one in told] == [
        "Cannot come",
        "invitation 2026-12",
        "14 days before, at 09:00",
        "2026-12, paused",
        "2026-12",
    ]
