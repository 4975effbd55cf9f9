"""What people wish to talk about."""

from __future__ import annotations

import datetime

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.conversations.models import Conversation
from kindling.ground.actors import NOBODY
from kindling.ground.errors import NotAllowed
from kindling.planning.actions import add_topic, propose_topic, remove_topic, settle_topic
from kindling.planning.models import Topic
from kindling.planning.queries import TopicShown, desk_topics, shown_topics
from kindling.planning.rules import can_settle
from tests.factories.accounts import pia
from tests.factories.site import conversation
from tests.factories.speakers import august

pytestmark = pytest.mark.django_db

BEFORE = datetime.datetime(2024, 8, 1, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)


def test_nobody_sees_a_proposal_before_the_desk_has_read_it() -> None:
    propose_topic(title="Rest at night", name="Cleo Marsh", named=True)
    assert shown_topics(BEFORE) == ()
    assert [one.title for one in desk_topics()] == ["Rest at night"]


def test_a_name_shows_only_where_its_owner_agreed() -> None:
    add_topic(by=pia(), title="Rest", name="Cleo Marsh")
    add_topic(by=pia(), title="Sleep", name="Ben Osei", named=True)
    add_topic(by=pia(), title="Tea", named=True)
    assert {(one.title, one.by) for one in shown_topics(BEFORE)} == {("Rest", ""), ("Sleep", "Ben Osei"), ("Tea", "")}
    assert "Cleo" not in str(shown_topics(BEFORE))


def test_every_status_is_told_and_a_planned_one_is_talked_about_after_its_hour(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    row = august()
    settled = {"planned": {"conversation": row}, "considered": {}, "not-now": {"reason": "We spoke of it in May."}}
    for status, told in settled.items():
        settle_topic(by=pia(), topic=propose_topic(title=status), status=status, **told)  # type: ignore[arg-type] # each told as it needs
    add_topic(by=pia(), title="fresh", about="Why not?")
    with django_assert_num_queries(1):
        shown = shown_topics(BEFORE)
    assert shown == (
        TopicShown("planned", "", "planned", "", "2024-08"),
        TopicShown("considered", "", "considered", ""),
        TopicShown("fresh", "Why not?", "new", ""),
        TopicShown("not-now", "", "not-now", "We spoke of it in May."),
    )
    assert [(one.title, one.status, one.month) for one in shown_topics(AFTER) if one.month] == [
        ("planned", "talked", "2024-08")
    ]


def test_a_month_without_its_day_is_held_once_it_is_over() -> None:
    topic = add_topic(by=pia(), title="Rest")
    settle_topic(by=pia(), topic=topic, status="planned", conversation=conversation("2024-08"))
    assert [shown_topics(now)[0].status for now in (BEFORE, AFTER)] == ["planned", "talked"]


def test_a_topic_whose_month_is_gone_is_considered_again() -> None:
    topic = add_topic(by=pia(), title="Rest")
    settle_topic(by=pia(), topic=topic, status="planned", conversation=august())
    Topic.objects.update(conversation=None)
    assert shown_topics(AFTER)[0].status == "considered"


@pytest.mark.parametrize("status", ["cancelled", "skipped"])
def test_a_topic_whose_month_does_not_take_place_is_considered_again_and_was_never_talked_about(status: str) -> None:
    row = august()
    settle_topic(by=pia(), topic=add_topic(by=pia(), title="Rest"), status="planned", conversation=row)
    Conversation.objects.update(status=status, reason="Everybody is away.")
    shown = [shown_topics(now) for now in (BEFORE, AFTER)]
    assert shown == [(TopicShown("Rest", "", "considered", ""),)] * 2


def test_a_plan_needs_its_month_and_not_now_its_reason() -> None:
    topic = add_topic(by=pia(), title="Rest")
    for status, why in (("planned", "has its month"), ("not-now", "needs a reason")):
        assert not can_settle(pia(), status, conversation=None, reason=" ")
        with pytest.raises(NotAllowed, match=why):
            settle_topic(by=pia(), topic=topic, status=status)
    assert can_settle(pia(), "considered", conversation=None, reason="")


def test_strangers_settle_nothing_and_spam_goes_for_good() -> None:
    topic = propose_topic(title="Buy pills")
    with pytest.raises(NotAllowed):
        remove_topic(by=NOBODY, topic=topic)
    with pytest.raises(NotAllowed):
        add_topic(by=NOBODY, title="Rest")
    remove_topic(by=pia(), topic=topic)
    assert Topic.objects.count() == 0
