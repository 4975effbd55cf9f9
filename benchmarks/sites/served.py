"""The two sites, each under uvicorn in one process with logging off, in a folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PEER = ROOT / ".venv-bench" / "pretalx"
"""pretalx's own environment: it asks for other versions than ours."""


def kindling(folder: Path, conversations: int) -> dict[str, str]:
    """Fills a Kindling site; answers the environment it runs in."""
    told = os.environ | {"DATA_FOLDER": str(folder), "SITE_URL": "http://localhost:8000", "DEBUG": "false"}
    told.pop("DATABASE_URL", None)
    _run([sys.executable, "-m", "benchmarks.sites.fill_kindling", str(conversations)], told)
    return told


def pretalx(folder: Path, talks: int) -> dict[str, str]:
    """Installs pretalx where it is missing and fills it; answers the environment it runs in."""
    if not (PEER / "ready").exists():
        _run([sys.executable, "-m", "venv", "--clear", str(PEER)], dict(os.environ))
        pip = [str(PEER / "bin/pip"), "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        _run([*pip, "-r", str(ROOT / "requirements/pretalx.txt")], dict(os.environ))
        (PEER / "ready").touch()
    (folder / "logs").mkdir(parents=True)
    (folder / "media").mkdir()
    told = os.environ | {
        "DJANGO_SETTINGS_MODULE": "pretalx.settings",
        "PRETALX_DATA_DIR": str(folder),
        "PRETALX_FILESYSTEM_LOGS": str(folder / "logs"),
        "PRETALX_FILESYSTEM_MEDIA": str(folder / "media"),
        "PRETALX_FILESYSTEM_STATIC": str(folder / "static"),
        "PRETALX_DB_NAME": str(folder / "pretalx.sqlite3"),
        "PRETALX_DEBUG": "False",
        "PRETALX_SITE_URL": "http://localhost:8000",
    }
    _run([str(PEER / "bin/python"), str(Path(__file__).with_name("fill_pretalx.py")), str(talks)], told)
    return told


def pretalx_version() -> str:
    """The version that is installed."""
    said = [str(PEER / "bin/python"), "-c", "from importlib.metadata import version; print(version('pretalx'))"]
    return subprocess.run(said, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def serving(python: str, application: str, environment: dict[str, str], ready: str) -> Iterator[str]:
    """``application`` under uvicorn until this is closed; answers its address once the path ``ready`` is answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        python,
        "-m",
        "uvicorn",
        application,
        "--port",
        str(port),
        "--log-level",
        "critical",
        "--lifespan",
        "off",
    ]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        try:
            _wait(f"http://localhost:{port}{ready}")
            yield f"http://localhost:{port}"
        finally:
            run.terminate()


def fetched(address: str) -> bytes:
    """What a browser is given."""
    asked = urllib.request.Request(address, headers={"Accept": "text/html"})  # noqa: S310 - our own server
    with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - the same
        return bytes(answer.read())


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            fetched(address)
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{address} never answered.")


def _run(command: list[str], environment: dict[str, str]) -> None:
    told = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        raise SystemExit(f"{' '.join(command)} did not work:\n{told.stderr[-2000:]}")
