"""Nothing private ever comes out: every public address of a site whose every private place holds a word of its own."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pikepdf
import pypdfium2
import pytest
from asgiref.sync import async_to_sync
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, models, transaction
from django.test import Client
from pptx import Presentation
from pytest_django import DjangoCaptureOnCommitCallbacks, DjangoDbBlocker, Settings

from kindling.contributions.actions import make_drop_link, record_consents
from kindling.contributions.links import token_of
from kindling.contributions.queries import ledger
from kindling.conversations.models import Conversation
from kindling.pack.document import Citation, Columns, Media, Pack, Paragraph, Picture, Pictures, Section, plain
from kindling.publication.actions import publish_working_pack, reissue_stale, withdraw_edition
from kindling.publication.queries import current_edition
from kindling.publication.readers import ALLOWED, for_readers
from kindling.web.front.public import in_front_of
from kindling.web.gate import Audience
from kindling.web.permissions import every_address
from tests.factories.people import private_members
from tests.factories.private import CLEARING, KINDS, Planted, editor, private_month
from tests.factories.private_invitations import private_invitations
from tests.factories.private_planning import private_planning
from tests.factories.site import profile
from tests.web.front.asking import Told, ask
from tests.web.test_permissions import address_of

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]  # what they reach others cover

MONTH, UNPUBLISHED = "2026-10", "2026-09"
PAGE = f"/conversations/{MONTH}/"
TWINS = ("pack.html", "pack.pdf", "pack.pptx", "pack.json", "pack.md")
Ask = Callable[[str], Told]

NO_WORDS = {
    "ground.User.password": "an unusable one",
    "ground.Throttle.key": "a keyed hash",
    "contributions.HarvestFile.sha256": "a hash",
    "contributions.HarvestFile.stored": "a made-up name and a hash",
    "contributions.Flag.fingerprint": "a hash",
    "curation.Draft.drafted_from": "numbers of files",
    "curation.DraftMedia.sha256": "a hash",
    "curation.DraftMedia.stored": "a hash",
}
"""Private columns that can hold nobody's words."""


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Planted]:
    """A site with a month that is published, and one that is not yet; each test undoes what it changes."""
    del django_db_setup
    words = Planted()
    with django_db_blocker.unblock(), transaction.atomic():
        profile(f"Wilf {words.show('a speaker with a page')}", role="Porter")
        publish_working_pack(by=editor(words), conversation=private_month(words, MONTH))
        private_invitations(words, private_month(words, UNPUBLISHED))
        private_invitations(words, Conversation.objects.get(month=MONTH))
        for month in (MONTH, UNPUBLISHED):
            private_planning(words, Conversation.objects.get(month=month))
        private_members(words)
        yield words
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def by_client() -> Ask:
    """What a visitor is answered, who keeps no cookie."""
    client = Client(raise_request_exception=False)

    def asked(address: str) -> Told:
        client.cookies.clear()
        return told_by(client.get(address))

    return asked


def told_by(answer: Any) -> Told:
    """The same for every kind of answer."""
    body = answer.getvalue()
    return Told(answer.status_code, {name.lower(): str(value) for name, value in answer.headers.items()}, body)


