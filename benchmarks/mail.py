"""How long do 10,000 mails take on one core, and what do 100 kills of the worker lose or double?

``python -m benchmarks.mail`` queues 10,000 messages in a site of its own and mails them to a server on this machine,
all of it on one core, the server too: against 5 minutes. Then it does so again and kills the worker a hundred times
with ``kill -9``, each time at a moment of chance: no mail may be missing, none may come twice but those in hand when a
worker was killed, under the same Message-ID, and none may wait longer than its lease.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.mail.catcher import Caught, caught
from tests.mail.workers import Workers

MAILS, KILLS, LIMIT, LEASE = 10_000, 100, 300.0, 2.0
DUE = "select count(*) from mail_message where state = 'due'"
STUCK = "select count(*) from mail_message where lease <> ''"


def main() -> int:
    """Prints each row with its ratio to the limit; 1 where a limit is missed or anything is lost."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        spent = plain(Path(folder) / "plain")
        print(f"{MAILS:,} mails, one worker{spent:>10.1f} s{spent / LIMIT:>7.0%} of {LIMIT:.0f} s", flush=True)
        wrong = killed(Path(folder) / "killed")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs")
    return int(spent > LIMIT or wrong)


def plain(folder: Path) -> float:
    """Seconds from the first look to the last mail."""
    with caught() as (server, port):
        workers = Workers(folder, port, folder.with_suffix(".log"))
        try:
            workers.queue(MAILS)
            began = time.perf_counter()
            workers.start(lease=LEASE)
            while len(server.mails) < MAILS and time.perf_counter() - began < 2 * LIMIT:
                time.sleep(0.05)
            return time.perf_counter() - began
        finally:
            workers.close()


def killed(folder: Path) -> bool:
    """Whether anything was lost, doubled or stuck over `KILLS` kills."""
    chance = random.Random(20261122)
    with caught() as (server, port):
        workers = Workers(folder, port, folder.with_suffix(".log"))
        try:
            workers.queue(MAILS)
            for done in range(KILLS):
                worker, goal = workers.start(lease=LEASE), MAILS * (done + chance.random()) / (KILLS + 1)
                while len(server.mails) < goal:
                    time.sleep(0.005)
                time.sleep(chance.random() * 0.02)
                workers.kill(worker)
            workers.start(lease=LEASE)
            waited = _drained(workers, server)
            stuck = workers.rows(STUCK)[0][0]
        finally:
            workers.close()
    times = Counter(address for address, _ in server.mails)
    twice, ids = sum(count > 1 for count in times.values()), len(set(server.mails))
    most = max(times.values())
    print(
        f"{MAILS:,} mails, {KILLS} kills: {MAILS - len(times)} missing, {twice} came twice"
        f" ({ids - len(times)} of them under another Message-ID), {stuck} stuck; the last was sent"
        f" {waited:.1f} s after nothing was due but what had been in hand (lease {LEASE:.0f} s)",
        flush=True,
    )
    return len(times) != MAILS or twice > KILLS or most > 2 or ids != MAILS or bool(stuck) or waited > LEASE + 3


def _drained(workers: Workers, server: Caught) -> float:
    """Waits until nothing is due; answers the seconds between the last fresh mail and the end."""
    last, count = time.perf_counter(), -1
    while workers.rows(DUE)[0][0]:
        now = len({address for address, _ in server.mails})
        if now != count:
            last, count = time.perf_counter(), now
        time.sleep(0.1)
    return time.perf_counter() - last


if __name__ == "__main__":
    sys.exit(main())
