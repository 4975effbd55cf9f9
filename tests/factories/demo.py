"""The demonstration's folder, filled once for all tests of a run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

KINDLING = (sys.executable, "-c", "from kindling.cli.main import main; main()")


def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the filled demonstration for one test alone, as ``DATA_FOLDER``; whoever asks first fills it."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (root / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "filled-demo" / "done").exists():
            _fill(root / "filled-demo")
    copy = tmp_path_factory.mktemp("demo")
    shutil.copytree(root / "filled-demo", copy, dirs_exist_ok=True)
    return copy / "site"


def demo_environment(data_folder: Path) -> dict[str, str]:
    """The environment of a process that shows the demonstration, free of what the tests set for themselves."""
    own = {"SITE_URL", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in own} | {
        "DATA_FOLDER": str(data_folder),
        "PYTHONUNBUFFERED": "1",
    }


def _fill(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _run(folder / "site", "demo", "--no-serve")
    # The static files too, which take a start most of its time.
    _run(folder / "site-demo", "init")
    (folder / "done").touch()


def _run(data_folder: Path, *words: str) -> None:
    subprocess.run([*KINDLING, *words], env=demo_environment(data_folder), check=True, capture_output=True)
