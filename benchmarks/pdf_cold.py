"""What does the PDF of a 15-page pack cost from a cold start, beside three other ways to make one?

    python benchmarks/pdf_cold.py

CPU seconds of the whole process and its children, Python's start and imports too, the least of three runs each, on
the same words and pictures: ours; LibreOffice from the slides; WeasyPrint and Chromium from a page that prints the
same. A peer that is not installed is named and left out. LibreOffice gets its profile made beforehand.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
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
        missed = [peer for peer, cost in peers(pack, folder) if not told(peer, cost, ours)]
    return int(bool(missed))


def told(peer: str, cost: float | None, ours: float) -> bool:
    """Prints a peer's figure; whether ours is as much below it as it should be."""
    if cost is None:
        print(f"{peer}: not installed")
        return True
    ratio = cost / ours
    print(f"{peer}: {cost:.2f} CPU seconds, {ratio:.1f} times ours (target {TARGETS[peer]})")
    return ratio >= TARGETS[peer]


def peers(pack: Pack, folder: Path) -> list[tuple[str, float | None]]:
    page = folder / "pack.html"
    page.write_bytes(web.render(pack).data)
    return [
        ("LibreOffice", office(pack, folder)),
        ("WeasyPrint", weasyprint(page, folder)),
        ("Chromium", chromium(page, folder)),
    ]


def least(command: Sequence[str]) -> float:
    """CPU seconds of the cheapest of the runs, with all the processes it started."""
    spent = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        wait_for_orphans()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def wait_for_orphans() -> None:
    """Wait for what a peer left running, a browser's helpers for one: only then do their seconds count."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def pages(path: Path) -> int:
    return len(pypdfium2.PdfDocument(path))


def office(pack: Pack, folder: Path) -> float | None:
    program = shutil.which("soffice")
    if not program:
        return None
    (folder / "pack.pptx").write_bytes(slides.render(pack).data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", f"{folder}/office"]
    subprocess.run([*command, f"{folder}/pack.pptx"], check=True, capture_output=True)
    return least([*command, f"{folder}/pack.pptx"])


def weasyprint(page: Path, folder: Path) -> float | None:
    if not importlib.util.find_spec("weasyprint"):
        return None
    return least([sys.executable, "-c", WEASY, str(page), f"{folder}/weasyprint.pdf"])


def chromium(page: Path, folder: Path) -> float | None:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        return None
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline"]
    return least(
        [program, *flags, f"--user-data-dir={folder}/browser", f"--print-to-pdf={folder}/chromium.pdf", page.as_uri()]
    )


if __name__ == "__main__":
    sys.exit(main())
