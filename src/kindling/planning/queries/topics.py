"""What people wish to talk about, and what became of it?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from kindling.conversations.rules import is_over
from kindling.planning.models import Topic, TopicStatus


@dataclass(frozen=True, slots=True)
class TopicShown:
    """A topic as everybody sees it; ``by`` only where its proposer agreed. ``month`` is where it leads."""

    title: str
    about: str
    status: str
    words: str
    month: str = ""
    by: str = ""


TALKED = "talked"
"""The status of a planned topic whose conversation was held."""

ORDER = {TopicStatus.PLANNED.value: 0, TopicStatus.CONSIDERED.value: 1, TopicStatus.NEW.value: 2, TALKED: 3}
LAST = 4
"""Where the topics stand that are not for now."""

MOST = 200
"""Topics that one page shows."""


def shown_topics(now: datetime.datetime) -> tuple[TopicShown, ...]:
    """The topics that were read and let be seen, what comes next first; in one query."""
    rows = _rows().filter(shown=True)[:MOST]
    return tuple(sorted((_shown(row, now) for row in rows), key=lambda one: (ORDER.get(one.status, LAST), one.month)))


def desk_topics() -> QuerySet[Topic]:
    """Every topic, those that nobody has read yet first."""
    return _rows().order_by("shown", "-made_at", "-pk")


def status_of(topic: Topic, now: datetime.datetime) -> str:
    """How a topic stands: a planned one was talked about once its hour is over, and is open again without its hour."""
    row = topic.conversation
    if topic.status != TopicStatus.PLANNED:
        return topic.status
    if row is None or not row.stands:
        return TopicStatus.CONSIDERED.value
    return TALKED if is_over(row, now) else TopicStatus.PLANNED.value


def _rows() -> QuerySet[Topic]:
    return Topic.objects.select_related("conversation__series")


def _shown(row: Topic, now: datetime.datetime) -> TopicShown:
    status = status_of(row, now)
    month = row.conversation.month if row.conversation and status in {TALKED, TopicStatus.PLANNED} else ""
    words = row.reason if status == TopicStatus.NOT_NOW else ""
    return TopicShown(row.title, row.about, status, words, month, row.name if row.named else "")
