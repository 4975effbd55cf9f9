"""Workers that are killed over due mails: none is missing, none comes again but the one in hand, none is stuck."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.mail.catcher import caught
from tests.mail.workers import Workers

MAILS, KILLS, LEASE = 240, 10, 1.0


def _until(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not true():
        time.sleep(0.02)
    return true()


def test_no_mail_is_lost_or_doubled_however_often_its_worker_is_killed(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    with caught(pause=0.004) as (server, port):
        workers, dropped = Workers(tmp_path / "site", port), Counter[str]()
        try:
            workers.queue(MAILS)
            for _ in range(KILLS):
                worker, before = workers.start(lease=LEASE), len(server.mails)
                goal = before + chance.randint(5, 15)
                assert _until(lambda goal=goal: len(server.mails) >= goal, 30)  # type: ignore[misc] # mypy 2 asks for a type
                time.sleep(chance.random() * 0.03)
                in_hand = workers.kill(worker)
                assert len(in_hand) <= 1
                dropped.update(in_hand)
            held = {address for (address,) in workers.rows("select address from mail_message where lease <> ''")}
            last = workers.start(lease=LEASE)
            assert _until(lambda: not workers.rows("select 1 from mail_message where state = 'due'"), 60)
            workers.kill(last)
            states = workers.rows("select state, count(*), sum(lease <> '') from mail_message group by state")
        finally:
            workers.close()
    times = Counter(address for address, _ in server.mails)
    assert states == [("sent", MAILS, 0)]
    assert set(times) == {f"m{at}@example.org" for at in range(MAILS)}
    assert len(set(server.mails)) == MAILS  # whatever came twice came under one Message-ID
    assert {address: count for address, count in times.items() if count > 1 + dropped[address]} == {}
    assert len(held) <= KILLS
