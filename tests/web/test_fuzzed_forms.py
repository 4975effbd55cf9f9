"""Whatever anybody sends to any address, nothing breaks; and what is only read changes nothing.

The forms are those that the pages offer, found by following their links; an address that no form leads to is sent the
same words. Whatever a request did is undone before the next. A plain run sends each form a part of what is odd, another
part to each; with ``FUZZ_SECONDS`` set (``make fuzz``) each is sent all of it.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import DjangoDbBlocker

from kindling.contributions.actions import make_drop_link
from kindling.contributions.links import token_of
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.publication.actions import publish_edition
from kindling.web.permissions import every_address
from tests.contributions.cast import read_month
from tests.curation.months import answer, draft, saved, small_pack
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.crawled import Form, asked_names, read_page
from tests.factories.packs import every_page
from tests.factories.site import cleared, conversation, profile, reviewed
from tests.web.test_permissions import address_of

# One site for all of them; what they reach others cover, and measuring it takes half as long again.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover, pytest.mark.xdist_group("fuzz")]

MONTH = "2026-10"
WHO = ("visitor", "producer", "steward")
STARTS = ("/", "/desk/2026-09/publish/", "/desk/2026-09/", "/desk/2026-10/", "/desk/", "/account/", "/sign-in/")
EACH = 2
"""Pages of one kind that are looked at."""

ODD = ("\0", "\u202e\u2066abc\u200f", str(2**63), "-1", "1e400", "٣", "", "<b>'\"&", "c0", "9999-99-99")
LONG = "x" * 1_000_000
UNKNOWN = "application/x-www-form-urlencoded; charset=nope"
WHOLE = "FUZZ_SECONDS" in os.environ
"""Whether everything odd is sent everywhere."""

OURS = {"django_session", "shared_counts"}
"""Tables that reading may write: how often somebody tried, and who is signed in."""

FILES = {
    "empty": ("chat.txt", b""),
    "nul": ("a\0b.txt", b"18:02:00 From Ben to Everyone:\n\tHello.\n"),
    "path": ("../../etc/passwd", b"18:02:00 From Ben to Everyone:\n\tHello.\n"),
    "long name": ("x" * 400 + ".txt", b"18:02:00 From Ben to Everyone:\n\tHello.\n"),
    "no name": (" ", b"18:02:00 From Ben to Everyone:\n\tHello.\n"),
    "another kind": ("picture.png", b"%PDF-1.7 not one"),
    "half a picture": ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "half an archive": ("deck.pptx", b"PK\x03\x04" + b"\0" * 40),
    "turned round": ("gnp.\u202etxt", b"\xff\xfe\0\0"),
}


@dataclass
class Site:
    """Who may be whom, every form they are offered by its address, and every page they can reach."""

    clients: dict[str, Client]
    forms: dict[str, dict[str, Form]] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """A site with one of most things, and everybody's pages and forms."""
    del django_db_setup
    with django_db_blocker.unblock(), transaction.atomic():
        token = _filled()
        who: dict[str, Actor | None] = {"visitor": None, "producer": pia(), "steward": ada()}
        made = Site({name: _client(actor) for name, actor in who.items()})
        for name in WHO:
            _follow(made, name, [*STARTS, f"/drop/{token}/"])
        yield made
        transaction.set_rollback(True)


def _filled() -> str:
    profile("Wilf Adeyemi", role="Porter")
    row = read_month(number=MONTH)
    draft(row)
    make_drop_link(by=ada(), conversation=row, label="Ingrid")
    published = conversation("2026-09", title="Small repairs", speakers=("Wilf Adeyemi",))
    saved(published, small_pack(month="2026-09"))
    publish_edition(by=ada(), conversation=published, pack=cleared(published, reviewed(every_page(), month="2026-09")))
    answer(published, "named")
    return token_of(make_drop_link(by=ada(), conversation=row, label="Tom").id)


def _client(who: Actor | None) -> Client:
    client = Client(raise_request_exception=False)
    return sign_in(client, who) if who else client


