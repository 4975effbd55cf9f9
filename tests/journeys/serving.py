"""A site of its own, served for the journeys of one module."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, StorageState

START_SECONDS = 180
"""How long a site may take to answer for the first time, on a busy machine."""

STOP_SECONDS = 60
"""How long a server may take to end: it gives its worker ten seconds, and its own requests what they need."""

MAIL_SECONDS = 60
"""How long the worker may take to send a mail, beginning with its own start."""


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def await_site(address: str, server: subprocess.Popen[Any], log: Path) -> None:
    """Waits until the address answers. Raises with what the server said where it stops, or never does."""
    for _ in range(START_SECONDS * 4):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise AssertionError(log.read_text())


class Site:
    """A site of its own, served for these tests, and what its server printed."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.log = folder / "log"
        told = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.environment = told | {
            "DATA_FOLDER": str(folder / "site"),
            "SITE_URL": self.address,
            "PYTHONUNBUFFERED": "1",
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-c", "from kindling.cli.main import main; main()", *words]

    def link(self) -> str:
        """A one-time link for Ada."""
        words = self.command("steward", "ada@example.org", "--name", "Ada Brennan")
        told = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=True)
        return told.stdout.strip()

    def signed_in(self, browser: Browser) -> StorageState:
        """What a browser holds in which Ada has signed in."""
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(self.link())
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{self.address}/desk/**")
            return context.storage_state()

    def code(self) -> str:
        """The newest code that was mailed, which a site on this machine prints."""
        for _ in range(MAIL_SECONDS * 10):
            if found := re.findall(r"^Subject: (\d{4}-\d{4}) is your code", self.log.read_text(), re.MULTILINE):
                return str(found[-1])
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """The site, served with its worker while the block runs."""
    words = site.command("serve", "--port", str(site.port))
    with (
        site.log.open("w") as log,
        subprocess.Popen(words, env=site.environment, stdout=log, stderr=log) as server,
    ):
        try:
            await_site(f"{site.address}/theme.css", server, site.log)
            yield site
        finally:
            server.terminate()
