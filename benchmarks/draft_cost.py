"""What the draft of a one-hour transcript costs: CPU seconds and memory of a fresh process, imports included.

    python -m benchmarks.draft_cost [--runs 5] [--hours 1]

The hour is made up from the words of the bundled sample, 600 cues and about 9,000 words. Limits: 3 CPU seconds, 300 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from random import Random

from kindling.harvest.records import Span, SpokenLine
from kindling.pack.draft.words import word_set

CUES, WORDS_A_CUE = 600, 15
SECONDS, MEGABYTES = 3.0, 300.0
_VOICES = ("Ada Marsh", "Ben Okafor", "Cleo Hart", "Dilip Rao", "Esme Lowe")
_WORDS = word_set(
    """waiting room porter family desk kettle sign ward child nurse name kind listen trust morning question corridor
    staff time story thank volunteer cards patient winter chair treatment door reception minutes we I you they the a to
    and is was were have had think know said want need that this it when because with for on in of my our their"""
)
_CHILD = """
import json, resource
from benchmarks.draft_cost import long_hour
lines = long_hour({hours})
before = resource.getrusage(resource.RUSAGE_SELF)
from kindling.pack.draft import highlights
draft = highlights(lines, question="What does a kind welcome look like in a busy waiting room?")
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(draft.bullets)]))
"""


def long_hour(hours: int = 1) -> list[SpokenLine]:
    """An hour, or several, of invented talk; always the same."""
    dice, known = Random(7), sorted(_WORDS)
    lines = []
    for number in range(1, CUES * hours + 1):
        words = f"{' '.join(dice.choices(known, k=WORDS_A_CUE - 5))}. {' '.join(dice.choices(known, k=5))}."
        begin = 6.0 * number
        lines.append(SpokenLine(Span(number, number), number, begin, begin + 6, dice.choice(_VOICES), words))
    return lines


def cost(hours: int) -> tuple[float, float]:
    """CPU seconds and megabytes of one fresh process."""
    ran = subprocess.run(
        [sys.executable, "-c", _CHILD.format(hours=hours)], env=os.environ, capture_output=True, check=True, text=True
    )
    seconds, megabytes, bullets = json.loads(ran.stdout)
    if not bullets:
        raise SystemExit("the draft was empty")
    return seconds, megabytes


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--runs", type=int, default=5)
    ask.add_argument("--hours", type=int, default=1)
    given = ask.parse_args()
    runs = [cost(given.hours) for _ in range(given.runs)]
    seconds, megabytes = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"{given.hours} h: CPU {seconds:.2f} s, memory {megabytes:.0f} MB (one hour: {SECONDS} s, {MEGABYTES} MB)")
    if given.hours == 1 and (seconds > SECONDS or megabytes > MEGABYTES):
        raise SystemExit("too dear")


if __name__ == "__main__":
    main()