def _follow(site: Site, who: str, waiting: list[str]) -> None:
    """Reads pages as somebody, ``EACH`` of each kind, and notes the forms on them."""
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    forms = site.forms.setdefault(who, {})
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in seen or kinds[kind] >= EACH:
            continue
        seen.add(address)
        kinds[kind] += 1
        response = site.clients[who].get(address)
        if response["Content-Type"].startswith("text/html"):
            found, links = read_page(address, response.content.decode())
            waiting += links
            for form in found:
                _note(forms, form)
    site.pages[who] = sorted(seen)


def _note(forms: dict[str, Form], form: Form) -> None:
    """Keeps ``EACH`` forms of a kind, each with all that any page sends there."""
    known = forms.get(form.address)
    if known:
        known.fields = form.fields | known.fields
        known.files |= form.files
    elif [kind_of(one) for one in forms].count(kind_of(form.address)) < EACH:
        forms[form.address] = form


def kind_of(address: str) -> str:
    """The view that an address leads to, and what is asked of it."""
    where = urlsplit(address)
    try:
        found = resolve(where.path)
    except Resolver404:
        return "nowhere"
    return f"{found.view_name} {sorted(asked_names([address]))}"


class Told:
    """Whether requests break, and what they write, by what was sent."""

    def __init__(self) -> None:
        self.broken: list[str] = []
        self.written: list[str] = []

    def send(self, client: Client, method: str, address: str, what: str, **sent: Any) -> HttpResponse:
        """The answer to a request that is undone."""

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if re.match(r"(INSERT|UPDATE|DELETE|REPLACE)\b", sql) and not any(f'"{one}"' in sql for one in OURS):
                self.written.append(f"{method} {address} ({what}): {sql[:80]}")
            return execute(sql, params, many, context)

        with transaction.atomic(), connection.execute_wrapper(note):
            response: HttpResponse = getattr(client, method)(address, **sent)
            transaction.set_rollback(True)
        if response.status_code >= 500 and response.status_code != 503:
            self.broken.append(f"{method} {address} ({what}): {response.status_code}")
        return response


def every_form(site: Site, who: str) -> dict[str, Form]:
    """The forms somebody is offered, and those of others; addresses that none leads to take every name there is."""
    forms = {address: form for one in site.forms.values() for address, form in one.items() if form.method == "post"}
    forms |= {address: form for address, form in site.forms[who].items() if form.method == "post"}
    names = {name: "" for form in forms.values() for name in form.fields}
    met = {resolve(urlsplit(address).path).route for address in forms}
    for one in every_address():
        address = address_of(one, month=MONTH)
        if resolve(address).route not in met:
            forms[address] = Form(address, "post", names, {"file", "files", "logo", "photo"})
    return {address: form for address, form in sorted(forms.items()) if "/back-door/" not in address}


def some(of: Sequence[Any], turn: int, most: int) -> Sequence[Any]:
    """All of them, or in a plain run ``most`` of them, others at each turn."""
    return of if WHOLE or len(of) <= most else [of[(turn + place) % len(of)] for place in range(most)]


