"""What the month's rhythm brings: invitations, reminders, changes, and what came of it, each once when it is due."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from kindling.attendance.queries import who_came
from kindling.conversations.models import Conversation
from kindling.ground.traces import trace_of
from kindling.invitations.actions import begin_sending, invite_late, queue_some
from kindling.invitations.due import Month, Task, follow_up_is_near, task_of
from kindling.invitations.models import Occasion, Sending
from kindling.invitations.queries import months_in_rhythm, people_for
from kindling.planning.actions import tell_speakers
from kindling.publication.queries import current_edition

_log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks while nothing is due: a look costs three small queries."""

LATE = datetime.timedelta(minutes=1)
"""How often whoever has just joined is looked for, while a month is open."""

EVERYBODY = datetime.timedelta(days=1)
"""How often all members are looked at once more, for those who want to be invited only now."""

LEFT_ALONE = 300.0
"""Seconds that a month is left alone after one of its duties broke."""

SPEAKERS = 0
"""What stands for all that speakers hear among the keys of months; no month has it."""


@dataclass
class Rhythm:
    """One worker's look at the months. ``again`` is when it looks next, in seconds of the monotonic clock.

    A step queues for a few thousand people at most, so that other duties, mail above all, come between.
    """

    clock: Callable[[], datetime.datetime] = timezone.now
    again: float = 0.0
    broken: dict[int, float] = field(default_factory=dict)

    def go_on(self) -> bool:
        """Does one step of what is due; answers whether there was any."""
        now = time.monotonic()
        if now < self.again:
            return False
        done = any(self._try(month, now) for month in months_in_rhythm(self.clock())) or self._tell_speakers(now)
        self.again = 0.0 if done else now + LOOK
        return done

    def _try(self, month: Month, now: float) -> bool:
        key = month.conversation.pk
        if self.broken.get(key, 0.0) > now:
            return False
        try:
            return do_month(month, self.clock())
        except Exception as wrong:  # whatever one month holds, the others go on
            self.broken[key] = now + LEFT_ALONE
            _log.error("The invitations of conversation %s broke: %s", key, trace_of(wrong))
            return False

    def _tell_speakers(self, now: float) -> bool:
        if self.broken.get(SPEAKERS, 0.0) > now:
            return False
        try:
            return tell_speakers(now=self.clock()) > 0
        except Exception as wrong:  # whatever is wrong with theirs, members are told all the same
            self.broken[SPEAKERS] = now + LEFT_ALONE
            _log.error("Telling speakers broke: %s", trace_of(wrong))
            return False


def do_month(month: Month, now: datetime.datetime) -> bool:
    """One step of the most urgent thing that is due for the month; answers whether there was any."""
    if (task := task_of(month, now)) is not None:
        _step(month.conversation, task, now)
        return True
    if (late := _late(month, now)) is not None:
        everybody = _day(late, now) > _day(late, late.looked_at or late.at)
        return bool(invite_late(sending=late, now=now, everybody=everybody))
    return follow_up_is_near(month, now) and _follow_up(month, now)


def _step(conversation: Conversation, task: Task, now: datetime.datetime) -> None:
    sending = task.sending or begin_sending(conversation=conversation, kind=task.kind, now=now)
    queue_some(sending=sending, people=people_for(task.kind, conversation), now=now)


def _late(month: Month, now: datetime.datetime) -> Sending | None:
    """The month's invitation, where it is time to look who has joined since."""
    row, begins = month.invited, month.conversation.begins_at
    if row is None or row.done_at is None or begins is None or now >= begins:
        return None
    if month.plan.paused or not month.conversation.stands:
        return None
    return row if now >= (row.looked_at or row.at) + LATE else None


def _day(sending: Sending, at: datetime.datetime) -> int:
    """Which day since the invitation went out."""
    return (at - sending.at) // EVERYBODY


def _follow_up(month: Month, now: datetime.datetime) -> bool:
    """One step of what is told afterwards, once it is known who came, and the pack is out or need not be waited for."""
    row = month.conversation
    with_pack = current_edition(row.month) is not None
    if not with_pack and month.plan.follow_up_asked_at is None:
        return False
    came = tuple(person.pk for person in who_came(row))
    if not came:
        return False
    first = month.last(Occasion.CAME)
    kind = Occasion.MISSED if first and first.done_at else Occasion.CAME
    sending = month.last(kind) or begin_sending(conversation=row, kind=kind, now=now, with_pack=with_pack)
    queue_some(sending=sending, people=people_for(kind, row, came=came), now=now)
    return True
