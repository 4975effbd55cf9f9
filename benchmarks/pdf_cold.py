"""What does the PDF of a 15-page pack cost from a cold start, beside three other ways to make one?

    python benchmarks/pdf_cold.py

CPU seconds of the whole process and its children, Python's start and imports too, the least of three runs each, on
the same words and pictures: ours from ``pack.json``; LibreOffice from the slides; WeasyPrint and Chromium from the web
page as it prints. WeasyPrint gets besides, for it was not made for such pages, a page of plain blocks with the same
words, pictures and fonts, which is told but held against nothing.
LibreOffice and Chromium run twice: as on a new machine, where they make their profile first, and
with that made. A target is held against the cold run, for so it was asked. A peer that is not installed is named and
left out. WeasyPrint is looked for in ``.venv-bench``, which ``make bench`` fills.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.factories import packs  # noqa: E402 - as above

from kindling.pack.document import Pack, dump  # noqa: E402 - the samples lie beside the tests, a step up
from kindling.renderers import slides, web  # noqa: E402 - as above

RUNS = 3
LEAVE_OUT = {"members", "priorities", "recap", "midwives"}
"""What the pack of every page is without, so that it comes to 15 pages."""

ADOPT_ORPHANS = 36
"""Linux: PR_SET_CHILD_SUBREAPER."""

TARGETS = {"LibreOffice": 10, "WeasyPrint": 10, "Chromium": 5}
"""So many times ours should a peer cost, at its first start."""

WARM = "with its profile made"
PLAIN = "plain blocks instead"

OURS = """
import sys, pathlib, time
from kindling.pack.document import load
pack = load(pathlib.Path(sys.argv[1]).read_bytes())
began = time.process_time()
from kindling.renderers.pdf import render
pathlib.Path(sys.argv[2]).write_bytes(render(pack).data)
pathlib.Path(sys.argv[3]).write_text(str(time.process_time() - began))
"""
WEASY = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"

PRINT = """
@page { size: A4; margin: 48pt; @bottom-right { content: counter(page) } }
body { font: 14pt/1.4 "Source Sans 3"; color: #333; background: #fdf5ea }
h1, h2, h3 { font-family: Fraunces; color: #5c2b41 }
h2 { break-after: avoid }
header, nav, #world, #heard, #question, #discussion, #chat, #reflections, #resources { break-before: page }
blockquote { font: italic 20pt/1.4 Fraunces }
svg.map { width: 70% }
.skip { display: none }
img { width: 50% }
svg { width: 60pt; height: 30pt }
svg.cover-art { width: 60%; height: 60% }
"""
"""A style of plain blocks, in place of the web page's grids."""

Costs = dict[str, float]
"""CPU seconds by what was done otherwise; the empty name is a first start, as the target means it."""


def main() -> int:
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    whole = packs.every_page()
    pack = replace(whole, sections=tuple(one for one in whole.sections if one.id not in LEAVE_OUT))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "pack.json").write_bytes(dump(pack))
        made = [str(folder / name) for name in ("pack.json", "pack.pdf", "seconds")]
        ours = least([sys.executable, "-c", OURS, *made])
        inside = float((folder / "seconds").read_text())
        print(
            f"Kindling: {ours:.2f} CPU seconds, {pages(folder / 'pack.pdf')} pages; {inside:.2f} with the pack in hand"
        )
        missed = [peer for peer, costs in peers(pack, folder) if not told(peer, costs, ours)]
    return int(bool(missed))


def told(peer: str, costs: Costs, ours: float) -> bool:
    """Prints a peer's figures; whether ours is as much below its first start as it should be."""
    if not costs:
        print(f"{peer}: not installed")
        return True
    for ready, cost in costs.items():
        aim = "" if ready else f" (target {TARGETS[peer]})"
        print(f"{peer}, {ready or 'cold'}: {cost:.2f} CPU seconds, {cost / ours:.1f} times ours{aim}")
    return costs[""] / ours >= TARGETS[peer]


def peers(pack: Pack, folder: Path) -> list[tuple[str, Costs]]:
    page = folder / "pack.html"
    page.write_bytes(web.render(pack).data)
    return [
        ("LibreOffice", office(pack, folder)),
        ("WeasyPrint", weasyprint(page, folder)),
        ("Chromium", chromium(page, folder)),
    ]


def least(command: Sequence[str]) -> float:
    """As `least_of`, where no run leaves anything for the next."""
    return least_of(lambda _: command)


def least_of(command: Callable[[int], Sequence[str]]) -> float:
    """CPU seconds of the cheapest of the runs, with all the processes it started; told a run's number, its command."""
    return min(spent(command(run)) for run in range(RUNS))


def spent(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    wait_for_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def wait_for_orphans() -> None:
    """Wait for what a peer left running, a browser's helpers for one: only then do their seconds count."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def cold_and_warm(command: Callable[[str], Sequence[str]]) -> Costs:
    """A peer's cost with a new profile for each run, and with one profile for all; told its name, the command."""
    cold = least_of(lambda run: command(f"new-{run}"))
    return {"": cold, WARM: least(command("new-0"))}


def pages(path: Path) -> int:
    return len(pypdfium2.PdfDocument(path))


def office(pack: Pack, folder: Path) -> Costs:
    program = shutil.which("soffice")
    if not program:
        return {}
    (folder / "pack.pptx").write_bytes(slides.render(pack).data)
    flags = ["--headless", "--convert-to", "pdf", "--outdir", f"{folder}/office", f"{folder}/pack.pptx"]
    return cold_and_warm(lambda name: [program, f"-env:UserInstallation=file://{folder}/office-{name}", *flags])


def weasyprint(page: Path, folder: Path) -> Costs:
    python = ROOT / ".venv-bench" / "bin" / "python"
    if not python.exists():
        return {}
    plain, made = folder / "print.html", folder / "weasyprint.pdf"
    plain.write_text(print_page(page.read_text(encoding="utf-8")), encoding="utf-8")
    costs = {}
    for way, source in (("", page), (PLAIN, plain)):
        costs[way] = least([str(python), "-c", WEASY, str(source), str(made)])
        print(f"WeasyPrint made {pages(made)} pages{way and ': '}{way}")
    return costs


def print_page(page: str) -> str:
    """The web page's words, pictures and fonts with `PRINT` for its only style."""
    fonts = "".join(re.findall(r"@font-face\s*{[^}]*}", page))
    return re.sub(r"<style>.*?</style>", lambda _: f"<style>{fonts}{PRINT}</style>", page, count=1, flags=re.DOTALL)


def chromium(page: Path, folder: Path) -> Costs:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        return {}
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline"]
    made = f"--print-to-pdf={folder}/chromium.pdf"
    costs = cold_and_warm(lambda name: [program, *flags, f"--user-data-dir={folder}/{name}", made, page.as_uri()])
    print(f"Chromium made {pages(folder / 'chromium.pdf')} pages")
    return costs


if __name__ == "__main__":
    sys.exit(main())
