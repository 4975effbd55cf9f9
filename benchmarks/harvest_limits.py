"""What does reading 10 MiB cost? Every registered source, each in a fresh process, against its limits.

``python -m benchmarks.harvest_limits [SOURCE...]`` prints CPU seconds, imports included, and the peak of the
memory, with their ratio to the limits, and ends with 1 when one is over. The last rows, for information, are files
of nothing but very short messages, which no hour leaves behind: `HARD`.
"""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.harvest.invented import SAMPLES, Sample, clock, who

from kindling.harvest.detect import registry

SIZE = 10 * 2**20
CPU_LIMIT = 10.0
MEMORY_LIMIT = 256.0
SHORT = ("ok", "yes", "hi", "thanks", "+1")
HARD = {
    "zoom-chat, cloud": Sample("", lambda n: f"{clock(n // 60)}\t{who(n)[:3]}:\t{SHORT[n % 5]}\r\n"),
    "zoom-chat, saved": Sample("", lambda n: f"{clock(n // 60)} From {who(n)[:3]} to Everyone:\n\tok {n}\n"),
}
# The peak since this program began: what getrusage tells may be the peak of the process that started it.
READ = """
import json, resource, sys, time
from pathlib import Path
from kindling.harvest.detect import read
found = read(Path(sys.argv[1]).read_bytes())
records = sum(map(len, (found.lines, found.presences, found.slides, found.notes, found.left_out)))
status = Path("/proc/self/status")
peaks = [line.split()[1] for line in status.read_text().splitlines() if "VmHWM" in line] if status.exists() else []
memory = int(peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024
print(json.dumps([found.source, records, len(found.unread), time.process_time(), memory]))
"""


def main(wanted: list[str]) -> int:
    print(f"{'source':<22}{'records':>9}{'unread':>8}{'CPU s':>8}{'of 10':>7}{'MiB':>7}{'of 256':>8}")
    over = [source.id for source in registry() if source.id in (wanted or [source.id]) and not fits(source.id)]
    for name, sample in () if wanted else HARD.items():
        measured(name, sample.of_size(SIZE))
    if over:
        print("over the limits, or not read by its own source: " + ", ".join(over))
    return 1 if over else 0


def fits(source: str) -> bool:
    """Reads the inflated sample of ``source``, and says whether its own source did so within the limits."""
    read_by, cpu, memory = measured(source, inflated(source))
    return read_by == source and cpu <= CPU_LIMIT and memory <= MEMORY_LIMIT


def measured(name: str, data: bytes) -> tuple[str, float, float]:
    """Which source reads ``data``, its CPU seconds and its peak in MiB; printed as a row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export")
        path.write_bytes(data)
        done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    read_by, records, unread, cpu, memory = json.loads(done.stdout)
    ratios = f"{cpu:>8.2f}{cpu / CPU_LIMIT:>7.0%}{memory:>7.0f}{memory / MEMORY_LIMIT:>8.0%}"
    print(f"{name:<22}{records:>9}{unread:>8}{ratios}", flush=True)
    return str(read_by), float(cpu), float(memory)


def inflated(source: str) -> bytes:
    """About 10 MiB of an invented export that ``source`` reads."""
    if source in SAMPLES:
        return SAMPLES[source].of_size(SIZE)
    return {"deck-pptx": pptx_with_pictures, "deck-pdf": pdf_with_pictures}[source]()


def pptx_with_pictures() -> bytes:
    """Ten slides with a picture of about a mebibyte each."""
    from pptx import Presentation  # noqa: PLC0415 - only the decks need it

    made = Presentation()
    for number in range(10):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number + 1}"
        slide.shapes.add_picture(io.BytesIO(_noise(number)), 0, 0)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pdf_with_pictures() -> bytes:
    """Pages that are pictures of noise, as scanners make them."""
    from PIL import Image  # noqa: PLC0415 - only the decks need it

    pages = [Image.open(io.BytesIO(_noise(number))) for number in range(20)]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:])
    return stream.getvalue()


def _noise(seed: int) -> bytes:
    """A picture that cannot be compressed."""
    from PIL import Image  # noqa: PLC0415 - only the decks need it

    side = 590
    picture = Image.frombytes("RGB", (side, side), random.Random(seed).randbytes(side * side * 3))
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
