"""Runs a command beside a PostgreSQL of its own, whose address stands in TEST_DATABASE_URL: ``make test``.

The cluster lives in a temporary folder, is reached by a socket in there alone, and is gone afterwards. Where PostgreSQL
is missing, root gets Debian's; anybody else is told in one sentence, and the command is left out.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian puts ``initdb`` and ``pg_ctl``, by version and outside everybody's path."""

NAME = "kindling"
"""The role and the database."""

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")
"""Nothing here has to outlive a loss of power."""


def main(command: list[str]) -> int:
    """The command's own status; 0 where it was left out, for lack of PostgreSQL."""
    programs = _programs() or _installed()
    if programs is None:
        print(
            "Not run on PostgreSQL, which is missing here: as root, run 'apt-get install postgresql', then try again."
        )
        return 0
    with _cluster(programs) as address:
        return subprocess.run(command, env=os.environ | {"TEST_DATABASE_URL": address}, check=False).returncode


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs; Debian's newest where none is in the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda file: float(file.parts[-3]))
    return versions[-1].parent if versions else None


def _installed() -> Path | None:
    """The same after installing Debian's, where that can be done."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing PostgreSQL for the tests (once) ...", flush=True)
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)  # type: ignore[call-overload] # keywords in a dict
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"]
    subprocess.run(install, check=True, **quiet)  # type: ignore[call-overload] # the same
    return _programs()


@contextmanager
def _cluster(programs: Path) -> Iterator[str]:
    """A running cluster with one empty database, while this is open; answers its address as a DATABASE_URL."""
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="kindling-pg-"))
    data, log = folder / "data", folder / "log"
    try:
        if owner:
            shutil.chown(folder, owner)
        _run(owner, programs / "initdb", "-D", data, "-U", NAME, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        settings = " ".join(f"-c {one}" for one in (*FAST, "listen_addresses=", f"unix_socket_directories={folder}"))
        _run(owner, programs / "pg_ctl", "-D", data, "-w", "-s", "-l", log, "-o", settings, "start")
        try:
            _run(owner, programs / "createdb", "-h", folder, "-U", NAME, NAME)
            yield f"postgresql://{NAME}@/{NAME}?host={folder}"
        finally:
            _run(owner, programs / "pg_ctl", "-D", data, "-m", "immediate", "-s", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> str | None:
    """Who runs the cluster where root may not: the account Debian made for it, or nobody in particular."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(owner: str | None, *command: str | Path) -> None:
    """Runs one of PostgreSQL's programs in a folder that its owner may read."""
    told = subprocess.run(command, user=owner, cwd="/", capture_output=True, text=True, check=False)
    if told.returncode:
        raise SystemExit(f"{Path(command[0]).name} did not work: {told.stderr.strip() or told.stdout.strip()}")


def _stop(*_: object) -> None:
    """A plain end instead of a sudden one, so that the cluster is stopped too."""
    raise SystemExit(143)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main(sys.argv[1:]))
