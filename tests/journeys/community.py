"""A community on a site of its own, for journeys through its months: mail is caught, and the clock is moved."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pysqlite3 import dbapi2 as sqlite3

from tests.factories.demo import stood_up
from tests.journeys.catcher import Catcher, Mail
from tests.journeys.serving import Site, await_site
from tests.mail.catcher import caught

LONDON = "Europe/London"
ROOT = Path(__file__).parents[2]

COUNTED = ("ground_throttle", "shared_counts", "django_session")
"""Tables that remember that somebody came by, and say nothing of anybody."""


class Community(Site):
    """The site, its post, and its clock."""

    def __init__(self, folder: Path, catcher: Catcher, port: int) -> None:
        super().__init__(folder)
        self.catcher = catcher
        self.folder = folder / "site"
        self.clock = folder / "clock"
        self.environment |= {
            "DATABASE_URL": "",
            "MAIL_URL": f"smtp://127.0.0.1:{port}/?tls=none",
            "MAIL_FROM": "hello@kettle.example.org",
        }
        self._process: subprocess.Popen[str] | None = None

    @contextmanager
    def served(self, now: str) -> Iterator[None]:
        """Serves while the block runs, its clock at ``now`` in universal time when it begins."""
        self.move_to(now)
        words = [sys.executable, "-m", "tests.journeys.clocked", str(self.port), str(self.clock)]
        pipe = subprocess.PIPE
        with (
            self.log.open("w") as log,
            subprocess.Popen(
                words, env=self.environment, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=log, text=True
            ) as process,
        ):
            self._process = process
            try:
                await_site(f"{self.address}/theme.css", process, self.log)
                yield
            finally:
                process.terminate()

    def move_to(self, now: str) -> None:
        """Sets the site's clock to ``2026-10-01T08:00`` in universal time; it goes on from there."""
        wanted = datetime.datetime.fromisoformat(now).replace(tzinfo=datetime.UTC)
        self._ahead((wanted - datetime.datetime.now(tz=datetime.UTC)).total_seconds())

    def let_pass(self, seconds: float) -> None:
        """Moves the clock on, as if somebody had read for a while."""
        self._ahead(float(self.clock.read_text()) + seconds)

    def work(self) -> list[Mail]:
        """Does all that is due, as the worker does; answers with the mails that came of it."""
        self._asked("work")
        return self.catcher.new()

    def join(self, name: str, email: str, zone: str = "") -> None:
        """Somebody is a member."""
        self._asked(f"member {name},{email},{zone}")

    def draft(self, month: str) -> None:
        """The month has a pack to work on."""
        self._asked(f"pack {month}")

    def fill(self) -> dict[str, str]:
        """Something of everything; answers the addresses of the pages by their names."""
        told: dict[str, str] = json.loads(self._asked("fill"))
        return told

    def mail_at(self, now: str) -> list[Mail]:
        """The same, once the clock stands at ``now``."""
        self.move_to(now)
        return self.work()

    @contextmanager
    def desk(self, browser: Browser, *, bypass_csp: bool = False) -> Iterator[Page]:
        """Ada's browser, in which she has signed in."""
        with self.visitor(browser, bypass_csp=bypass_csp) as context:
            page = context.new_page()
            page.goto(self._asked("link"))
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{self.address}/desk/**")
            yield page

    @contextmanager
    def visitor(
        self, browser: Browser, *, zone: str = LONDON, script: bool = True, bypass_csp: bool = False
    ) -> Iterator[BrowserContext]:
        """Somebody's browser, in their own zone."""
        with browser.new_context(
            base_url=self.address, timezone_id=zone, java_script_enabled=script, bypass_csp=bypass_csp
        ) as context:
            yield context

    def rows(self) -> list[str]:
        """All that the database holds, a line for each row, without what only counts visits."""
        with closing(sqlite3.connect(self.folder / "kindling.sqlite3", timeout=30)) as base:
            tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
            names = [name for (name,) in tables if name not in COUNTED]
            return [f"{name} {row}" for name in names for row in base.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - our own tables

    def holding(self, marker: str) -> list[str]:
        """Where ``marker`` stands, whatever its capitals: rows of the database, and the names and bytes of files."""
        rows = [one for one in self.rows() if marker in one.casefold()]
        files = [one for one in self.folder.rglob("*") if one.is_file()]
        named = [one for one in files if marker in one.name.casefold() or marker.encode() in one.read_bytes().lower()]
        return rows + [str(one.relative_to(self.folder)) for one in named]

    def _ahead(self, seconds: float) -> None:
        new = self.clock.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self.clock)

    def _asked(self, line: str) -> str:
        assert self._process
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        told = self._process.stdout.readline().strip()
        assert told, self.log.read_text()
        return told


@contextmanager
def community(made_in: pytest.TempPathFactory, *, now: str) -> Iterator[Community]:
    """A community whose clock stands at ``now`` (universal time) when the block begins; its months stand already."""
    with caught(keep=True) as (post, port):
        made = Community(stood_up(made_in), Catcher(post), port)
        with made.served(now):
            made.work()
            yield made


def answer_of(url: str, method: str = "GET", data: bytes | None = None) -> int:
    """The status with which ``url`` answers a program that keeps no cookies and follows nothing."""
    request = Request(url, method=method, data=data)  # noqa: S310 - our own server
    try:
        with build_opener(_Stays).open(request, timeout=30) as answer:
            return int(answer.status)
    except HTTPError as told:
        return told.code


class _Stays(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Nowhere."""


def scan(mails: list[Mail], site: str) -> set[int]:
    """Opens every link to ``site`` twice by GET and HEAD, as programs do that look for danger; answers the statuses."""
    links = {link for mail in mails for link in mail.links if link.startswith(site)}
    return {answer_of(link, method) for link in links for method in ("GET", "HEAD") * 2}
