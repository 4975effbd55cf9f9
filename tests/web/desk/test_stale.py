"""Two tabs, one record: nobody on the desk writes over what they have not seen."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from kindling.contributions.queries import ledger
from kindling.conversations.models import Conversation
from kindling.curation.models import Draft
from kindling.planning.actions import add_topic, set_hour
from kindling.planning.hour import Slot
from kindling.planning.models import Part
from kindling.planning.queries import hour_of
from kindling.web.desk.stale import CHANGED
from tests.curation.months import saved
from tests.factories.accounts import ada, sign_in
from tests.factories.site import conversation
from tests.factories.speakers import speaking
from tests.people.met import person

pytestmark = pytest.mark.django_db

MONTH = "2199-12"
DESK = f"/desk/{MONTH}/"
HOURS = {"starts": "18:00", "ends": "19:00"}
RULE = HOURS | {"week": "3", "day": "TH", "every": "1", "zone": "Europe/London", "raw": "FREQ=MONTHLY;BYDAY=3TH"}


@dataclass(frozen=True, slots=True)
class Tab:
    """A form: its page, what another tab saves and what this one does, and how the page calls its mark and itself."""

    page: str
    theirs: dict[str, Any]
    mine: dict[str, Any]
    mark: str = "seen"
    form: str = "form"
    to: str = ""


def _when(row: Conversation) -> tuple[Tab, ...]:
    day = HOURS | {"day": "2199-12-19"}
    return (
        Tab(f"{DESK}when/move/", day | {"day": "2199-12-20", "reason": "The hall."}, day | {"starts": "17:00"}),
        Tab(f"{DESK}when/link/", {"url": "https://a.example/1", "note": "Pin 1"}, {"url": "https://b.example/2"}),
        Tab("/desk/rhythm/rule/", RULE | {"ends": "19:30", "save": "1"}, RULE | {"starts": "17:00", "save": "1"}),
        Tab(
            f"{DESK}invitations/",
            {"line": "Bring a cup."},
            {"line": "Bring a friend."},
            mark="line_seen",
            to=f"{DESK}invitations/line/",
        ),
        Tab(
            f"{DESK}invitations/",
            {"days_before": "9", "time_of_day": "09:00"},
            {"days_before": "14", "time_of_day": "10:00"},
            mark="habit_seen",
            form="habit_form",
            to=f"{DESK}invitations/habit/",
        ),
        Tab(
            f"{DESK}facts/people/{row.credits.get().pk}/",
            {"part": "host"},
            {"part": "speaker", "described": "Baker in Bergen"},
        ),
    )


def _who(row: Conversation) -> tuple[Tab, ...]:
    wilf = f"/desk/plan/speakers/{speaking(row).uid}/"
    topic = add_topic(by=ada(), title="Rest", about="", name="", named=False)
    words = ledger(row)[0].key
    return (
        Tab(wilf, {"stage": "asked", "month": MONTH}, {"stage": "idea", "month": "", "note": "Later"}, mark="far"),
        Tab(f"{wilf}details/", {"name": "Ingrid S", "about": "Rest"}, {"name": "Ingrid Solheim", "minutes": "10"}),
        Tab(
            f"/desk/topics/{topic.pk}/",
            {"status": "planned", "month": MONTH},
            {"status": "not-now", "reason": "We spoke of it."},
        ),
        Tab(
            f"/desk/people/{person('Ben Okafor', 'ben@example.org').uid}/",
            {"name": "Ben Okafor", "place": "Leeds"},
            {"name": "Benjamin Okafor"},
        ),
        Tab(f"{DESK}consents/{words}/", {"name": "Cleo Marsh", "role": "A baker"}, {"name": "C. Marsh"}),
    )


def _seen(desk: Client, tab: Tab) -> dict[str, str]:
    answer = desk.get(tab.page)
    assert answer.context is not None
    seen = {"seen": answer.context[tab.mark]}
    assert f'<input type="hidden" name="seen" value="{seen["seen"]}">' in answer.content.decode()
    return seen


def _stands(desk: Client, tab: Tab) -> object:
    answer = desk.get(tab.page)
    assert answer.context is not None
    return answer.context[tab.form].initial


@pytest.mark.parametrize("tabs", [_when, _who])
def test_a_form_that_was_opened_before_another_was_saved_is_looked_at_first(
    client: Client, tabs: Callable[[Conversation], tuple[Tab, ...]]
) -> None:
    desk, row = sign_in(client, ada()), conversation(MONTH, day=datetime.date(2199, 12, 19), speakers=("Wilf",))
    saved(row)
    assert Draft.objects.filter(conversation=row).exists()
    for tab in tabs(row):
        to, mine = tab.to or tab.page, _seen(desk, tab)
        assert desk.post(to, tab.theirs | _seen(desk, tab)).status_code == 302, to
        stands = _stands(desk, tab)
        refused = desk.post(to, tab.mine | mine)
        assert (refused.status_code in {400, 422}, CHANGED in refused.content.decode()) == (True, True), to
        assert _stands(desk, tab) == stands, to
        assert desk.post(to, tab.theirs | mine).status_code == 302, to
        assert desk.post(to, tab.mine | _seen(desk, tab)).status_code == 302, to
        assert _stands(desk, tab) != stands, to


def test_a_month_that_another_moved_is_not_called_off_unseen(client: Client) -> None:
    desk, row = sign_in(client, ada()), conversation(MONTH, day=datetime.date(2199, 12, 19))
    tab = Tab(f"{DESK}when/off/", {}, {"status": "cancelled", "reason": "We rest."})
    seen = _seen(desk, tab)
    desk.post(f"{DESK}when/move/", HOURS | {"day": "2199-12-20", "reason": "The hall."})
    assert CHANGED in desk.post(tab.page, tab.mine | seen).content.decode()
    row.refresh_from_db()
    assert (row.status, row.reason) == ("planned", "The hall.")
    assert desk.post(tab.page, tab.mine | _seen(desk, tab)).status_code == 302


def test_colours_that_another_chose_are_not_written_over_unseen(client: Client) -> None:
    desk = sign_in(client, ada())
    conversation(MONTH)
    tab = Tab("/desk/community/colours/", {}, {})
    answer = desk.get(tab.page)
    assert answer.context is not None
    form = answer.context["form"]
    told = {name: form[name].value() for name in form.fields}
    seen = _seen(desk, tab)
    assert desk.post(tab.page, told | {"link": "#0b3d2e"} | seen).status_code == 302
    assert CHANGED in desk.post(tab.page, told | {"link": "#3d0b2e"} | seen).content.decode()
    stands = _stands(desk, tab)
    assert isinstance(stands, dict)
    assert stands["link"] == "#0b3d2e"


def _rows(*rows: tuple[str, str], known: int) -> dict[str, str]:
    sent = {"form-TOTAL_FORMS": str(len(rows)), "form-INITIAL_FORMS": str(known)}
    for at, (title, minutes) in enumerate(rows):
        told = {"part": "other", "title": title, "minutes": minutes, "owner": ""}
        sent |= {f"form-{at}-{name}": value for name, value in told.items()}
    return sent


def test_an_hour_that_another_planned_is_not_written_over_unseen(client: Client) -> None:
    desk, row = sign_in(client, ada()), conversation(MONTH, day=datetime.date(2199, 12, 19))
    set_hour(by=ada(), conversation=row, slots=[Slot(Part.OTHER, "Welcome", 60, "")])
    tab = Tab(f"{DESK}plan/hour/", {}, {})
    seen = _seen(desk, tab)
    theirs = _rows(("Welcome all", "50"), ("Tea", "10"), known=1)
    assert desk.post(tab.page, theirs | seen).status_code == 302
    refused = desk.post(tab.page, _rows(("Welcome", "30"), ("Songs", "30"), known=1) | seen)
    assert (refused.status_code, CHANGED in refused.content.decode(), "Songs" in refused.content.decode()) == (
        400,
        True,
        True,
    )
    assert [one.title for one in hour_of(row).slots] == ["Welcome all", "Tea"]
    assert desk.post(tab.page, theirs | seen).status_code == 302
    assert [one.title for one in hour_of(row).slots] == ["Welcome all", "Tea"]
