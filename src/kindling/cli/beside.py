"""A worker beside the server: started with it, started again where it ends, stopped with it."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

_log = logging.getLogger(__name__)

WORKER = (sys.executable, "-c", "from kindling.cli.worker import beside; beside()")

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a worker that ended is started again: twice as long each time, until one lasts."""

LASTED = 60.0
"""Seconds after which a worker counts as sound."""

GRACE = 10.0
"""Seconds that it may finish what it is at when the server ends; a lease frees what is cut short."""


@contextmanager
def worker_beside(command: Sequence[str] = WORKER, *, pause: float = FIRST_PAUSE) -> Iterator[None]:
    """Keeps ``command`` running while the block runs."""
    stop = Event()
    watch = Thread(target=_keep_running, args=(command, stop, pause), daemon=True)
    watch.start()
    try:
        yield
    finally:
        stop.set()
        watch.join(GRACE + 5)


def _keep_running(command: Sequence[str], stop: Event, first_pause: float) -> None:
    pause = first_pause
    while not stop.is_set():
        began = time.monotonic()
        status = _run(command, stop)
        if stop.is_set():
            return
        pause = first_pause if time.monotonic() - began > LASTED else pause
        _log.error("The worker ended with status %s; another is started in %.0f seconds.", status, pause)
        stop.wait(pause)
        pause = min(LONGEST_PAUSE, pause * 2)


def _run(command: Sequence[str], stop: Event) -> int:
    """Runs one worker until it ends or ``stop`` is set; it holds the other end of its standard input, by which it
    learns that this process is gone, however it went."""
    child = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - our own interpreter and our own words
    try:
        while not stop.wait(0.2):
            if child.poll() is not None:
                return child.returncode
        return _stopped(child)
    finally:
        if child.stdin:
            child.stdin.close()


def _stopped(child: subprocess.Popen[bytes]) -> int:
    child.terminate()
    try:
        return child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()
