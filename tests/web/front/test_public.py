"""The cache before the site itself: what is shared, what never is, and how soon a change shows."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, path
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from kindling.publication.actions import withdraw_edition
from kindling.web.front import PageCache
from kindling.web.front.public import PUBLIC, in_front_of, is_shared, moment
from kindling.web.front.shelf import ALWAYS
from kindling.web.gate import Audience, audience_of, open_to
from tests.factories.packs import small
from tests.factories.site import ada, conversation, edition, profile, reviewed
from tests.web.front.asking import Told, ask

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/archive/",
    "/archive/2024/",
    "/conversations/2024-08/",
    "/conversations/2024-08/pack.pdf",
    "/conversations/2024-08/pack.css",
    "/people/",
    "/people/wilf-adeyemi/",
    "/resources/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/calendar.ics",
    "/theme.css",
)


@pytest.fixture
def front(settings: Settings, tmp_path: Path) -> Iterator[PageCache]:
    """The site behind an empty cache. Between requests it keeps the test's own connection, as Django's clients do."""
    settings.DATA_FOLDER = tmp_path
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield in_front_of(ASGIHandler())  # type: ignore[arg-type] # Django names the types of ASGI in its own words
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that stands still, so that no half minute ends within a test."""
    monkeypatch.setattr("kindling.web.front.public.time.time", lambda: 1_795_000_000.0)


def told(front: PageCache, path: str = "/", **headers: str) -> Told:
    """What the site answers, rendered in this thread so that it sees this test's rows."""
    answer: Told = async_to_sync(ask)(front, path, **headers)
    return answer


def filled() -> None:
    profile("Wilf Adeyemi", role="Porter")
    edition(conversation("2024-08", title="Small repairs", speakers=("Wilf Adeyemi",)))


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_is_asked_of_the_database_once_and_sets_no_cookie(front: PageCache, address: str) -> None:
    filled()
    first = told(front, address)
    with CaptureQueriesContext(connection) as asked:
        again = told(front, address)
    assert (first.status, len(asked), again) == (200, 0, first)
    assert not {"set-cookie", "expires"} & set(first.headers)
    assert "cookie" not in first.headers.get("vary", "").lower()
    assert told(front, address, if_none_match=first.headers["etag"]).status == 304


@pytest.mark.usefixtures("still")
def test_a_page_is_the_same_zipped_and_in_front_of_django(front: PageCache) -> None:
    filled()
    zipped = told(front, "/archive/", accept_encoding="gzip, deflate, br")
    behind: Told = async_to_sync(ask)(ASGIHandler(), "/archive/")
    assert (zipped.headers["content-encoding"], gzip.decompress(zipped.body)) == ("gzip", behind.body)
    assert behind.headers.items() <= {**zipped.headers, "content-length": str(len(behind.body))}.items()


@pytest.mark.usefixtures("still")
def test_style_and_scripts_outlive_a_change(front: PageCache, settings: Settings) -> None:
    (address, *_) = re.findall(r'href="(/static/[^"]+\.css)"', told(front).body.decode())
    first = told(front, address, accept_encoding="gzip")
    assert first.headers["cache-control"] == "max-age=315360000, public, immutable"
    assert (first.status, first.headers["content-encoding"]) == (200, "gzip")
    assert moment(settings.DATA_FOLDER, settings.STATIC_URL, address) == ALWAYS


