"""How long does a look-up take, and how large is the gazetteer? ``python benchmarks/places.py``."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from time import perf_counter, thread_time

from kindling.kernel.places import look_up

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.kernel.places import strangers
from tests.kernel.places.cases import FRESH, HELD_OUT, TUNED, cases_of

LIMIT_US, LIMIT_MIB = 1000.0, 15.0
ROUNDS = 5
"""The first fills the caches as an hour's first greetings do; it counts too."""


def main() -> int:
    """Print both figures beside their limits; 1 where one is passed."""
    asked = [words for listed in (TUNED, HELD_OUT, FRESH) for words, _ in cases_of(listed)]
    asked += [
        row.split(" | ")[0]
        for listed in (strangers.A, strangers.B, strangers.C, strangers.D, strangers.E)
        for row in listed.strip().splitlines()
    ]
    began = perf_counter()
    look_up("Leeds")
    opened = (perf_counter() - began) * 1000
    times = []
    for _ in range(ROUNDS):
        for words in asked:
            began = thread_time()
            look_up(words)
            times.append((thread_time() - began) * 1e6)
    times.sort()
    mean, median, slow = sum(times) / len(times), times[len(times) // 2], times[int(len(times) * 0.99)]
    size = len((files("kindling.kernel.places") / "gazetteer.sqlite").read_bytes()) / 2**20
    print(f"opening and the first look-up: {opened:.1f} ms")
    spread = f"mean {mean:.0f} µs, median {median:.0f} µs, 99th of 100 {slow:.0f} µs"
    print(f"look-up, {len(times)} of them, CPU: {spread}; limit {LIMIT_US:.0f} µs")
    print(f"gazetteer: {size:.2f} MiB; limit {LIMIT_MIB:.0f} MiB")
    return int(slow > LIMIT_US or size > LIMIT_MIB)


if __name__ == "__main__":
    raise SystemExit(main())
