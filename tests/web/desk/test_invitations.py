"""A month's invitations on the desk: one sentence, what goes out when, and what a steward does about it."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from kindling.conversations.actions import cancel_conversation, move_conversation
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.invitations.models import Habit, InvitationPlan, Sending
from kindling.web.desk.invitations.left import left_of_invitations
from tests.factories.accounts import ada, pia, sign_in
from tests.invitations.cast import BEGINS, INVITED, MONTH, clock_at, go_on, member, month, queries, queued, says

pytestmark = pytest.mark.django_db

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
WHERE = f"/desk/{MONTH}/invitations/"


@pytest.fixture
def desk(client: Client) -> Client:
    return client


def signed_in(client: Client, who: Actor | None = None) -> Client:
    """Ada, unless it is ``who``: a session lasts hours, and a test looks at days."""
    return sign_in(client, who or ada())


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def page(desk: Client, at: datetime.datetime = INVITED - DAY, who: Actor | None = None) -> str:
    with clock_at(at):
        answer = signed_in(desk, who).get(WHERE)
    assert answer.status_code == 200
    return words(answer)


def post(desk: Client, what: str, at: datetime.datetime = INVITED - DAY, **told: str) -> str:
    with clock_at(at):
        return words(signed_in(desk).post(f"{WHERE}{what}/", told, follow=True))


def steps(desk: Client, at: datetime.datetime) -> list[str]:
    with clock_at(at):
        answer = signed_in(desk).get(WHERE)
    assert answer.context is not None
    return [f"{one.name}: {one.words}" for one in answer.context["steps"]]


def test_first_go_is_a_stewards_word_and_every_month_after_goes_by_itself(desk: Client) -> None:
    member()
    month(started=False)
    told = page(desk)
    assert "Nobody is invited yet. 1 member waits for it." in told
    assert "Kindling has mailed nobody so far." in told
    assert "Let it go out on Thursday 3 December, 09:00" in told
    assert "It is noted. It goes out by itself." in post(desk, "send", when="then")
    assert (queued(), Habit.objects.get().started_at) == ([], INVITED - DAY)
    assert "The invitation goes out by itself on Thursday 3 December, 09:00." in page(desk)
    go_on(INVITED)
    assert "1 person is invited; 0 come, 0 cannot." in page(desk, INVITED)


def test_invitation_is_sent_now(desk: Client) -> None:
    member()
    month()
    told = post(desk, "send", when="now")
    assert "The invitation goes out now, within a minute." in told
    assert ("by itself" in told, "Send it now" in told, "3 December, 09:00" in told) == (False, False, False)
    go_on(INVITED - DAY)
    assert queued() == [("invitation", "Ben")]
    assert "Its invitation has gone out already." in post(desk, "send", when="now")


def test_steward_reads_this_months_invitation_before_everybody_gets_it(desk: Client) -> None:
    month()
    InvitationPlan.objects.create(conversation=Conversation.objects.get(), line="Bring <tea>.")
    with clock_at(INVITED - DAY):
        signed_in(desk)
        assert f'{WHERE}letter/"' in desk.get(WHERE).content.decode()
        told, shown = desk.get(f"{WHERE}letter/"), desk.get(f"{WHERE}letter/page/")
        assert signed_in(desk, pia()).get(f"{WHERE}letter/").status_code == 403
    assert "The courage to pause: Thursday 17 December" in words(told)
    assert re.search(r"frame-src [^;]*'self'", told["Content-Security-Policy"])
    assert "With Ingrid Solheim, midwife." in words(shown)
    assert "Bring &lt;tea&gt;." in shown.content.decode()
    assert "sandbox" in shown["Content-Security-Policy"]
    assert "/come/" not in shown.content.decode()
    assert queued() == []


def test_month_without_a_day_has_no_invitation_to_read(desk: Client) -> None:
    month(day=None)
    assert signed_in(desk).get(f"{WHERE}letter/").status_code == 404


def going(desk: Client, path: str, at: datetime.datetime, who: Actor | None = None) -> str:
    """What a page of the month says that goes out, with its link."""
    with clock_at(at):
        answer = signed_in(desk, who).get(f"/desk/{MONTH}/{path}/")
    found = re.search(r'<p class="state state-waits">.*?<span>(.*?)</span></p>', answer.content.decode())
    return found[1] if found else ""


def link(name: str) -> str:
    return f'<a href="{WHERE}">{name}</a>'


def test_pages_on_which_a_day_is_said_tell_what_goes_out_and_lead_to_the_pause(desk: Client) -> None:
    member()
    member("Cleo Marsh")
    month(day=None, title="")
    late, facts = BEGINS - 5 * HOUR, {"title": "", "day": "2026-12-17", "format": "", "summary": ""}
    assert [going(desk, one, late) for one in ("facts", "when")] == ["", ""]
    with clock_at(late):
        assert "Saved" in words(signed_in(desk).post(f"/desk/{MONTH}/facts/what/", facts, follow=True))
    rests = "from 13:05 in London, unless the day or the hour is changed before."
    told = f"Invitations go out to 2 members {rests} It has no title yet."
    assert {going(desk, one, late) for one in ("facts", "when")} == {f"{told} {link('See or pause the invitations')}"}
    assert going(desk, "facts", late, pia()) == f"{told} {link('See the invitations, which a steward can pause')}"
    assert steps(desk, late)[0] == "The invitation: Thursday 17 December, 13:05"
    assert "The invitation goes out by itself on Thursday 17 December, 13:05." in page(desk, late)
    soon = going(desk, "facts", late + HOUR / 12)
    assert soon.startswith("Invitations go out to 2 members within a minute.")
    post(desk, "pause", late)
    assert going(desk, "facts", late) == ""


def test_pages_on_which_a_day_is_said_tell_it_days_ahead_and_who_hears_of_a_change(desk: Client) -> None:
    row = month(started=False)
    assert going(desk, "when", INVITED - DAY) == ""
    Habit.objects.create(series=row.series, started_at=INVITED)
    assert going(desk, "when", INVITED - DAY) == ""
    member()
    link_ = link("See or pause the invitations")
    unless = "unless the day or the hour is changed before."
    first = "Invitations go out to 1 member on Thursday 3 December, from 09:00 in London"
    assert going(desk, "when", INVITED - DAY) == f"{first}, {unless} {link_}"
    go_on(INVITED)
    assert going(desk, "when", INVITED + HOUR) == ""
    with clock_at(INVITED + HOUR):
        move_conversation(by=ada(), conversation=row, day=datetime.date(2026, 12, 22))
    change = "Members who were told otherwise hear of the change from 10:05 in London"
    assert going(desk, "facts", INVITED + HOUR) == f"{change}, {unless} {link_}"
    assert going(desk, "facts", BEGINS + 9 * DAY) == ""


def test_first_go_after_the_usual_time_is_at_once(desk: Client) -> None:
    member()
    month(started=False)
    told = page(desk, INVITED + DAY)
    assert "Send it now, and by itself from then on" in told
    assert "Let it go out on" not in told


def test_month_tells_what_goes_out_when_by_the_clocks_of_the_series(desk: Client) -> None:
    month()
    assert steps(desk, INVITED - DAY) == [
        "The invitation: Thursday 3 December, 09:00",
        "A week before: Thursday 10 December, 18:00",
        "A day before: Wednesday 16 December, 18:00",
        "An hour before: Thursday 17 December, 17:00",
        "Thanks for coming: Afterwards, once the pack is out",
        "What came of it: Afterwards, once the pack is out",
    ]
    assert steps(desk, INVITED)[0] == "The invitation: Within the next minute"


def test_what_has_gone_out_is_told_with_its_time_and_for_how_many(desk: Client) -> None:
    ben, cleo = member(), member("Cleo Marsh")
    row = month()
    go_on(INVITED)
    says(ben, row, "yes")
    says(cleo, row, "no")
    go_on(BEGINS - 7 * DAY)
    told = steps(desk, BEGINS - DAY - HOUR)
    assert told[:3] == [
        "The invitation: Thursday 3 December, 09:00, to 2 people",
        "A week before: Thursday 10 December, 18:00, to 1 person",
        "A day before: Wednesday 16 December, 18:00",
    ]
    assert "2 people are invited; 1 comes, 1 cannot." in page(desk, INVITED)


def test_reminder_whose_time_had_passed_is_told_as_left_out(desk: Client) -> None:
    member()
    month()
    go_on(BEGINS - 3 * DAY)
    assert steps(desk, BEGINS - 3 * DAY)[1] == "A week before: Left out: its time had passed"
    Sending.objects.update(done_at=None)
    assert steps(desk, BEGINS - 3 * DAY)[0] == "The invitation: On its way to 1 person so far"


def test_pause_holds_and_lets_go_on(desk: Client) -> None:
    member()
    month()
    assert "No invitation, reminder or follow-up goes out" in post(desk, "pause")
    assert steps(desk, INVITED - DAY) == [
        f"{name}: Paused"
        for name in (
            "The invitation",
            "A week before",
            "A day before",
            "An hour before",
            "Thanks for coming",
            "What came of it",
        )
    ]
    go_on(INVITED)
    assert queued() == []
    assert "It goes on." in post(desk, "resume")
    go_on(INVITED)
    assert queued() == [("invitation", "Ben")]


def test_called_off_month_sends_nothing_and_tells_what_was_told(desk: Client) -> None:
    member()
    row = month()
    go_on(INVITED)
    with clock_at(INVITED + DAY):
        cancel_conversation(by=ada(), conversation=row, reason="Our speaker is ill.")
    go_on(INVITED + 2 * DAY)
    told = page(desk, INVITED + 2 * DAY)
    assert "That it is cancelled" in told
    assert told.count("It does not go out: the month is called off") == 5
    assert not any(one in told for one in ("Send it now", "Pause this month", "In your own words"))


def test_line_of_a_steward_is_kept_and_taken_away(desk: Client) -> None:
    month()
    assert "Your line is kept." in post(desk, "line", line=" Bring a cup of tea. ")
    assert "Bring a cup of tea." in page(desk)
    assert InvitationPlan.objects.get().line == "Bring a cup of tea."
    assert "There is no line of your own." in post(desk, "line", line="")
    told = post(desk, "line", line="x" * 501)
    assert "That is longer than a line." in told
    assert "x" * 501 in told


def test_habit_of_the_series_is_changed_for_every_month(desk: Client) -> None:
    month()
    assert "It is noted" in post(desk, "habit", days_before="10", time_of_day="08:30")
    assert steps(desk, INVITED - DAY)[0] == "The invitation: Monday 7 December, 08:30"
    for days, time, wrong in (
        ("0", "09:00", "At least one day"),
        ("61", "09:00", "At most 60 days"),
        ("soon", "25:00", "A time is written like 09:00."),
    ):
        assert wrong in post(desk, "habit", days_before=days, time_of_day=time)
    assert Habit.objects.get().days_before == 10


def test_follow_up_goes_without_the_pack_where_a_steward_says_so(desk: Client) -> None:
    member()
    month()
    go_on(INVITED)
    assert "It is not over yet." in post(desk, "follow-up")
    after = BEGINS + DAY
    assert "Send what came of it without the pack" in page(desk, after)
    assert "It goes out once it is known who came." in post(desk, "follow-up", after)
    assert steps(desk, after)[4] == "Thanks for coming: Afterwards, once it is known who came"
    assert "Left out: nobody was invited, or it is too long ago" in steps(desk, after + 90 * DAY)[4]


def test_producer_sees_numbers_and_no_names_and_changes_nothing(client: Client) -> None:
    ben = member("Zquilla Okoro", place="Zquillbury")
    row = month(started=False)
    says(ben, row, "yes")
    Sending.objects.create(conversation=row, kind="invitation", count=3, at=INVITED, done_at=INVITED)
    told = page(client, INVITED, pia())
    assert "3 people are invited; 1 comes, 0 cannot." in told
    assert ("Zquill" in told, "How it reads" in told, "Pause" in told) == (False, False, False)
    for what in ("send", "pause", "resume", "line", "habit", "follow-up"):
        with clock_at(INVITED):
            assert signed_in(client, pia()).post(f"{WHERE}{what}/", {"when": "now"}).status_code == 403
    assert not InvitationPlan.objects.exists()


def test_steward_sees_who_comes(desk: Client) -> None:
    row = month()
    Sending.objects.create(conversation=row, kind="invitation", count=3, at=INVITED, done_at=INVITED)
    assert "Nobody has said yes yet." in page(desk, INVITED)
    says(member("Ben <b>Okoro", place="Leeds"), row, "yes")
    told = page(desk, INVITED)
    assert "Ben &lt;b&gt;Okoro Leeds" in told


def test_empty_states_say_what_is_missing(desk: Client) -> None:
    month(started=False)
    assert "There are no members yet who wish to be invited." in page(desk)
    assert "Nobody was invited by Kindling." in page(desk, BEGINS + DAY)
    Conversation.objects.update(day=None)
    told = page(desk)
    assert "Nobody has said yet when it is, so nobody can be invited." in told
    assert "Say when it is" in told
    assert "Nobody has said yet when it is." in post(desk, "send", when="now")


def test_page_costs_the_same_for_one_and_three_who_come(desk: Client) -> None:
    row, costs = month(), []
    for number in range(3):
        says(member(f"Ben{number} Okoro"), row, "yes")
        with clock_at(INVITED):
            signed_in(desk).get(WHERE)
            with queries() as counted:
                desk.get(WHERE)
        costs.append(len(counted))
    assert costs[0] == costs[2]


def test_what_is_left_is_asked_in_time() -> None:
    row = month(started=False)

    def left(at: datetime.datetime) -> list[str]:
        fresh = Conversation.objects.select_related("series").get(pk=row.pk)
        return [one.what for one in left_of_invitations(fresh, at)]

    assert [left(at) for at in (INVITED - 30 * DAY, INVITED - 20 * DAY, BEGINS + DAY)] == [
        [],
        ["Let the invitations go out"],
        [],
    ]
    Habit.objects.create(series=row.series, started_at=INVITED)
    assert left(INVITED - DAY) == []
    Conversation.objects.update(title="")
    assert left(INVITED - DAY) == ["Give it a title before it is announced"]
    InvitationPlan.objects.create(conversation=row, paused=True)
    assert left(INVITED - DAY) == ["Let the invitations go on"]
    InvitationPlan.objects.all().delete()
    go_on(INVITED)
    assert left(INVITED + DAY) == []
