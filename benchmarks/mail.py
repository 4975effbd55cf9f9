"""How long do 10,000 mails take on one core, and what do 100 kills of the worker lose or double?

``python -m benchmarks.mail`` queues 10,000 messages in a site of its own and mails them to a server on this machine,
all of it on one core, the server too: against 5 minutes. Now and then a message that goes first, as a code to sign in
does, is put behind all of them, and how long it takes from there to the server is told: against 2 seconds. Then it
does so again and kills the worker a hundred times with ``kill -9``, each time at a moment of chance: no mail may be
missing, none may come twice but those in hand when a worker was killed, under the same Message-ID, and none may wait
longer than its lease.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.mail.catcher import Caught, caught
from tests.mail.workers import Workers

MAILS, KILLS, LIMIT, LEASE = 10_000, 100, 300.0, 2.0
CODES, CODE_LIMIT = 20, 2.0
DUE = "select count(*) from mail_message where state = 'due'"
STUCK = "select count(*) from mail_message where lease <> ''"


def main() -> int:
    """Prints each row with its ratio to the limit; 1 where a limit is missed or anything is lost."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        spent, codes = plain(Path(folder) / "plain")
        middle, worst = statistics.median(codes), max(codes)
        print(f"{MAILS:,} mails, one worker{spent:>10.1f} s{spent / LIMIT:>7.0%} of {LIMIT:.0f} s", flush=True)
        print(
            f"a code put behind them{middle:>14.2f} s, at worst {worst:.2f} s{worst / CODE_LIMIT:>7.0%}"
            f" of {CODE_LIMIT:.0f} s"
        )
        wrong = killed(Path(folder) / "killed")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs")
    return int(spent > LIMIT or worst > CODE_LIMIT or wrong)


def plain(folder: Path) -> tuple[float, list[float]]:
    """Seconds from the first look to the last mail, and those that each code waited."""
    with caught() as (server, port):
        workers = Workers(folder, port, folder.with_suffix(".log"))
        try:
            workers.queue(MAILS)
            began = time.perf_counter()
            workers.start(lease=LEASE)
            codes = [_code(workers, server, number) for number in range(CODES)]
            while len(server.mails) < MAILS + CODES and time.perf_counter() - began < 2 * LIMIT:
                time.sleep(0.05)
            return time.perf_counter() - began, codes
        finally:
            workers.close()


def _code(workers: Workers, server: Caught, number: int) -> float:
    """Waits for some hundred other mails; answers how many seconds a message that goes first takes then."""
    until = len(server.mails) + 300
    while len(server.mails) < until:
        time.sleep(0.05)
    address, began = workers.queue_first(number), time.perf_counter()
    while not any(to == address for to, _ in server.mails[until:]):
        time.sleep(0.005)
    return time.perf_counter() - began


def killed(folder: Path) -> bool:
    """Whether anything was lost, doubled or stuck over `KILLS` kills."""
    chance = random.Random(20261122)
    with caught() as (server, port):
        workers, dropped = Workers(folder, port, folder.with_suffix(".log")), Counter[str]()
        try:
            workers.queue(MAILS)
            for done in range(KILLS):
                worker, goal = workers.start(lease=LEASE), MAILS * (done + chance.random()) / (KILLS + 1)
                while len(server.mails) < goal:
                    time.sleep(0.005)
                time.sleep(chance.random() * 0.02)
                dropped.update(workers.kill(worker))
            workers.start(lease=LEASE)
            waited = _drained(workers, server)
            stuck = workers.rows(STUCK)[0][0]
        finally:
            workers.close()
    times = Counter(address for address, _ in server.mails)
    twice, ids = sum(count > 1 for count in times.values()), len(set(server.mails))
    doubled = sum(count > 1 + dropped[address] for address, count in times.items())
    print(
        f"{MAILS:,} mails, {KILLS} kills: {MAILS - len(times)} missing, {twice} came twice"
        f" ({doubled} of them not in hand, {ids - len(times)} under another Message-ID), {stuck} stuck; the last"
        f" was sent {waited:.1f} s after nothing was due but what had been in hand (lease {LEASE:.0f} s)",
        flush=True,
    )
    return len(times) != MAILS or twice > KILLS or doubled > 0 or ids != MAILS or bool(stuck) or waited > LEASE + 3


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
