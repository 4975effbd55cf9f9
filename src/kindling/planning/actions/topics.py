"""Writes of what people wish to talk about."""

from __future__ import annotations

from django.db import transaction

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, Actor
from kindling.planning.models import Topic, TopicStatus
from kindling.planning.rules import check_can_plan, check_can_settle


def propose_topic(*, title: str, about: str = "", name: str = "", named: bool = False) -> Topic:
    """A topic from the public page; nobody else sees it before somebody of the desk has read it."""
    return _made(NOBODY, title=title, about=about, name=name, named=named and bool(name))


def add_topic(*, by: Actor, title: str, about: str = "", name: str = "", named: bool = False) -> Topic:
    """A topic from the desk, for everybody to see."""
    check_can_plan(by)
    return _made(by, title=title, about=about, name=name, named=named and bool(name), shown=True)


def settle_topic(
    *, by: Actor, topic: Topic, status: str, conversation: Conversation | None = None, reason: str = ""
) -> None:
    """Says how a topic stands, for everybody to see. Raises `NotAllowed` without the month or the reason it needs."""
    check_can_settle(by, status, conversation=conversation, reason=reason)
    planned, not_now = status == TopicStatus.PLANNED, status == TopicStatus.NOT_NOW
    with transaction.atomic():
        topic.status, topic.shown = status, True
        topic.conversation, topic.reason = conversation if planned else None, reason.strip() if not_now else ""
        topic.save(update_fields=["status", "shown", "conversation", "reason"])
        record_audit(by=by, action="settle topic", subject=f"topic {topic.pk}")


def remove_topic(*, by: Actor, topic: Topic) -> None:
    """Takes a topic away for good: spam, or a wish of whoever proposed it."""
    check_can_plan(by)
    with transaction.atomic():
        record_audit(by=by, action="remove topic", subject=f"topic {topic.pk}")
        topic.delete()


def _made(by: Actor, **told: str | bool) -> Topic:
    with transaction.atomic():
        row = Topic.objects.create(**told)
        record_audit(by=by, action="propose topic", subject=f"topic {row.pk}")
    return row
