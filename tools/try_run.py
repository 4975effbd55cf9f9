"""Tries the demonstration as a newcomer would: starts it, opens its home page, signs in by the printed link, stops it.

``python tools/try_run.py [COMMAND ...]``: the command is ``make run`` where none is given, and ``{port}`` in it becomes
a free port. It has a data folder of its own, which is gone afterwards.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

COMMAND = ("make", "--no-print-directory", "run", "PORT={port}")
PATIENCE = 240.0
"""Seconds until the site has to answer; filling it takes a few on an idle machine."""

GRACE = 30.0
"""Seconds that stopping it may take."""

LINK = re.compile(rb"http://localhost:\d+/sign-in/link/\S+")
DESK = re.compile(r"http://localhost:\d+/desk/\S*")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class WrongError(Exception):
    """Something is not as somebody new would expect it."""


def main(command: tuple[str, ...]) -> None:
    """Starts ``command``, looks, and stops it; ends with status 1 and what it said where anything is wrong."""
    with tempfile.TemporaryDirectory(prefix="kindling-try-") as folder:
        port, log = _free_port(), Path(folder) / "log"
        environment = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "DATABASE_URL"}}
        environment |= {"DATA_FOLDER": f"{folder}/site", "PYTHONUNBUFFERED": "1"}
        words = [word.replace("{port}", str(port)) for word in command]
        began = time.monotonic()
        with log.open("wb") as out:
            server = subprocess.Popen(words, env=environment, stdout=out, stderr=out, start_new_session=True)
        try:
            link = _link(server, log)
            _get(urllib.request.build_opener(), f"http://localhost:{port}/", b"Conversations for Kindness", server)
            waited = time.monotonic() - began
            _sign_in(link, server)
        except (WrongError, OSError) as wrong:
            sys.exit(f"{wrong}\n{log.read_text(errors='replace')}")
        finally:
            _stop(server)
        if _listens(port):
            sys.exit("The site still listens after it was stopped.")
    print(f"The demonstration stood after {waited:.0f} seconds; its home page and its desk opened, and it stopped.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _link(server: subprocess.Popen[bytes], log: Path) -> str:
    """The sign-in link, once it was printed."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := LINK.search(log.read_bytes()):
            return found[0].decode()
        _check(server.poll() is None, "It ended before it printed a link.")
        time.sleep(0.2)
    raise WrongError("It printed no link.")


def _get(visitor: urllib.request.OpenerDirector, address: str, has: bytes, server: subprocess.Popen[bytes]) -> bytes:
    """The page at ``address``, once the server answers."""
    until = time.monotonic() + PATIENCE
    while not _listens(urllib.parse.urlsplit(address).port or 80):
        _check(server.poll() is None, "It ended before it answered.")
        _check(time.monotonic() < until, f"{address} never answered.")
        time.sleep(0.2)
    with visitor.open(address, timeout=60) as answer:
        page = bytes(answer.read())
    _check(has in page, f"{address} opened without “{has.decode()}”.")
    return page


def _sign_in(link: str, server: subprocess.Popen[bytes]) -> None:
    """Follows the link as a person would: its page has a button, and behind it stands the desk."""
    steward = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = TOKEN.search(_get(steward, link, b"csrfmiddlewaretoken", server))
    if form is None:
        raise WrongError(f"{link} shows no button.")
    told = urllib.parse.urlencode({"csrfmiddlewaretoken": form[1].decode()}).encode()
    with steward.open(link, data=told, timeout=30) as answer:
        where, desk = answer.url, bytes(answer.read())
    _check(DESK.fullmatch(where) is not None, f"Signing in led to {where}.")
    _check(b"Handing over" in desk, "The desk does not show the month to try.")


def _check(right: bool, otherwise: str) -> None:
    if not right:
        raise WrongError(otherwise)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stops everything that the command started, as Ctrl+C would."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGINT)
    try:
        server.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or COMMAND)
