"""What has to be done for a month, by date, and what is done?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kindling.conversations.models import Conversation
from kindling.planning.checklist import due_on, usual_tasks, when_told
from kindling.planning.models import Task


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A line: ``key`` names it in forms; ``day`` is None while the conversation has none; ``late`` where it is past."""

    key: str
    title: str
    when: str
    days: int
    day: datetime.date | None
    late: bool = False
    done_at: datetime.datetime | None = None
    done_by: str = ""


def checklist(conversation: Conversation, *, today: datetime.date) -> tuple[TaskShown, ...]:
    """The usual lines of the format and the month's own, by date; in one query."""
    rows = list(conversation.tasks.select_related("done_by"))
    touched = {row.key: row for row in rows if row.key}
    usual = [
        touched.get(one.key) or Task(conversation=conversation, key=one.key, title=one.title, days=one.days)
        for one in usual_tasks(conversation.format)
    ]
    lines = [row for row in (*usual, *(row for row in rows if not row.key)) if not row.removed]
    return tuple(_shown(row, conversation.day, today) for row in sorted(lines, key=lambda row: row.days))


def _shown(row: Task, day: datetime.date | None, today: datetime.date) -> TaskShown:
    due = due_on(day, row.days)
    return TaskShown(
        key=row.key or str(row.pk),
        title=row.title,
        when=when_told(row.days),
        days=row.days,
        day=due,
        late=due is not None and due < today and row.done_at is None,
        done_at=row.done_at,
        done_by=str(row.done_by) if row.done_by else "",
    )
