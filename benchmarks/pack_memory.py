"""Does a process that prints pack after pack stay small? 60 packs, at most 200 MB above what the first one took.

    python benchmarks/pack_memory.py

Every pack has its own title and its own chat, and each third one a name in another script, so that nothing is the same
twice. Resident memory is read from the kernel after each pack.
"""

from __future__ import annotations

import resource
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.factories import packs  # noqa: E402 - as above

from kindling.pack.document import Attribution, Chat, ChatCard, Pack, Section, plain  # noqa: E402 - see below
from kindling.renderers import pdf  # noqa: E402 - the samples lie beside the tests, a step up

PACKS = 60
ALLOWED = 200.0
NAMES = ("Ada Brennan", "ليلى حدّاد", "王小明", "김민준", "श्रीमती", "さくら")


def one(number: int) -> Pack:
    cards = tuple(
        ChatCard(plain(f"Line {line} of pack {number}: thank you 🙏"), Attribution("name", NAMES[number % len(NAMES)]))
        for line in range(20)
    )
    whole = packs.every_page()
    more = Section("more", "chat", f"More from month {number}", (Chat(cards),))
    return replace(whole, title=f"Month {number}", sections=(*whole.sections, more))


def megabytes() -> float:
    """What the process holds now, not at most, in MB of 1,000,000 bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> int:
    pdf.render(one(0))
    first = megabytes()
    held = []
    for number in range(1, PACKS):
        pdf.render(one(number))
        held.append(megabytes())
    growth = max(held) - first
    print(f"{PACKS} packs in one process: {first:.0f} MB after the first, {held[-1]:.0f} MB after the last")
    print(f"at most {growth:.0f} MB above the first, {ALLOWED:.0f} MB allowed")
    return int(growth > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
