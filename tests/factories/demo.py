"""Folders of sites, each made once for all tests of a run: the filled demonstration, and one that only stands."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

KINDLING = (sys.executable, "-c", "from kindling.cli.main import main; main()")


def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the filled demonstration for one test alone, as ``DATA_FOLDER``; whoever asks first fills it."""
    return _copy(tmp_path_factory, "demo", _fill) / "site"


def stood_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one site alone, with tables and static files in it already; whoever asks first has it made."""
    return _copy(tmp_path_factory, "stood", lambda folder: _run(folder / "site", "init"))


def _copy(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = root / f"{name}-made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "done").exists():
            shutil.rmtree(made, ignore_errors=True)
            make(made)
            (made / "done").touch()
    return Path(shutil.copytree(made, tmp_path_factory.mktemp(name), dirs_exist_ok=True))


def demo_environment(data_folder: Path) -> dict[str, str]:
    """The environment of a process that shows the demonstration, free of what the tests set for themselves."""
    own = {"SITE_URL", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in own} | {
        "DATA_FOLDER": str(data_folder),
        "PYTHONUNBUFFERED": "1",
    }


def _fill(folder: Path) -> None:
    _run(folder / "site", "demo", "--no-serve")
    # The static files too, which take a start most of its time.
    _run(folder / "site-demo", "init")


def _run(data_folder: Path, *words: str) -> None:
    subprocess.run([*KINDLING, *words], env=demo_environment(data_folder), check=True, capture_output=True)
