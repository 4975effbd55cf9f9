"""The months ahead: opened by the rule, following it, and kept once somebody has said something."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import timezone

from kindling.conversations.actions import (
    credit_somebody,
    describe_conversation,
    describe_series,
    move_conversation,
    open_ahead,
    set_themes,
)
from kindling.conversations.ahead import months_ahead
from kindling.conversations.changes import Was, conversation_changed
from kindling.conversations.facts import BadFacts, SeriesFacts
from kindling.conversations.models import Conversation, OldAddress, Series
from kindling.ground.actors import WORKER
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.factories.site import CLEO, SERIES, ada, conversation, series

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
TUESDAYS = SeriesFacts(
    name=SERIES.name, rule="FREQ=MONTHLY;BYDAY=1TU", starts=datetime.time(17), ends=datetime.time(18)
)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def heard() -> Iterator[list[tuple[str, frozenset[str]]]]:
    told: list[tuple[str, frozenset[str]]] = []

    def listen(conversation: Conversation, was: Was, what: frozenset[str], **_: object) -> None:
        assert isinstance(was, Was)
        told.append((conversation.month, what))

    conversation_changed.connect(listen)
    yield told
    conversation_changed.disconnect(listen)


def _days() -> list[str]:
    return [f"{row.day:%Y-%m-%d}" for row in Conversation.objects.order_by("month") if row.day]


def _month(month: str) -> Conversation:
    return Conversation.objects.select_related("series").get(month=month)


def test_the_next_twelve_months_stand_by_themselves_once() -> None:
    series()
    assert [open_ahead(by=WORKER), open_ahead(by=WORKER)] == [12, 0]
    assert _days()[:3] == ["2026-12-17", "2027-01-21", "2027-02-18"]
    assert Conversation.objects.filter(by_rule=True, title="", sequence=0).count() == 12
    assert AuditLine.objects.filter(action="open months ahead").count() == 1


def test_without_a_series_or_its_times_nothing_is_opened() -> None:
    assert open_ahead(by=WORKER) == 0
    describe_series(by=WORKER, facts=SeriesFacts(name="Later", rule="FREQ=MONTHLY;BYDAY=3TH"))
    assert open_ahead(by=WORKER) == 0


def test_a_stranger_opens_nothing() -> None:
    series()
    with pytest.raises(NotAllowed):
        open_ahead(by=CLEO)


def test_untouched_months_follow_the_rule_and_others_keep_their_day_and_hour(
    heard: list[tuple[str, frozenset[str]]],
) -> None:
    series()
    conversation("2024-08", day=datetime.date(2024, 8, 15))
    open_ahead(by=WORKER)
    credit_somebody(by=ada(), conversation=_month("2027-01"), name="Niamh", role="speaker")
    describe_series(by=ada(), facts=TUESDAYS)
    assert _days()[1:4] == ["2026-12-01", "2027-01-21", "2027-02-02"]
    begins = {row.month: row.begins_at for row in Conversation.objects.select_related("series")}
    told = [begins[month] for month in ("2024-08", "2026-12", "2027-01", "2027-02")]
    assert [one.hour for one in told if one] == [18, 17, 18, 17]
    assert (_month("2026-12").sequence, _month("2027-01").sequence, _month("2024-08").sequence) == (1, 0, 0)
    assert {month for month, _ in heard} == {month for month in begins if month not in {"2024-08", "2027-01"}}


def test_a_month_on_which_anything_hangs_is_somebody_s_though_nobody_described_it() -> None:
    series()
    open_ahead(by=WORKER)
    OldAddress.objects.create(path="/december", conversation=_month("2026-12"))
    set_themes(by=WORKER, conversation=_month("2027-01"), names=("Rest",))
    Conversation.objects.filter(month="2027-01").update(by_rule=True)
    describe_series(by=ada(), facts=TUESDAYS)
    assert _days()[:3] == ["2026-12-17", "2027-01-21", "2027-02-02"]
    assert _month("2026-12").begins_at == datetime.datetime(2026, 12, 17, 18, tzinfo=datetime.UTC)
    ahead = months_ahead(Series.objects.get(), NOW)
    assert [row.month for row in ahead.kept] == ["2026-12", "2027-01"]


def test_months_that_the_rule_leaves_out_go_where_nobody_touched_them() -> None:
    series()
    open_ahead(by=WORKER)
    describe_conversation(by=ada(), conversation=_month("2027-03"), title="Rest", day=None, format="", summary="")
    rule = "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TH"
    told = SeriesFacts(
        name=SERIES.name, rule=rule, starts=SERIES.starts, ends=SERIES.ends, counts_from=datetime.date(2026, 12, 1)
    )
    describe_series(by=ada(), facts=told)
    months = list(Conversation.objects.order_by("month").values_list("month", flat=True))
    assert months[:5] == ["2026-12", "2027-02", "2027-03", "2027-04", "2027-06"]
    assert months[-1] == "2028-10"


def test_today_s_month_stays_while_its_hour_is_over_and_is_no_longer_the_rule_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    series()
    open_ahead(by=WORKER)
    for later in (NOW + datetime.timedelta(days=25, hours=8), NOW + datetime.timedelta(days=26)):
        monkeypatch.setattr(timezone, "now", lambda later=later: later)
        open_ahead(by=WORKER)
    assert (_month("2026-12").by_rule, _month("2026-12").day) == (False, datetime.date(2026, 12, 17))
    assert Conversation.objects.filter(by_rule=True).count() == 12


def test_fewer_months_than_there_are_take_none_away() -> None:
    series()
    open_ahead(by=WORKER)
    assert open_ahead(by=WORKER, months=2) == 0
    assert Conversation.objects.count() == 12


def test_a_rule_or_zone_that_cannot_be_is_refused_and_an_old_one_keeps_nobody_out() -> None:
    row = series()
    Series.objects.update(rule="FREQ=WEEKLY;BYDAY=MO;COUNT=3")
    row.refresh_from_db()
    old = SeriesFacts(name=SERIES.name, rule="FREQ=WEEKLY;BYDAY=MO;COUNT=3", about="New words.")
    describe_series(by=ada(), facts=old)
    with pytest.raises(BadFacts, match="meets twice in"):
        describe_series(by=ada(), facts=SeriesFacts(name=SERIES.name, rule="FREQ=WEEKLY;BYDAY=MO"))
    for zone in ("Mars/Olympus", "../../etc/passwd", ""):
        with pytest.raises(BadFacts, match="No time zone is called"):
            describe_series(by=ada(), facts=SeriesFacts(name=SERIES.name, zone=zone))
    assert Series.objects.get().about == "New words."
    assert open_ahead(by=WORKER) == 0


def test_a_month_with_an_own_end_keeps_both_of_its_times() -> None:
    row = series()
    ends = datetime.time(19, 30)
    both = {"series": row, "day": datetime.date(2027, 1, 21)}
    Conversation.objects.create(month="2027-01", ends=ends, **both)
    Conversation.objects.create(
        month="2027-02", starts=datetime.time(18, 30), series=row, day=datetime.date(2027, 2, 1)
    )
    describe_series(by=ada(), facts=TUESDAYS)
    told = [(one.starts, one.ends) for one in Conversation.objects.order_by("month")]
    assert told == [(SERIES.starts, ends), (datetime.time(18, 30), SERIES.ends)]


def test_another_zone_leaves_the_hours_that_were_told(heard: list[tuple[str, frozenset[str]]]) -> None:
    series()
    row = conversation("2026-12", day=datetime.date(2026, 12, 17))
    was = row.begins_at
    facts = SeriesFacts(
        name=SERIES.name, rule=SERIES.rule, starts=SERIES.starts, ends=SERIES.ends, zone="America/New_York"
    )
    describe_series(by=ada(), facts=facts)
    assert (_month("2026-12").begins_at, _month("2026-12").zone) == (was, "Europe/London")
    move_conversation(by=ada(), conversation=_month("2026-12"), day=datetime.date(2026, 12, 10))
    assert heard == [("2026-12", frozenset({"time"}))]


def test_a_series_whose_hour_ends_before_it_begins_is_refused_whoever_tells_it() -> None:
    facts = SeriesFacts(name="By the kettle", starts=datetime.time(18), ends=datetime.time(17))
    with pytest.raises(BadFacts, match=r"It ends before it begins\. Give it a later end\."):
        describe_series(by=WORKER, facts=facts)
    assert Series.objects.count() == 0
    Series.objects.create(name=facts.name, starts=facts.starts, ends=facts.ends)
    assert describe_series(by=WORKER, facts=replace(facts, about="New words.")).about == "New words."
