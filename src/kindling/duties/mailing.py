"""The mail of a worker, in a thread of its own: a slow mail server holds up no file, and no file a code to sign in."""

from __future__ import annotations

import datetime
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections, connection

from kindling.conversations.clocks import series_time
from kindling.ground.traces import trace_of
from kindling.mail.actions import send_due
from kindling.mail.actions.sending import LEASE

_log = logging.getLogger(__name__)

PAUSE = 0.4
"""Seconds between two looks where nothing was due; a look costs one small query."""

LONGEST_PAUSE = 60.0
"""Seconds between two looks at most, while the database does not answer."""

GRACE = 25.0
"""Seconds that the mail in hand may take when the worker is to stop; a lease frees what is cut short."""


@contextmanager
def mail_beside(stop: Event, *, lease: datetime.timedelta = LEASE) -> Iterator[None]:
    """Sends mail while the block runs, until ``stop`` is set. ``lease`` frees a message whose worker died."""
    thread = Thread(target=send_mail, args=(stop,), kwargs={"lease": min(lease, LEASE)}, name="mail", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(GRACE)


def send_mail(stop: Event, *, lease: datetime.timedelta = LEASE, pause: float = PAUSE) -> None:
    """Sends what is due until ``stop`` is set; whatever breaks, it goes on."""
    worker, wait = uuid.uuid4().hex, pause
    while not stop.is_set():
        try:
            close_old_connections()
            with series_time():
                wait = 0.0 if send_due(worker=worker, lease=lease, stop=stop.is_set) else pause
        except Exception as wrong:  # the database went away: it ends no worker
            _log.error("Sending mail broke: %s", trace_of(wrong))
            wait = min(LONGEST_PAUSE, max(wait, pause) * 2)
            hang_up()
        if wait:
            stop.wait(wait)
    hang_up()


def send_all() -> int:
    """Sends everything that is due now; answers how many messages that were."""
    worker, sent = uuid.uuid4().hex, 0
    with series_time():
        while done := send_due(worker=worker):
            sent += done
    return sent


def hang_up() -> None:
    """Drops a connection that may be broken, so that the next look opens another."""
    try:
        connection.close()
    except DatabaseError:
        _log.error("The database's connection could not be closed.")