@pytest.fixture
def by_cache(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """What a visitor is answered by the page cache, whose clock stands still: no page goes by its age alone."""
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr("kindling.web.front.public.time.time", lambda: 1_795_000_000.0)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    front = in_front_of(ASGIHandler())  # type: ignore[arg-type] # Django names the types of ASGI in its own words

    def asked(address: str) -> Told:
        where = urlsplit(address)
        told: Told = async_to_sync(ask)(front, where.path, where.query)
        return told

    yield asked
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def crawl(asked: Ask, audiences: Collection[Audience] = tuple(Audience)) -> dict[str, Told]:
    """Every answer that a visitor can come by: of every address for ``audiences``, and whatever an answer links to."""
    waiting = sorted(starts(audiences))
    answers: dict[str, Told] = {}
    while waiting:
        address = waiting.pop()
        answers[address] = asked(address)
        waiting += {one for one in links(address, answers[address]) if one not in answers} - set(waiting)
    return answers


def starts(audiences: Collection[Audience]) -> set[str]:
    """Every address of the site with each month, each file and each name that there is, and some that are not."""
    months, names = (MONTH, UNPUBLISHED, "2031-01"), (*TWINS, "pack-2.pdf", "pack.css", "fragment.html")
    known = [one for one in every_address() if one.audience in audiences and not one.written.startswith("/back-door/")]
    filled = {address_of(one, month=month, name=name) for one in known for month in months for name in names}
    return {"/nothing-here/", "/embed/?show=archive&look=dark", "/archive/?format=speaker", *filled}


LINK = re.compile(
    r"""(?:href|src|action)="([^"]+)"|content="(https?:[^"]+)"|<loc>([^<]+)|url\("?([^")]+)|"(https?:[^"\\]+)"""
)


def links(address: str, told: Told) -> Iterator[str]:
    """Where an answer leads within the site; style and scripts are the same for everybody."""
    found = [told.headers.get("location", "")]
    if re.match(r"text/|application/(json|xml|[a-z]+\+(xml|json))", told.headers.get("content-type", "")):
        found += ["".join(one) for one in LINK.findall(told.body.decode())]
    for one in found:
        where = urlsplit(urldefrag(urljoin(f"http://localhost:8000{address}", one.replace("&amp;", "&"))).url)
        if one and where.netloc in {"localhost:8000", "testserver"} and not where.path.startswith("/static/"):
            yield where.path + (f"?{where.query}" if where.query else "")


def words_of(told: Told) -> str:
    """All that an answer says, in its head as well, read as its kind is read and as the bytes stand."""
    head = " ".join((*told.headers, *told.headers.values()))
    body = told.body
    raw = re.sub(r"data:[a-z/]+;base64,[A-Za-z0-9+/=]+", "", body.decode("utf-8", "replace"))
    told_as = {"%PDF": _of_pdf, "PK\x03\x04": _of_pptx}.get(body[:4].decode("latin-1"), lambda _: "")
    return "\n".join((head, raw, re.sub(r"<[^>]*>", "", raw), told_as(body)))


def _of_pdf(body: bytes) -> str:
    with pypdfium2.PdfDocument(body) as read:
        pages = [page.get_textpage().get_text_bounded() for page in read]
        about = repr(read.get_metadata_dict())
    with pikepdf.open(io.BytesIO(body)) as opened:
        strings = [_strings(one) for one in opened.objects]
    return "\n".join((*pages, about, *strings))


def _strings(one: pikepdf.Object) -> str:
    """The words in one object of a PDF: alternative texts, outlines, what it says of itself."""
    if isinstance(one, pikepdf.Stream):
        return one.read_bytes().decode("latin-1")
    if isinstance(one, pikepdf.Dictionary):
        return " ".join(str(value) for value in one.as_dict().values() if isinstance(value, pikepdf.String))
    return ""


def _of_pptx(body: bytes) -> str:
    """Every part of the archive, notes and properties too, and its words without their marks."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    shown = Presentation(io.BytesIO(body))
    noted = [slide.notes_slide.notes_text_frame.text for slide in shown.slides if slide.has_notes_slide]
    return "\n".join((*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts), *noted))


def leaked(planted: Planted, answers: dict[str, Told]) -> dict[str, list[str]]:
    """What stands where it must not, by address."""
    told = {address: planted.found(words_of(answer)) for address, answer in answers.items()}
    return {address: found for address, found in told.items() if found}


def test_no_private_word_is_in_any_page_download_feed_or_header(planted: Planted, by_client: Ask) -> None:
    answers = crawl(by_client)
    assert leaked(planted, answers) == {}
    open_to_all = {one.written for one in every_address() if one.audience is Audience.VISITOR}
    assert [address for address, answer in answers.items() if answer.status >= 500] == []
    assert {PAGE, f"{PAGE}preview.png", "/feed.atom", "/feed.json", "/sitemap.xml", "/calendar.ics"} <= set(answers)
    assert len(answers) > len(open_to_all) + len(TWINS)


def test_what_readers_are_given_cites_no_export_and_tells_of_no_permission() -> None:
    citing = Paragraph(plain("We met."), sources=(Citation("Wilf’s chat.txt", 3, 12.0),))
    picture = Picture("kettle", "A kettle", permission="Wilf said yes on the phone")
    media = Media("kettle", "image/png", b"not looked at")
    section = Section("one", "other", "One", (citing, Columns((citing,), (Pictures((picture,)),))))
    told = for_readers(Pack("A pack", "A series", sections=(section,), media=(media,)))
    bare, allowed = Paragraph(plain("We met.")), replace(picture, permission=ALLOWED)
    assert told.sections[0].blocks == (bare, Columns((bare,), (Pictures((allowed,)),)))
    assert (told.title, told.media) == ("A pack", (media,))


def test_the_same_crawl_finds_what_was_agreed_to(planted: Planted, by_client: Ask) -> None:
    found = {}
    for name in ("", *TWINS):
        found[name] = set(planted.found(words_of(by_client(f"{PAGE}{name}")), planted.shown))
    said = {f"{kind}, {state}" for kind in KINDS for state in CLEARING} | {
        "the editors’ words",
        "cited, anonymous",
        "answering, anonymous",
    }
    assert {name: sorted(said - words) for name, words in found.items()} == {name: [] for name in found}


def test_every_private_column_holds_a_word_that_would_be_found(planted: Planted) -> None:
    empty = [
        f"{model._meta.label}.{column.name}"
        for label in ("ground", "contributions", "curation")
        for model in apps.get_app_config(label).get_models()
        for column in model._meta.get_fields()
        if _holds_words(column)
        and not any(planted.found(str(row)) for row in model._default_manager.values_list(column.name, flat=True))
    ]
    assert sorted(set(empty) - set(NO_WORDS)) == []


def _holds_words(column: object) -> bool:
    return isinstance(column, models.CharField | models.TextField | models.JSONField) and not getattr(
        column, "choices", None
    )


AGREED, OTHERS = "quote, named", "quote, first name"
"""What is taken back, and what stays."""


def _take_back(planted: Planted) -> None:
    row = Conversation.objects.get(month=MONTH)
    keys = [one.key for one in ledger(row) if planted.show(AGREED) in one.text]
    assert len(keys) == 1
    day = datetime.date(2026, 11, 2)
    record_consents(by=editor(planted), conversation=row, keys=keys, decision="withdrawn", how="by mail", given_on=day)


def test_words_that_are_taken_back_are_gone_from_everything_at_once(
    planted: Planted, by_cache: Ask, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    gone = {what: word for what, word in planted.shown.items() if what.startswith(AGREED)}
    stays = {OTHERS: planted.show(OTHERS)}
    before = crawl(by_cache, {Audience.VISITOR})
    twins = {f"{PAGE}{name}" for name in ("", *TWINS)}
    assert {address for address, told in before.items() if planted.found(words_of(told), gone)} == twins

    with django_capture_on_commit_callbacks(execute=True):
        _take_back(planted)
    answers = {address: by_cache(address) for address in before}
    assert [address for address, told in answers.items() if planted.found(words_of(told), gone)] == []
    assert {answers[f"{PAGE}{name}"].status for name in TWINS} == {503}

    with django_capture_on_commit_callbacks(execute=True):
        assert reissue_stale() == 1
    answers = {address: by_cache(address) for address in before}
    assert [address for address, told in answers.items() if planted.found(words_of(told), gone)] == []
    assert {address for address, told in answers.items() if planted.found(words_of(told), stays)} == twins
    assert leaked(planted, answers) == {}


def test_a_pack_that_is_withdrawn_leaves_none_of_its_words(
    planted: Planted, by_cache: Ask, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = crawl(by_cache, {Audience.VISITOR})
    edition = current_edition(MONTH)
    assert edition
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_edition(by=editor(planted), edition=edition, reason="We asked again.")
    answers = {address: by_cache(address) for address in before}
    shown = {what: word for what, word in planted.shown.items() if what != "a speaker with a page"}
    assert [address for address, told in answers.items() if planted.found(words_of(told), shown)] == []
    assert leaked(planted, answers) == {}
    assert {answers[f"{PAGE}{name}"].status for name in TWINS} == {410}


def test_whoever_holds_a_link_learns_nothing_of_the_month(planted: Planted, client: Client) -> None:
    row = Conversation.objects.get(month=MONTH)
    token = token_of(make_drop_link(by=editor(planted), conversation=row, label="whoever took notes").id)
    file = SimpleUploadedFile("mine.txt", b"18:02:00 From Ben to Everyone:\n\tHello.\n")
    first = client.get(f"/drop/{token}/")
    answers = {
        "opened": told_by(first),
        "dropped": told_by(client.post(f"/drop/{token}/", {"files": file}, follow=True)),
        "again": told_by(client.get(f"/drop/{token}/")),
        "closed": told_by(client.get("/drop/made-up/")),
    }
    assert "mine.txt is kept" in answers["again"].body.decode()
    # Who made a link is told to whoever holds it, so that they know that it is meant for them.
    assert leaked(planted, answers) == {name: ["an editor’s name"] for name in ("opened", "dropped", "again")}
    assert [planted.found(words_of(one), planted.shown) for one in answers.values()] == [[], [], [], []]


ALWAYS_TOLD = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def test_every_answer_carries_the_headers_that_guard_it_and_no_cookie(
    planted: Planted, by_client: Ask, by_cache: Ask
) -> None:
    (style, *_) = re.findall(r'href="(/static/[^"]+)"', by_cache("/").body.decode())
    kept = ("/", PAGE, f"{PAGE}pack.pdf", f"{PAGE}pack.css", "/feed.atom", style)
    answers = {**crawl(by_client, {Audience.VISITOR}), **{f"{one}?utm_kept": by_cache(one) for one in (*kept, *kept)}}
    unguarded = {
        address: (
            answer.status,
            sorted(name for name, value in ALWAYS_TOLD.items() if answer.headers.get(name) != value),
        )
        for address, answer in answers.items()
        if not ALWAYS_TOLD.items() <= answer.headers.items() or "content-security-policy" not in answer.headers
    }
    assert unguarded == {}
    framed = {address for address, answer in answers.items() if answer.headers.get("x-frame-options") != "DENY"}
    # A file of the style is no page; the policy says of it too that nobody may frame it.
    assert {urlsplit(address).path for address in framed} == {"/embed/", style}
    signs_in = {address for address, answer in answers.items() if "set-cookie" in answer.headers}
    assert {urlsplit(address).path.split("/")[1] for address in signs_in} <= {"sign-in", "sign-out"}
    assert planted.private


def test_what_breaks_is_guarded_too(planted: Planted, monkeypatch: pytest.MonkeyPatch, by_client: Ask) -> None:
    monkeypatch.setattr("kindling.web.public.home.home_page", lambda *_: 1 / 0)
    told = by_client("/")
    assert (told.status, ALWAYS_TOLD.items() <= told.headers.items()) == (500, True)
    assert "default-src 'none'" in told.headers["content-security-policy"]
    assert planted.found(words_of(told)) == []
