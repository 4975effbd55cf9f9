"""How fast are the public pages, beside pretalx's, and how much do they ask of the database?

    python -m benchmarks.public_pages

Our archive through the page cache and pretalx's schedule, with as many items, each under uvicorn in one process on this
machine, asked by wrk. pretalx's two schedule pages are both measured, and the faster one counts. Then 200 connections,
while something is published twice a second. Then every public page past the cache, with 10,000 conversations.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.sites.load import load
from benchmarks.sites.served import PEER, ROOT, fetched, kindling, pretalx, pretalx_version, serving

ITEMS = 60
"""What the archive shows at once."""

LEAST_RATIO = 10
CROWD = 200
MANY = 10_000
MOST_QUERIES = 12
SECONDS = 3
ROUNDS = 3
"""Each page is asked in turn, so that whatever else the machine does slows all alike; the middle round counts."""

OURS = "/archive/"
SCHEDULES = ("/kettle/schedule/", "/kettle/schedule/nojs")
BROWSER = {"Accept": "text/html", "Accept-Encoding": "gzip"}


def main() -> int:
    """Prints the figures; 1 where a limit was missed."""
    with tempfile.TemporaryDirectory() as folder:
        ratio, errors = _beside(Path(folder))
        most = _queries(Path(folder) / "many")
    print(
        f"{ratio:.0f} times pretalx's requests a second, at least {LEAST_RATIO}: {ratio / LEAST_RATIO:.1f} of the aim"
    )
    return int(ratio < LEAST_RATIO or errors > 0 or most > MOST_QUERIES)


def _beside(folder: Path) -> tuple[float, int]:
    """How many times pretalx's faster page our archive is asked a second, and the errors that a crowd met."""
    mine, peer = kindling(folder / "kindling", ITEMS), pretalx(folder / "pretalx", ITEMS)
    peer["PYTHONPATH"] = str(Path(__file__).with_name("sites"))
    with (
        serving(sys.executable, "kindling.config.asgi:application", mine, OURS) as site,
        serving(str(PEER / "bin/python"), "pretalx_asgi:application", peer, SCHEDULES[0]) as other,
    ):
        ours, *theirs = _rates([site + OURS, *(other + path for path in SCHEDULES)])
        past = load(site + OURS, connections=4, seconds=SECONDS, headers=BROWSER | {"Cookie": "csrf=1"})
        with _changes(folder / "kindling" / "changed"):
            crowd = load(site + OURS, connections=CROWD, seconds=SECONDS * 2, headers=BROWSER)
    print(f"our archive from memory: {ours:,.0f} requests a second; past it {past.rate:.0f}")
    print(
        f"{CROWD} connections, a change twice a second: {crowd.rate:,.0f} a second, {crowd.errors} errors of 0 allowed"
    )
    return ours / max(theirs), crowd.errors


def _rates(addresses: list[str]) -> list[float]:
    """Requests a second of each address, the middle of several rounds."""
    rounds = [
        [load(one, connections=20, seconds=SECONDS, headers=BROWSER).rate for one in addresses] for _ in range(ROUNDS)
    ]
    rates = [statistics.median(rates) for rates in zip(*rounds, strict=True)]
    for address, rate in zip(addresses, rates, strict=True):
        items = fetched(address).count(b"Small repairs, part")
        print(f"{rate:10,.1f} requests a second: {address.partition('/')[2].strip('/')}, {items} items in the page")
    print(f"           (pretalx {pretalx_version()})")
    return rates


def _queries(folder: Path) -> int:
    """The most queries that any public page asks."""
    environment = kindling(folder, MANY)
    command = [sys.executable, "-m", "benchmarks.sites.ask_pages"]
    said = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    pages = [json.loads(line) for line in said.splitlines()]
    print(f"past the cache, with {MANY:,} conversations: queries, milliseconds, address")
    for page in sorted(pages, key=lambda one: -one["ms"]):
        print(f"  {page['queries']:3d} {page['ms']:8.1f}  {page['address']}" + " (none)" * (page["status"] != 200))
    most = max(page["queries"] for page in pages)
    print(f"at most {most} queries of {MOST_QUERIES} allowed: {most / MOST_QUERIES:.2f} of the limit")
    return int(most)


@contextmanager
def _changes(stamp: Path) -> Iterator[None]:
    """Twice a second, what every action does to the kept pages."""
    over = threading.Event()

    def change() -> None:
        while not over.wait(0.5):
            stamp.touch()

    worker = threading.Thread(target=change)
    worker.start()
    try:
        yield
    finally:
        over.set()
        worker.join()


if __name__ == "__main__":
    sys.exit(main())
