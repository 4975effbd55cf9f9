"""Pins every requirement file with hashes, for Python 3.11 and up, naming no index: ``make lock``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "requirements"
OPTIONS = (
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
)


def main() -> None:
    """Writes ``run.txt``, then the files that build on it; the peer of a benchmark stands alone, for Python 3.11."""
    for name in ("run", "dev", "bench"):
        _pin(name, "--universal")
    _pin("pretalx")


def _pin(name: str, *options: str) -> None:
    """Writes ``name.txt`` from ``name.in``."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *options, f"{name}.in", "-o", f"{name}.txt"]
    subprocess.run(command, check=True, cwd=FOLDER)


if __name__ == "__main__":
    main()
