"""A worker runs beside the server: started again where it ends, stopped with it, gone when the server is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from kindling.cli import beside as beside_module
from kindling.cli.beside import worker_beside

ENDS = "import sys; print('x', file=open(sys.argv[1], 'a')); sys.exit(3)"
STAYS = "import sys, time; print('x', file=open(sys.argv[1], 'a')); time.sleep(600)"
DEAF = "import signal; signal.signal(15, signal.SIG_IGN); " + STAYS


def _until(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not true():
        time.sleep(0.05)
    return true()


def _starts(file: Path) -> int:
    return len(file.read_text().split()) if file.exists() else 0


def test_a_worker_that_ends_is_started_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "starts"
    with worker_beside((sys.executable, "-c", ENDS, str(file)), pause=0.1):
        assert _until(lambda: _starts(file) > 1)
    assert "The worker ended with status 3" in caplog.text


@pytest.mark.parametrize("script", [STAYS, DEAF])
def test_a_worker_is_stopped_with_its_server(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_module, "GRACE", 0.5)
    file = tmp_path / "starts"
    with worker_beside((sys.executable, "-c", script, str(file))):
        assert _until(lambda: _starts(file) == 1)
    assert _starts(file) == 1


def test_a_worker_ends_when_its_server_is_killed(tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_FOLDER": str(tmp_path), "DATABASE_URL": "", "SITE_URL": "http://localhost:8000"}
    script = (
        "import os, subprocess, sys, time\n"
        "from kindling.cli.beside import WORKER\n"
        "child = subprocess.Popen(WORKER, stdin=subprocess.PIPE)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    worker = int(server.stdout.readline())
    server.kill()
    server.wait()
    server.stdout.close()
    assert _until(lambda: _gone(worker), 120.0)


def _gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has asked after yet has too."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_worker_stops_on_a_signal() -> None:
    from kindling.cli import worker

    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        stop = worker._stopped_by_signals()
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(60)
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])


def test_a_worker_whose_server_is_gone_has_a_while_to_finish(monkeypatch: pytest.MonkeyPatch) -> None:
    from kindling.cli import worker

    ended: list[int] = []

    monkeypatch.setattr(os, "read", lambda _, __: b"")
    monkeypatch.setattr(worker, "GRACE", 0.01)
    monkeypatch.setattr(os, "_exit", ended.append)
    stop = Event()
    worker._end_with_server(stop)
    assert (stop.is_set(), ended) == (True, [0])
