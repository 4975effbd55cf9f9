"""A month moved, called off, brought back, and where it meets."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kindling.conversations.actions import (
    cancel_conversation,
    clone_plan,
    count_people,
    credit_somebody,
    describe_conversation,
    describe_series,
    move_conversation,
    open_ahead,
    open_month,
    record_conversation,
    restore_month,
    set_meeting_link,
    skip_month,
)
from kindling.conversations.changes import LINK, STATUS, TIME, Was, conversation_changed
from kindling.conversations.facts import BadFacts, ConversationFacts, QuestionFacts
from kindling.conversations.models import Conversation, Series
from kindling.conversations.queries import called_off, next_by_rhythm, next_conversation, upcoming_conversations
from kindling.conversations.rules import can_call_off, can_move, can_restore, can_say_day, can_say_when, is_over
from kindling.ground.actors import WORKER, Actor
from kindling.ground.errors import NotAllowed
from kindling.ground.models import ActorKind, AuditLine
from kindling.web.desk.rhythm.ahead import coming_months
from tests.factories.site import CLEO, SERIES, ada, conversation, series

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
ROOM = "https://meet.example.net/j/81?pwd=1"
PIA = Actor(ActorKind.PRODUCER)
Heard = list[tuple[frozenset[str], Was, int]]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def heard() -> Iterator[Heard]:
    told: Heard = []

    def listen(conversation: Conversation, was: Was, what: frozenset[str], **_: object) -> None:
        told.append((what, was, conversation.sequence))

    conversation_changed.connect(listen)
    yield told
    conversation_changed.disconnect(listen)


def _december() -> Conversation:
    return conversation("2026-12", title="Rest", day=datetime.date(2026, 12, 17))


def _day(number: int) -> datetime.date:
    return datetime.date(2026, 12, number)


def test_a_moved_month_raises_its_sequence_and_remembers_its_first_day(heard: Heard) -> None:
    row = _december()
    began = row.begins_at
    assert move_conversation(by=ada(), conversation=row, day=_day(10), reason=" Ada is away. ") == {TIME}
    kept = Conversation.objects.get()
    assert (kept.day, kept.moved_from, kept.reason, kept.sequence) == (_day(10), _day(17), "Ada is away.", 1)
    assert (row.day, row.sequence, kept.changed_at) == (_day(10), 1, NOW)
    move_conversation(by=ada(), conversation=row, day=_day(11), starts=datetime.time(9), ends=datetime.time(10, 15))
    assert (row.moved_from, row.sequence) == (_day(17), 2)
    move_conversation(by=ada(), conversation=row, day=_day(17))
    assert (row.moved_from, row.sequence, row.begins_at) == (None, 3, began)
    assert [(what, sequence) for what, _, sequence in heard] == [(frozenset({TIME}), number) for number in (1, 2, 3)]
    assert heard[0][1].begins_at == began
    assert (
        list(AuditLine.objects.filter(action="move conversation").values_list("subject", "note"))
        == [("conversation 2026-12", "time")] * 3
    )


def test_what_changes_nothing_tells_nobody(heard: Heard) -> None:
    row = _december()
    assert move_conversation(by=ada(), conversation=row, day=_day(17)) == frozenset()
    assert set_meeting_link(by=ada(), conversation=row, url="") == frozenset()
    assert (row.sequence, heard) == (0, [])


@pytest.mark.parametrize(
    ("day", "starts", "ends", "told"),
    [
        (datetime.date(2027, 1, 5), None, None, "5 January 2027 is in another month"),
        (_day(10), datetime.time(19), None, "It ends before it begins."),
        (_day(10), datetime.time(19), datetime.time(18), "It ends before it begins."),
    ],
)
def test_what_cannot_be_a_time_is_told(
    day: datetime.date, starts: datetime.time | None, ends: datetime.time | None, told: str
) -> None:
    row = _december()
    with pytest.raises(BadFacts, match=told):
        move_conversation(by=ada(), conversation=row, day=day, starts=starts, ends=ends)
    assert Conversation.objects.get().day == _day(17)


def test_hours_that_the_clocks_jump_over_that_are_over_or_unknown_are_refused() -> None:
    march = conversation("2027-03", day=datetime.date(2027, 3, 18))
    starts, ends = datetime.time(1, 30), datetime.time(2, 30)
    with pytest.raises(BadFacts, match="There is no 01:30 on 28 March 2027"):
        move_conversation(by=ada(), conversation=march, day=datetime.date(2027, 3, 28), starts=starts, ends=ends)
    november = conversation("2026-11", day=datetime.date(2026, 11, 26))
    with pytest.raises(BadFacts, match="That is over already"):
        move_conversation(by=ada(), conversation=november, day=datetime.date(2026, 11, 19))
    november.series.starts = None
    november.series.save()
    with pytest.raises(BadFacts, match="The time is missing"):
        move_conversation(by=ada(), conversation=november, day=datetime.date(2026, 11, 27))


def test_a_cancelled_month_says_why_and_can_take_place_after_all(heard: Heard) -> None:
    row = _december()
    assert cancel_conversation(by=ada(), conversation=row, reason="Snow.") == {STATUS}
    assert (row.status, row.reason, row.stands) == ("cancelled", "Snow.", False)
    with pytest.raises(NotAllowed, match="It is cancelled already"):
        cancel_conversation(by=ada(), conversation=row, reason="More snow.")
    with pytest.raises(NotAllowed, match="It does not take place"):
        move_conversation(by=ada(), conversation=row, day=_day(10))
    assert restore_month(by=ada(), conversation=row) == {STATUS}
    assert (row.status, row.reason, row.sequence) == ("planned", "", 2)
    with pytest.raises(NotAllowed, match="It takes place already"):
        restore_month(by=ada(), conversation=row)
    assert [what for what, _, _ in heard] == [{STATUS}, {STATUS}]


def test_a_skip_that_is_undone_leaves_a_month_to_the_rule_where_nothing_else_is_known() -> None:
    series()
    open_ahead(by=WORKER)
    bare, told, moved = Conversation.objects.select_related("series").order_by("month")[:3]
    credit_somebody(by=ada(), conversation=told, name="Niamh", role="speaker")
    move_conversation(by=ada(), conversation=moved, day=datetime.date(2027, 2, 1))
    for row in (bare, told, moved):
        skip_month(by=ada(), conversation=row, reason="Rest.")
        restore_month(by=ada(), conversation=row)
    assert [row.by_rule for row in Conversation.objects.order_by("month")[:3]] == [True, False, False]
    assert [bare.by_rule, bare.sequence] == [True, 2]


def test_calling_off_needs_a_reason_and_a_month_that_was_not_held() -> None:
    row = _december()
    for act in (cancel_conversation, skip_month):
        with pytest.raises(BadFacts, match="Members see why"):
            act(by=ada(), conversation=row, reason="  ")
    count_people(by=ada(), conversation=row, people=12, or_more=False, newcomers=None)
    with pytest.raises(NotAllowed, match="12 people came"):
        skip_month(by=ada(), conversation=row, reason="Never was.")
    count_people(by=ada(), conversation=row, people=1, or_more=False, newcomers=None)
    with pytest.raises(NotAllowed, match="1 person came"):
        skip_month(by=ada(), conversation=row, reason="Never was.")
    assert not can_call_off(ada(), row, NOW)


def test_a_month_without_a_reason_cannot_be_called_off_in_the_tables() -> None:
    row = _december()
    for told in ({"status": "cancelled"}, {"status": "gone"}, {"by_rule": True}, {"meeting_url": "http://a.example"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Conversation.objects.filter(pk=row.pk).update(**told)


def test_what_is_over_is_neither_moved_nor_called_off() -> None:
    past, bare, now = conversation("2026-10", day=datetime.date(2026, 10, 15)), conversation("2026-09"), _december()
    today, yesterday = (conversation("2026-11", day=datetime.date(2026, 11, day)) for day in (22, 21))
    assert [can_move(ada(), row, NOW) for row in (past, bare, now)] == [False, False, True]
    assert [can_call_off(ada(), row, NOW) for row in (past, bare, now)] == [False, False, True]
    for row in (today, yesterday):
        row.series.starts = row.series.ends = None
    assert [is_over(row, NOW) for row in (today, yesterday)] == [False, True]
    for act in (cancel_conversation, skip_month):
        with pytest.raises(NotAllowed, match="Its hour is over"):
            act(by=ada(), conversation=past, reason="By mistake.")


def test_a_past_month_that_was_called_off_wrongly_is_put_right() -> None:
    past = conversation("2026-10", day=datetime.date(2026, 10, 15))
    Conversation.objects.filter(pk=past.pk).update(status="skipped", reason="By mistake.")
    past.refresh_from_db()
    assert can_restore(ada(), past)
    restore_month(by=ada(), conversation=past)
    assert (past.status, past.reason, can_restore(ada(), past)) == ("planned", "", False)


def test_only_stewards_say_when() -> None:
    row = _december()
    acts: list[Callable[[], object]] = [
        lambda: move_conversation(by=PIA, conversation=row, day=_day(10)),
        lambda: cancel_conversation(by=PIA, conversation=row, reason="Mine."),
        lambda: skip_month(by=CLEO, conversation=row, reason="Mine."),
        lambda: restore_month(by=PIA, conversation=row),
        lambda: set_meeting_link(by=PIA, conversation=row, url=ROOM),
        lambda: clone_plan(by=CLEO, conversation=row, from_month="2026-10"),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert [can_say_when(one) for one in (ada(), WORKER, PIA, CLEO)] == [True, True, False, False]
    assert (row.sequence, Conversation.objects.get().status) == (0, "planned")


def test_the_meeting_s_link_is_swapped_and_told(heard: Heard) -> None:
    row = _december()
    assert set_meeting_link(by=ada(), conversation=row, url=f" {ROOM} ", note=" Pin 12 ") == {LINK}
    assert (row.meeting_url, row.meeting_note, row.sequence) == (ROOM, "Pin 12", 1)
    assert heard[0][1].meeting_url == ""
    set_meeting_link(by=ada(), conversation=row, url="")
    assert (row.meeting_url, row.sequence) == ("", 2)
    assert not AuditLine.objects.filter(note__contains="meet.example").exists()


@pytest.mark.parametrize(
    "url",
    [
        "http://meet.example.net/a",
        "javascript:alert(1)",
        "https://",
        "https://meet example.net/a",
        "https://meet.example.net/a b",
        "https://ada:secret@meet.example.net/",
        "https://intranet/a",
        "https://[::1/a",
        "https://meet.example.net/\u202e",
        f"https://meet.example.net/{'a' * 1000}",
        "meet.example.net",
    ],
)
def test_what_no_browser_opens_safely_is_no_link(url: str) -> None:
    row = _december()
    with pytest.raises(BadFacts):
        set_meeting_link(by=ada(), conversation=row, url=url)
    assert Conversation.objects.get().meeting_url == ""


def test_a_listener_that_breaks_undoes_the_change() -> None:
    def breaks(**_: object) -> None:
        raise RuntimeError

    row = _december()
    conversation_changed.connect(breaks)
    try:
        with pytest.raises(RuntimeError):
            move_conversation(by=ada(), conversation=row, day=_day(10))
    finally:
        conversation_changed.disconnect(breaks)
    assert (Conversation.objects.get().day, Conversation.objects.get().sequence) == (_day(17), 0)


def test_a_day_told_among_the_facts_is_a_change_that_calendars_learn(heard: Heard) -> None:
    row = _december()
    describe_conversation(by=ada(), conversation=row, title="Rest", day=_day(10), format="", summary="")
    conversation("2026-12", title="Rest and sleep", day=_day(11))
    describe_conversation(
        by=ada(), conversation=Conversation.objects.get(), title="Sleep", day=_day(11), format="", summary=""
    )
    assert (Conversation.objects.get().sequence, [what for what, _, _ in heard]) == (2, [frozenset({TIME})] * 2)


def test_a_producer_moves_nothing_still_to_come_by_way_of_the_facts(heard: Heard) -> None:
    row = _december()
    for day in (_day(10), None):
        assert not can_say_day(PIA, row, day, NOW)
        with pytest.raises(NotAllowed, match="Only stewards move a conversation that is still to come"):
            describe_conversation(by=PIA, conversation=row, title="Rest", day=day, format="", summary="")
    describe_conversation(by=PIA, conversation=row, title="Rest", day=_day(17), format="", summary="")
    assert (Conversation.objects.get().title, Conversation.objects.get().day, heard) == ("Rest", _day(17), [])
    unknown, held = conversation("2027-01"), conversation("2026-10", day=datetime.date(2026, 10, 15))
    assert can_say_day(PIA, unknown, datetime.date(2027, 1, 21), NOW)
    assert can_say_day(PIA, held, datetime.date(2026, 10, 22), NOW)


def test_a_producer_makes_no_day_to_come_out_of_one_that_is_over(heard: Heard) -> None:
    row = conversation("2026-11", title="Rest", day=datetime.date(2026, 11, 19))
    for day in (datetime.date(2026, 11, 22), datetime.date(2026, 11, 26), None):
        assert not can_say_day(PIA, row, day, NOW)
        with pytest.raises(NotAllowed, match="Only stewards move a conversation that is over to a day to come"):
            describe_conversation(by=PIA, conversation=row, title="Rest", day=day, format="", summary="")
        with pytest.raises(NotAllowed, match="Only stewards move a conversation that is over to a day to come"):
            record_conversation(by=PIA, series=row.series, facts=ConversationFacts(month="2026-11", day=day))
    assert (Conversation.objects.get().day, heard) == (datetime.date(2026, 11, 19), [])
    describe_conversation(
        by=PIA, conversation=row, title="Rest", day=datetime.date(2026, 11, 20), format="", summary=""
    )
    assert Conversation.objects.get().day == datetime.date(2026, 11, 20)
    assert can_say_day(ada(), row, datetime.date(2026, 11, 26), NOW)


def test_when_a_day_was_said_is_kept_from_the_first() -> None:
    recorded, bare = _december(), conversation("2027-01")
    opened, unknown = (
        open_month(by=PIA, series=bare.series, month=month, day=day)
        for month, day in (("2027-02", datetime.date(2027, 2, 18)), ("2027-03", None))
    )
    assert [row.changed_at for row in (recorded, bare, opened, unknown)] == [NOW, None, NOW, None]
    audit = AuditLine.objects.filter(action="record conversation")
    conversation("2026-12", title="Rest", day=_day(10))
    assert list(audit.order_by("pk").values_list("note", flat=True)) == ["", "", "time"]


def test_hour_that_a_series_says_only_now_is_said_now() -> None:
    row, past = _december(), conversation("2026-10", day=datetime.date(2026, 10, 15))
    Series.objects.update(starts=None, ends=None)
    Conversation.objects.update(changed_at=None)
    describe_series(by=ada(), facts=SERIES)
    assert [Conversation.objects.get(pk=one.pk).changed_at for one in (row, past)] == [NOW, None]


def test_a_month_whose_hour_nobody_knows_is_no_longer_ahead_once_its_day_is_over() -> None:
    for day in (20, 28):
        conversation("2026-11", title="Rest", day=datetime.date(2026, 11, day))
        Conversation.objects.update(status="cancelled", reason="Snow.")
        Series.objects.update(starts=None, ends=None)
        ahead = coming_months(Series.objects.get(), now=NOW)
        told = [[row.month for row in called_off(NOW)], [one.row.month for one in ahead]]
        assert told == ([[], []] if day == 20 else [["2026-11"]] * 2)


def test_next_passes_over_what_does_not_take_place() -> None:
    series()
    open_ahead(by=WORKER)
    rows = {row.month: row for row in Conversation.objects.select_related("series")}
    cancel_conversation(by=ada(), conversation=rows["2026-12"], reason="Snow.")
    skip_month(by=ada(), conversation=rows["2027-01"], reason="Rest.")
    following = next_conversation(NOW)
    assert following
    assert following.month == "2027-02"
    assert len(upcoming_conversations(NOW)) == 10
    assert [row.month for row in called_off(NOW)] == ["2026-12", "2027-01"]
    Conversation.objects.filter(by_rule=True).delete()
    found = next_by_rhythm(NOW)
    assert found
    assert f"{found[1][0]:%Y-%m}" == "2027-02"
    assert called_off(NOW + datetime.timedelta(days=90)) == []


def test_the_rhythm_alone_has_no_next_where_there_is_none() -> None:
    assert next_by_rhythm(NOW) is None
    row = series()
    row.starts = None
    row.save()
    assert next_by_rhythm(NOW) is None


def test_a_cloned_month_has_the_format_and_times_and_nobody(heard: Heard) -> None:
    pattern = conversation(
        "2026-10", format="panel", speakers=("Niamh",), questions=(QuestionFacts("What helps?"),), people=40
    )
    Conversation.objects.filter(pk=pattern.pk).update(starts=datetime.time(9), ends=datetime.time(10))
    row = _december()
    assert clone_plan(by=ada(), conversation=row, from_month="2026-10").month == "2026-10"
    kept = Conversation.objects.get(month="2026-12")
    assert (kept.format, kept.starts, kept.title, kept.people) == ("panel", datetime.time(9), "Rest", None)
    assert (kept.credits.count(), kept.questions.count(), kept.day) == (0, 0, _day(17))
    assert [what for what, _, _ in heard] == [{TIME}]
    for month in ("2026-12", "1999-01"):
        with pytest.raises(BadFacts, match="Nothing is known of"):
            clone_plan(by=ada(), conversation=row, from_month=month)
    bare = Conversation.objects.create(series=row.series, month="2027-05")
    assert clone_plan(by=ada(), conversation=bare, from_month="2026-10").format == bare.format == "panel"


def test_facts_know_nothing_of_standing() -> None:
    row = _december()
    cancel_conversation(by=ada(), conversation=row, reason="Snow.")
    conversation("2026-12", title="Rest", summary="Told again.")
    assert Conversation.objects.get().status == "cancelled"
    assert "status" not in ConversationFacts.__dataclass_fields__