def bodies(form: Form, turn: int, who: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What one form is sent. Whoever may not open it is turned away before anything is read."""
    every = list(_bodies(form))
    yield from every if WHOLE else some(every, 3 * turn, 3 if who == "visitor" else 12)


def _bodies(form: Form) -> Iterator[tuple[str, dict[str, Any]]]:
    fields = form.fields or {"a": ""}
    yield "nothing", {"data": {}}
    yield "as it stands", {"data": fields}
    for odd in ODD[:3]:
        yield f"everything {odd!r}", {"data": dict.fromkeys(fields, odd)}
    for odd in ODD:
        yield f"typed {odd!r}", {"data": fields | {name: odd for name, value in fields.items() if not value}}
    for number, name in enumerate(sorted(fields)):
        yield f"{name} odd", {"data": fields | {name: ODD[number % len(ODD)]}}
        yield f"{name} missing", {"data": {other: value for other, value in fields.items() if other != name}}
    yield "everything twice", {"data": {name: [value, "2"] for name, value in fields.items()}}
    yield "a million characters", {"data": fields | dict.fromkeys(list(fields)[-1:], LONG)}
    yield "5,000 fields", _raw(urlencode({f"form-{number}-text": "a" for number in range(5000)}))
    yield "a file for words", {"data": {name: _file("empty") for name in fields}}
    yield "words for a file", {"data": fields | dict.fromkeys(form.files, "words")}
    yield "no UTF-8", _raw("&".join(f"{quote(name)}=%ff%fe" for name in fields))
    yield "JSON", {"data": json.dumps({"a": [1, None]}), "content_type": "application/json"}
    yield "no content", {"data": b"\xff\0", "content_type": "application/octet-stream"}
    yield "a broken multipart form", {"data": b"--x\r\nContent-Disp", "content_type": "multipart/form-data; boundary=x"}
    yield "a multipart form without boundary", {"data": b"a", "content_type": "multipart/form-data"}
    yield "an unknown charset", {"data": b"a=b", "content_type": "text/plain", "CONTENT_TYPE": UNKNOWN}
    for name in FILES if form.files else ():
        yield f"a file: {name}", {"data": fields | {one: _file(name) for one in form.files}}


def _file(name: str) -> SimpleUploadedFile:
    called, data = FILES[name]
    made = SimpleUploadedFile("a", data, "image/png" if called.endswith("png") else "text/plain")
    made._name = called  # type: ignore[attr-defined] # as a browser that does not clean it would send it
    return made


def _raw(body: str) -> dict[str, Any]:
    return {"data": body.encode(), "content_type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("who", WHO)
def test_no_form_breaks_whatever_is_sent(site: Site, who: str) -> None:
    told = Told()
    for turn, (address, form) in enumerate(every_form(site, who).items()):
        for what, sent in bodies(form, turn, who):
            told.send(site.clients[who], "post", address, what, **sent)
    assert told.broken == []


@pytest.mark.parametrize("who", WHO)
def test_reading_changes_nothing(site: Site, who: str) -> None:
    told = Told()
    addresses = {address_of(one, month=MONTH) for one in every_address()} | {*site.pages[who], *site.forms[who]}
    for address in sorted(addresses):
        for method in ("get", "head", "options"):
            told.send(site.clients[who], method, address, "read")
    assert (told.written, told.broken) == ([], [])


@pytest.mark.parametrize("who", WHO)
def test_no_address_breaks_whatever_stands_in_it(site: Site, who: str) -> None:
    told = Told()
    asked = sorted({name for pages in site.pages.values() for name in asked_names(pages)} | _of_get_forms(site))
    for number, page in enumerate(site.pages[who]):
        for odd in (ODD[number % len(ODD)], ODD[(number + 5) % len(ODD)]):
            query = urlencode(dict.fromkeys(asked, odd), errors="replace")
            told.send(site.clients[who], "get", f"{urlsplit(page).path}?{query}", "asked")
    for turn, one in enumerate(every_address()):
        names = {name for pattern in one.patterns for name in getattr(pattern, "converters", {})}
        for odd in some((*ODD, "x" * 3000, str(10**400)), turn, 3) if names else ():
            address = address_of(one, month=MONTH, **dict.fromkeys(names - {"month"}, quote(odd)))
            told.send(site.clients[who], "get", address, "named")
            told.send(site.clients[who], "post", address, "named")
    assert (told.broken, [one for one in told.written if one.startswith("get")]) == ([], [])


def _of_get_forms(site: Site) -> set[str]:
    return {
        name for one in site.forms.values() for form in one.values() if form.method == "get" for name in form.fields
    }


def test_the_fuzz_reaches_the_forms_there_are(site: Site) -> None:
    reached = {resolve(urlsplit(address).path).view_name for one in site.forms.values() for address in one}
    assert {"desk-new", "desk-fact", "desk-files", "desk-link", "desk-community-us"} <= reached
    assert {"desk-harvest-keep", "desk-consents", "drop", "account_login"} <= reached
    assert Conversation.objects.count() == 2
