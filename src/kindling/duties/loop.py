"""The worker: does what is due, looks again every second, and goes on whatever breaks."""

from __future__ import annotations

import datetime
import logging
from threading import Event

from django.db import close_old_connections

from kindling.contributions.actions.reading import LEASE
from kindling.contributions.traces import trace_of
from kindling.conversations.clocks import series_time
from kindling.duties.due import Due
from kindling.duties.mailing import LONGEST_PAUSE, hang_up, send_all

_log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two looks where nothing was due: a look costs eight small queries."""


def work(stop: Event, *, lease: datetime.timedelta = LEASE, pause: float = PAUSE) -> None:
    """Does what is due until ``stop`` is set; what is under way then is finished first."""
    due, wait = Due(lease), pause
    while not stop.is_set():
        try:
            close_old_connections()
            wait = 0.0 if do_next(due, stop) else pause
        except Exception as wrong:  # the database went away: it ends no worker
            _log.error("A duty broke: %s", trace_of(wrong))
            wait = min(LONGEST_PAUSE, max(wait, pause) * 2)
            hang_up()
        if wait:
            stop.wait(wait)


def work_once(*, lease: datetime.timedelta = LEASE) -> int:
    """Does everything that is due now, its mail first and last; answers how many things that were."""
    due, done = Due(lease), 0
    # A duty may queue a mail, and what has been sent may let a duty go on.
    while round_ := send_all() + _all(due):
        done += round_
    return done


def _all(due: Due) -> int:
    done = 0
    while do_next(due, Event()):
        done += 1
    return done


def do_next(due: Due, stop: Event) -> bool:
    """Does the most urgent thing that is due; answers whether there was any."""
    with series_time():
        return any(due.does(duty) for duty in due.duties() if not stop.is_set())
