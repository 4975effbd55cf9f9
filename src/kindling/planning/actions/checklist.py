"""Writes of the checklist: a line is ticked, added, taken out."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed
from kindling.planning.checklist import usual_tasks
from kindling.planning.models import Task
from kindling.planning.rules import check_can_plan


def tick_task(*, by: Actor, conversation: Conversation, task: str, done: bool) -> str:
    """Ticks a line, or takes the tick away; answers its title. ``task`` is a usual one's key, or an own number."""
    check_can_plan(by)
    with transaction.atomic():
        row = _row(conversation, task)
        row.done_at, row.done_by = (timezone.now(), by.user) if done else (None, None)
        row.save()
        _audit(by, conversation, "tick task" if done else "untick task")
    return row.title


def add_task(*, by: Actor, conversation: Conversation, title: str, days: int) -> Task:
    """A line of this month's own, ``days`` from its day."""
    check_can_plan(by)
    with transaction.atomic():
        row = Task.objects.create(conversation=conversation, title=title, days=days)
        _audit(by, conversation, "add task")
    return row


def remove_task(*, by: Actor, conversation: Conversation, task: str) -> str:
    """A line that this month does not need; answers its title."""
    check_can_plan(by)
    with transaction.atomic():
        row = _row(conversation, task)
        row.removed = True
        row.save()
        _audit(by, conversation, "remove task")
    return row.title


def _row(conversation: Conversation, task: str) -> Task:
    """The line's row, made where it is a usual one that nobody has touched. Raises `NotAllowed` for no line at all."""
    own = {"pk": int(task)} if task.isascii() and task.isdigit() and len(task) < 19 else {"key": task}
    row = conversation.tasks.filter(**own).first() if task.isprintable() else None
    usual = next((one for one in usual_tasks(conversation.format) if one.key == task), None)
    if row is None and usual is None:
        raise NotAllowed("That line is not on the list any more.", "Load the page again.")
    return row or Task(conversation=conversation, key=task, title=usual.title, days=usual.days)  # type: ignore[union-attr] # one of both is there


def _audit(by: Actor, conversation: Conversation, action: str) -> None:
    record_audit(by=by, action=action, subject=f"conversation {conversation.month}")