@pytest.mark.usefixtures("still")
def test_publishing_and_withdrawing_show_at_once(
    front: PageCache, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    row = conversation("2024-08")
    words = ("/conversations/2024-08/", "/conversations/2024-08/pack.md")
    assert told(front, words[0]).status == 200
    for said in ("First words.", "Second words."):
        with django_capture_on_commit_callbacks(execute=True):
            last = edition(row, reviewed(small(said)))
        assert all(said in told(front, one).body.decode() for one in words)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_edition(by=ada(), edition=last, reason="Somebody asked for it.")
    assert [told(front, one).status for one in words] == [200, 410]
    pages = [told(front, one).body.decode() for one in (*words, "/", "/archive/")]
    assert not any("Second words." in page for page in pages)
    assert all("Somebody asked for it." in page for page in pages[:2])


@pytest.mark.usefixtures("still")
def test_what_is_recorded_shows_at_once(
    front: PageCache, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    filled()
    assert "Told just now" not in told(front, "/archive/").body.decode()
    with django_capture_on_commit_callbacks(execute=True):
        conversation("2024-09", title="Told just now")
    assert "Told just now" in told(front, "/archive/").body.decode()


def test_no_page_outlives_its_half_minute(front: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.web.front.public.time.time", lambda: 1_795_000_019.9)
    filled()
    first = told(front)
    conversation("2024-09", title="Told by another machine")
    assert told(front) == first
    monkeypatch.setattr("kindling.web.front.public.time.time", lambda: 1_795_000_020.0)
    assert "Told by another machine" in told(front, "/archive/").body.decode()
    assert 1_795_000_020 % 60 == 0


class TestWhatCouldLeak:
    """A page that shows everything it is given, asked for first by somebody with a session."""

    SECRETS = ("session-of-ada", "csrf-of-ada", "token-of-ada", "198.51.100.9", "agent-of-ada")

    @pytest.fixture(autouse=True)
    def _leaky(self, settings: Settings) -> None:
        addresses: Any = ModuleType("leaky_addresses")
        addresses.urlpatterns = [path("leak/", self.page), path("form/", self.form)]
        addresses.handler404 = "kindling.web.public.errors.not_found"
        for view in map(open_to(Audience.VISITOR), (self.page, self.form)):
            view.__module__ = "kindling.web.public.leaky"
        settings.ROOT_URLCONF = addresses

    @staticmethod
    def page(request: HttpRequest) -> HttpResponse:
        """Everything, for everybody."""
        return HttpResponse(repr((request.META, request.COOKIES, request.headers)))

    @staticmethod
    def form(request: HttpRequest) -> HttpResponse:
        """A form, whose token Django binds to a cookie."""
        return HttpResponse(get_token(request))

    def test_nobody_is_shown_what_another_sent(self, front: PageCache, settings: Settings) -> None:
        cookies = f"{settings.SESSION_COOKIE_NAME}=session-of-ada; {settings.CSRF_COOKIE_NAME}=csrf-of-ada"
        sent = {"authorization": "token-of-ada", "x_forwarded_for": "198.51.100.9", "user_agent": "agent-of-ada"}
        hers = told(front, "/leak/", cookie=cookies, **sent).body.decode()
        assert all(secret in hers for secret in self.SECRETS)
        for _ in range(2):
            strangers = told(front, "/leak/", cookie="other=session-of-ada", **sent)
            assert not any(secret in strangers.body.decode() for secret in self.SECRETS)
            assert "192.0.2.7" not in strangers.body.decode()
        hers = told(front, "/leak/", cookie=cookies, **sent).body.decode()
        assert all(secret in hers for secret in self.SECRETS)

    def test_a_form_s_token_is_given_to_one_person_alone(self, front: PageCache) -> None:
        answers = [told(front, "/form/") for _ in range(3)]
        assert len({one.headers["set-cookie"] for one in answers}) == 3
        assert {one.headers["cache-control"] for one in answers} == {"private, no-cache"}


def test_no_view_is_shared_that_is_not_open_to_everybody() -> None:
    views = list(_views(get_resolver().url_patterns))
    shared = [view for view in views if view.__module__.startswith(PUBLIC)]
    assert {audience_of(view) for view in shared} == {Audience.VISITOR}
    assert {audience_of(view) for view in views} > {Audience.VISITOR}


def _views(patterns: Any) -> Iterator[Any]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _views(one.url_patterns)
        else:
            yield one.callback


@pytest.mark.parametrize(
    "address", ["/desk/", "/desk/2026-10/files/", "/sign-in/", "/account/", "/drop/abc/", "/admin/", "/nowhere", "//"]
)
def test_what_is_not_public_is_never_shared(address: str) -> None:
    assert not is_shared(address)
