"""Workers on a site of their own, which a test may kill at any moment: the mail half of ``kindling worker``, forked
from a process that has loaded it already."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite3

SCRIPT = """
import datetime, os, signal, sys, time
from threading import Event
from kindling.cli.site import settled, stand_up
stand_up(settled(), served=False)
from django.db import connection
from kindling.duties.mailing import send_mail
from kindling.mail import providers, post
from kindling.mail.actions import NewMessage, queue_messages
from kindling.mail.kinds import Kind, register_kind
from kindling.mail.letters import Letter, Paragraph
letter = lambda: Letter(subject="A letter", preview="", blocks=(Paragraph("Words."),), why="A test.")
register_kind(Kind("test-letter", "A letter", lambda due: letter(), letter))
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    what, number = line.split()
    if what == "queue":
        queue_messages(
            NewMessage(kind="test-letter", key=f"k{at}", address=f"m{at}@example.org") for at in range(int(number))
        )
        connection.close()
        print("queued", flush=True)
    elif what == "code":
        queue_messages([NewMessage(kind="test-letter", key=line, address=f"code{number}@example.org", first=True)])
        connection.close()
        print("queued", flush=True)
    elif what == "worker":
        child = os.fork()
        if not child:
            send_mail(Event(), lease=datetime.timedelta(seconds=float(number)), pause=0.05)
        print(child, flush=True)
"""

LEASED = "select lease, address from mail_message where lease <> ''"
"""What some worker has in hand, or had when it was killed; every worker's lease has a name of its own."""


class Workers:
    """A site in ``folder`` that mails to ``port``; started when it is made, gone when it is closed."""

    def __init__(self, folder: Path, port: int, log: Path | None = None) -> None:
        self.folder = folder
        environment = {**os.environ, "DATA_FOLDER": str(folder), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
        environment |= {"SITE_URL": "http://localhost:8000", "MAIL_URL": f"smtp://127.0.0.1:{port}/?tls=none"}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.log = (log or folder.parent / "log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        self._alive: set[int] = set()
        self._leases: set[str] = set()
        assert self._said() == "ready"

    def queue(self, count: int) -> None:
        """Queues ``count`` messages, one to each of as many addresses."""
        assert self._asked(f"queue {count}") == "queued"

    def queue_first(self, number: int) -> str:
        """Queues a message that goes before all others, as a code to sign in does; answers its address."""
        assert self._asked(f"code {number}") == "queued"
        return f"code{number}@example.org"

    def start(self, *, lease: float) -> int:
        """A worker more; its number."""
        worker = int(self._asked(f"worker {lease}"))
        self._alive.add(worker)
        return worker

    def kill(self, worker: int) -> list[str]:
        """As ``kill -9`` does; the address of the message that the worker had in hand, or none."""
        self._alive.discard(worker)
        os.kill(worker, signal.SIGKILL)
        while _is_there(worker):
            time.sleep(0.001)
        leases = [(str(lease), str(address)) for lease, address in self.rows(LEASED)]
        dropped = [address for lease, address in leases if lease not in self._leases]
        self._leases |= {lease for lease, _ in leases}
        return dropped

    def rows(self, asked: str) -> list[tuple[object, ...]]:
        """What the database says, read by the same mended SQLite as the workers'."""
        base = sqlite3.connect(self.folder / "kindling.sqlite3", timeout=30)
        try:
            return list(base.execute(asked))
        finally:
            base.close()

    def close(self) -> None:
        """Ends all of it."""
        for worker in list(self._alive):
            self.kill(worker)
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self.log):
            if pipe:
                pipe.close()

    def _asked(self, line: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._said()

    def _said(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def _is_there(process: int) -> bool:
    """Whether it still runs; nobody needs to wait for what is left of it, because its parent ignores SIGCHLD."""
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False
