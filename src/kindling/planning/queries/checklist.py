"""What has to be done for a month, by date, and what is done?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kindling.conversations.models import Conversation
from kindling.planning.checklist import due_on, usual_tasks, when_told
from kindling.planning.models import Task
from kindling.planning.queries.facts import known_done


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A line: ``key`` names it in forms; ``day`` is None while the conversation has none; ``late`` where it is past.

    ``known`` where nobody ticked it and the rows tell that it is done.
    """

    key: str
    title: str
    when: str
    days: int
    day: datetime.date | None
    late: bool = False
    done_at: datetime.datetime | None = None
    done_by: str = ""
    known: bool = False

    @property
    def done(self) -> bool:
        """Whether nobody has to do it any more."""
        return self.known or self.done_at is not None


def checklist(conversation: Conversation, *, today: datetime.date) -> tuple[TaskShown, ...]:
    """The usual lines of the format and the month's own, by date; in one query, and those of `known_done`."""
    lines = _lines(conversation)
    known = known_done(conversation, [row.key for row in lines if row.done_at is None])
    return tuple(_shown(row, conversation.day, today, known) for row in lines)


def late_tasks(conversation: Conversation, *, today: datetime.date) -> tuple[TaskShown, ...]:
    """The lines that were due before ``today`` and are not done, by date; what is known is asked of them alone."""
    late = [row for row in _lines(conversation) if _is_late(row, conversation.day, today)]
    known = known_done(conversation, [row.key for row in late])
    return tuple(_shown(row, conversation.day, today) for row in late if row.key not in known)


def _lines(conversation: Conversation) -> list[Task]:
    rows = list(conversation.tasks.select_related("done_by"))
    touched = {row.key: row for row in rows if row.key}
    usual = [
        touched.get(one.key) or Task(conversation=conversation, key=one.key, title=one.title, days=one.days)
        for one in usual_tasks(conversation.format)
    ]
    lines = [row for row in (*usual, *(row for row in rows if not row.key)) if not row.removed]
    return sorted(lines, key=lambda row: row.days)


def _is_late(row: Task, day: datetime.date | None, today: datetime.date) -> bool:
    due = due_on(day, row.days)
    return due is not None and due < today and row.done_at is None


def _shown(
    row: Task, day: datetime.date | None, today: datetime.date, known: frozenset[str] = frozenset()
) -> TaskShown:
    return TaskShown(
        key=row.key or str(row.pk),
        title=row.title,
        when=when_told(row.days),
        days=row.days,
        day=due_on(day, row.days),
        late=row.key not in known and _is_late(row, day, today),
        done_at=row.done_at,
        done_by=str(row.done_by) if row.done_by else "",
        known=row.key in known,
    )
