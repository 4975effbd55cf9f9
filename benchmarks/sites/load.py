"""How many requests a second does an address answer? Asked by ``wrk``, Debian's, on this machine alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What came back: answers a second, and how many were errors, refused or late."""

    rate: float
    answers: int
    errors: int


def load(address: str, *, connections: int, seconds: int, headers: dict[str, str] | None = None) -> Load:
    """Asks for ``address`` as fast as it answers. Raises ``SystemExit`` where there is no wrk."""
    told = [option for name, value in (headers or {}).items() for option in ("-H", f"{name}: {value}")]
    command = [_wrk(), "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", *told, address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Load(
        rate=float(_figure(r"Requests/sec:\s+([\d.]+)", said)),
        answers=int(_figure(r"(\d+) requests in", said)),
        errors=sum(map(int, re.findall(r"(?:connect|read|write|timeout|responses:?) (\d+)", said))),
    )


def _figure(pattern: str, said: str) -> str:
    found = re.search(pattern, said)
    return found[1] if found else "0"


def _wrk() -> str:
    """Where wrk lies; root gets it from Debian."""
    if found := shutil.which("wrk"):
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "wrk"]
        for command in (["apt-get", "update", "-qq"], install):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return "wrk"
    raise SystemExit("This measure needs wrk: as root, run 'apt-get install wrk', then try again.")
