"""Each duty does the next thing that the database says is due, and answers whether there was any."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from kindling.attendance.actions import record_attendance, sweep_names
from kindling.contributions.actions import (
    arrange_hour,
    claim_file,
    purge_private,
    read_file_waiting,
    sweep_exports,
)
from kindling.contributions.queries import unarranged
from kindling.contributions.traces import trace_of
from kindling.conversations.actions import open_ahead
from kindling.conversations.models import Conversation
from kindling.curation.actions import claim_draft, draft_waiting, request_draft
from kindling.duties.erasure import Erasure
from kindling.duties.rhythm import Rhythm
from kindling.ground.actors import WORKER
from kindling.ground.throttles import sweep_throttles
from kindling.mail.actions import forget_codes
from kindling.people.actions import sweep_requests
from kindling.publication.actions import reissue_stale
from kindling.publication.erasing import sweep_packs
from kindling.publication.queries import stale_editions

_log = logging.getLogger(__name__)

LONGEST_PAUSE = 3600.0
"""Seconds that a month whose hour cannot be arranged is left alone at most, between two tries."""

LEFT_ALONE = 300.0
"""Seconds that a duty is left alone after it broke."""


@dataclass
class Due:
    """The duties of one worker; ``lease`` is how long it has a file or a draft for itself.

    ``failed`` counts how often a month's hour could not be arranged, and says until when it is left alone, in seconds
    of the monotonic clock: nothing that is due in another month waits for it. ``broken`` says the same of whole duties,
    by name.
    """

    lease: datetime.timedelta
    failed: dict[int, tuple[int, float]] = field(default_factory=dict)
    broken: dict[str, float] = field(default_factory=dict)
    purged_on: datetime.date | None = None
    opened_on: datetime.date | None = None
    reissue_again: float = 0.0
    rhythm: Rhythm = field(default_factory=Rhythm)
    erasure: Erasure = field(default_factory=Erasure)

    def duties(self) -> tuple[Callable[[], bool], ...]:
        """All of them, the most urgent first."""
        hour = (self.read_file, self.arrange_hour, self.draft_pack)
        return (self.reissue, self.rhythm.go_on, *hour, self.open_months, self.erasure.go_on, self.purge)

    def does(self, duty: Callable[[], int]) -> bool:
        """Does the next thing of one duty. One that breaks is left alone for a while, and holds up none of the others;
        only a database that is away does, and is raised."""
        now = time.monotonic()
        if self.broken.get(duty.__qualname__, 0.0) > now:
            return False
        try:
            return bool(duty())
        except (OperationalError, InterfaceError):
            raise
        except Exception as wrong:  # whatever one duty meets, the others go on
            self.broken[duty.__qualname__] = now + LEFT_ALONE
            _log.error("A duty broke (%s): %s", duty.__qualname__, trace_of(wrong))
            return False

    def reissue(self) -> bool:
        """Brings back, without them, every edition whose words somebody took back; they are out of sight already."""
        now = time.monotonic()
        if now < self.reissue_again or not stale_editions():
            return False
        done = reissue_stale(by=WORKER)
        # What cannot be issued again, because its file is lost say, is not tried every second.
        self.reissue_again = 0.0 if done else now + LONGEST_PAUSE
        return bool(done)

    def read_file(self) -> bool:
        """Reads the file that has waited longest."""
        file_id = claim_file(lease=self.lease)
        if file_id is not None:
            read_file_waiting(file_id=file_id)
        return file_id is not None

    def arrange_hour(self) -> bool:
        """Puts the lines of a month on one clock once all its files are read; its draft is due in the same moment."""
        now = time.monotonic()
        conversation_id = next((one for one in unarranged() if self.failed.get(one, (0, 0.0))[1] <= now), None)
        if conversation_id is None:
            return False
        try:
            _arrange(conversation_id)
            self.failed.pop(conversation_id, None)
        except Exception as wrong:  # whatever one month's files do, the others go on
            self._leave_alone(conversation_id, wrong)
        return True

    def draft_pack(self) -> bool:
        """Drafts the pack that has been due longest, or adds to it."""
        conversation_id = claim_draft(lease=self.lease)
        if conversation_id is not None:
            draft_waiting(conversation_id=conversation_id)
        return conversation_id is not None

    def open_months(self) -> bool:
        """Once a day, has the next twelve months stand by the series' rule; never the last thing that was due."""
        today = timezone.localdate()
        if self.opened_on != today:
            self.opened_on = today
            open_ahead(by=WORKER)
        return False

    def purge(self) -> bool:
        """Once a day, removes the private words of which the time is over, and whatever else is; each by itself."""
        today = timezone.localdate()
        if self.purged_on == today:
            return False
        self.purged_on = today
        private = (purge_private, sweep_names, sweep_exports, sweep_packs)
        sweeps = (*private, forget_codes, sweep_requests, sweep_throttles)
        return sum(self.does(sweep) for sweep in sweeps) > 0

    def _leave_alone(self, conversation_id: int, wrong: Exception) -> None:
        """Logs why an hour could not be arranged, and waits twice as long each time before it is tried again."""
        count = self.failed.get(conversation_id, (0, 0.0))[0] + 1
        self.failed[conversation_id] = (count, time.monotonic() + min(LONGEST_PAUSE, 5.0 * 2**count))
        _log.error("Arranging conversation %s broke: %s", conversation_id, trace_of(wrong))


def _arrange(conversation_id: int) -> None:
    conversation = Conversation.objects.select_related("series").get(pk=conversation_id)
    _record_attendance(conversation)
    arrange_hour(conversation=conversation, then=lambda: request_draft(conversation=conversation))


def _record_attendance(conversation: Conversation) -> None:
    """Writes down who came. It comes first, so that it is done again where the worker dies before the hour is arranged;
    and whatever is wrong with it, the hour does not wait for it."""
    try:
        record_attendance(by=WORKER, conversation=conversation)
    except Exception as wrong:  # it can be done by hand; the draft cannot
        _log.error("Recording who came to conversation %s broke: %s", conversation.pk, trace_of(wrong))
