"""``kindling worker``: does by itself what is due, beside a server or alone."""

from __future__ import annotations

import datetime
import os
import signal
from threading import Event, Thread

import click

from kindling.cli.site import check_tables, set_up, settled

GRACE = 20.0
"""Seconds that a worker whose server is gone may finish what it is at; a lease frees what is cut short."""


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option(
    "--lease", type=click.IntRange(1, 86_400), default=300, show_default=True, help="Seconds for one file or mail."
)
def worker(once: bool, lease: int) -> None:
    """Send what is due, read what was received, draft packs, and remove private words when their time is over.

    `kindling serve` runs one beside itself; another does no harm.
    """
    set_up(settled())
    check_tables()
    from kindling.duties.loop import work, work_once  # noqa: PLC0415 - needs Django's settings
    from kindling.duties.mailing import mail_beside  # noqa: PLC0415 - the same

    leased = datetime.timedelta(seconds=lease)
    if once:
        done = work_once(lease=leased)
        click.echo(f"{done} {'thing was' if done == 1 else 'things were'} due.")
    else:
        stop = _stopped_by_signals()
        with mail_beside(stop, lease=leased):
            work(stop, lease=leased)


def beside() -> None:
    """The worker of a server, which started it and holds its standard input: when that ends, so does the worker."""
    set_up(settled())
    from kindling.duties.loop import work  # noqa: PLC0415 - needs Django's settings
    from kindling.duties.mailing import mail_beside  # noqa: PLC0415 - the same

    stop = _stopped_by_signals()
    Thread(target=_end_with_server, args=(stop,), daemon=True).start()
    with mail_beside(stop):
        work(stop)


def _stopped_by_signals() -> Event:
    stop = Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: stop.set())
    return stop


def _end_with_server(stop: Event) -> None:
    """Waits until the server is gone; whatever it was, the system closes what it held."""
    # Not through sys.stdin: what waits inside it when the process ends holds a lock that Python needs then.
    while os.read(0, 1024):
        pass
    stop.set()
    Event().wait(GRACE)
    os._exit(0)
