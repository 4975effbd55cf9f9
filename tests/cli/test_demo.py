"""The demonstration: a filled site in a folder of its own, and what may never be read in it."""

from __future__ import annotations

import datetime
import io
import re
import socket
import subprocess
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pptx import Presentation

from kindling.cli.demo.fill import STEWARD, archive_facts, demo_pack, fill
from kindling.cli.demo.people import LEFT_OPEN, NEXT
from kindling.contributions.queries import clearances, decisions_offered, flags_of, ledger
from kindling.conversations.models import Conversation, Credit, Recording
from kindling.curation.queries import blockers, history, waits, working_pack
from kindling.ground.models import AuditLine, Role, User
from kindling.kernel.errors import KindlingError
from kindling.mail.models import Message
from kindling.pack.document import said
from kindling.people.models import Address, Alias, Person
from kindling.people.queries import proposals
from kindling.planning.queries import readiness
from kindling.publication.models import Edition
from tests.cli.running import run
from tests.factories.demo import KINDLING, demo_environment, demo_folder

INVENTED = {"2026-10", "2026-11", "2026-12"}
TOLD = re.compile(
    r"The demonstration's site:  http://localhost:(\d+)\n"
    r"Its desk, as a steward:    (http://localhost:\1/sign-in/link/\S+/)\n\n"
    r"The second address signs you in, once, [^\n]+\n[^\n]+\n"
)
UNSAID = (
    "Karen",
    "Dunstan",
    "switchboard",
    "asked the 212?",
    "It died in a month",
    "go home without repairing",
    "nobody may ask what for",
    "the interpreter hears both sides",
    "with cake",
    "the student who moved the chair",
    "front of the same people",
    "Tremblay",
    "Mbatha",
    "Sørensen",
    "Emil",
    "Renner",
    "Pomfret",
    "07700 900417",
    "020 7946 0182",
    "Corrigan",
    "Olumide",
    "complained about Rhodri",
    "please don't mention that",
    "my manager must not know",
)
"""Words and names that nobody said yes to: declined, withdrawn, for the room only, changed, not answered, private."""


@pytest.fixture
def served(served: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The same, with a worker that ends at once."""
    monkeypatch.setattr("kindling.cli.beside.WORKER", ("true",))
    return served


@pytest.fixture(scope="class")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ARG001 - the tables have to be there
    """The demonstration, filled once for a class of tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def port() -> int:
    return _free_port()


@pytest.mark.django_db
def test_it_fills_a_site_once_and_can_be_removed(
    data: Path, served: dict[str, Any], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL")
    folder = data.with_name("site-demo")
    told = []
    for words in (("--no-serve",), ()):
        monkeypatch.setenv("DATA_FOLDER", str(data))
        found = TOLD.fullmatch(run("demo", "--port", str(port), *words).stdout)
        assert found is not None
        assert found[1] == str(port)
        told.append((Edition.objects.count(), AuditLine.objects.count()))
    assert told[0] == told[1]
    assert (told[0][0], served["host"], served["port"]) == (2, "127.0.0.1", port)
    assert (folder / "kindling-demo").exists()
    assert not data.exists()
    monkeypatch.setenv("DATA_FOLDER", str(data))
    assert run("demo", "--remove").stdout == f"The demonstration in {folder} is gone.\n"
    assert not folder.exists()
    assert run("demo", "--remove").stdout == "There is no demonstration to remove.\n"


@pytest.mark.parametrize("words", [("demo", "--no-serve"), ("demo", "--remove")])
def test_a_folder_that_is_no_demonstration_is_never_touched(data: Path, words: tuple[str, ...]) -> None:
    theirs = data.with_name("site-demo") / "letters.txt"
    theirs.parent.mkdir()
    theirs.write_text("mine")
    assert isinstance(run(*words).exception, KindlingError)
    assert theirs.read_text() == "mine"


def test_it_never_fills_a_database_that_was_set(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.ground.environment.find_spec", lambda name: name)
    monkeypatch.setenv("DATABASE_URL", "postgresql:///kettle")
    told = run("demo").exception
    assert isinstance(told, KindlingError)
    assert told.remedy == "Unset DATABASE_URL for it."
    assert not data.with_name("site-demo").exists()


def test_a_port_that_is_taken_is_told_before_anything_is_filled(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        told = run("demo", "--port", str(number)).exception
    assert isinstance(told, KindlingError)
    assert (told.sentence, told.remedy) == (f"Port {number} is taken.", f"Give another: --port {number + 1}.")
    assert not data.with_name("site-demo").exists()


def test_a_port_that_only_the_system_may_use_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    told = run("demo", "--port", "80").exception
    assert isinstance(told, KindlingError)
    assert told.sentence == "Port 80 cannot be used: Permission denied."
    assert told.remedy == "Give another: --port 8000."
    assert not data.with_name("site-demo").exists()


@pytest.mark.django_db
def test_what_was_tried_in_it_stays_when_it_is_started_again() -> None:
    fill()
    Conversation.objects.filter(month="2026-11").update(title="Tried")
    fill()
    assert Conversation.objects.get(month="2026-11").title == "Tried"
    assert [(one.email, one.role) for one in User.objects.order_by("email")] == [
        ("producer@example.org", Role.PRODUCER),
        (STEWARD, Role.STEWARD),
    ]


@pytest.mark.django_db
def test_a_clock_that_is_behind_hinders_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: datetime.date(2026, 10, 17))
    fill()
    assert max(one.given_on for one in ledger(_october()) if one.given_on) == datetime.date(2026, 10, 17)


def test_every_invented_month_says_so_and_no_real_one_is_told_anything() -> None:
    told = (files("kindling.cli.demo") / "archive.toml").read_text("utf-8")
    hosts = set(re.findall(r"https?://([^/\"]+)", told)) | set(re.findall(r"@([\w.]+)", told))
    assert hosts == {"video.example.org", "library.example.org", "kindness.example.org"}
    months = archive_facts().conversations
    assert {one.month for one in months if one.questions} == INVENTED
    assert {one.month for one in months if "are invented" in one.summary} == INVENTED
    assert tomllib.loads(told)["conversations"][2]["month"] == demo_pack().month


def test_the_community_of_the_demonstration_asks_in_its_own_words_what_people_do() -> None:
    told = archive_facts().community
    assert (told.welcome, told.role_question, told.role_examples) == (
        "Anyone who gives care, gets it or plans it is welcome.",
        "What brings you to healthcare?",
        "student midwife, carer, porter, chief executive",
    )


@pytest.mark.usefixtures("filled")
class TestWorkedMonth:
    """October 2026, from raw exports to its second edition; these tests read one site and change nothing."""

    def test_the_archive_shows_gaps_as_they_are(self) -> None:
        months = set(Conversation.objects.values_list("month", flat=True))
        assert {"2023-04", "2024-03", "2024-07"} & months == set()
        untitled = Conversation.objects.filter(title="", month__lte=NEXT).values_list("month", flat=True)
        assert list(untitled) == ["2022-09", "2022-08", "2022-07"]
        without = Conversation.objects.filter(pack_elsewhere=False, editions=None, month__lte=NEXT)
        assert [row.month for row in without] == ["2026-12", "2026-11", "2022-07"]
        assert Conversation.objects.get(month="2024-02").recordings.count() == 0
        assert Recording.objects.filter(conversation__month="2023-01").count() == 2
        assert set(Credit.objects.values_list("role", flat=True)) == {"speaker", "host", "coordinator", "respondent"}

    def test_answers_of_every_kind_are_recorded_with_how_and_when(self) -> None:
        october = _october()
        used = {piece.contribution for piece in said(_standing(october))}
        pieces = [piece for piece in ledger(october) if piece.key in used]
        assert {piece.decision for piece in pieces} == {"", *(value for value, _ in decisions_offered())}
        assert all(piece.how and piece.given_on for piece in pieces if piece.decision)
        assert [piece.text for piece in pieces if piece.words_changed] == [
            "[…] anybody may ask for two minutes, and nobody may ask what for."
        ]
        assert {one.kind: one.count for one in waits(october)} == {"answers": 5, "refused": 4}
        assert blockers(october) == ()

    def test_every_quote_and_chat_message_leads_to_its_lines(self) -> None:
        pieces = [piece for piece in ledger(_october()) if piece.decision and piece.kind in {"quote", "point", "chat"}]
        answered = {"Being extra nice", "Does anybody have"}  # messages that a card answers are not cited by a pack
        assert {piece.text[:16] for piece in pieces if not piece.sources} == {one[:16] for one in answered}

    def test_two_editions_stand_on_what_was_agreed_at_their_time(self) -> None:
        first, second = Edition.objects.order_by("number")
        assert (first.status, second.status) == ("superseded", "current")
        assert str(second.published_by) == "Freya Lindqvist-Amadi"
        assert second.note == "Somebody took their words back, and somebody else said yes to theirs."
        left, came = ({row.key for row in one.quotes.all()} for one in (first, second))
        by_key = {piece.key: piece for piece in ledger(_october())}
        assert [by_key[key].decision for key in left - came] == ["withdrawn"]
        assert [by_key[key].attribution for key in came - left] == [clearances(_october())[next(iter(came - left))]]

    def test_flags_were_settled_in_each_way(self) -> None:
        settled = {flag.words: flag.status for flag in flags_of(_october(), open_only=False)}
        assert settled == {"Mrs Pomfret": "replaced", "07700 900417": "left out", "020 7946 0182": "kept"}

    def test_the_desk_has_a_history_to_go_back_in(self) -> None:
        told = [(one.sentence, one.made_by) for one in history(_october())]
        assert told == [
            ("Trimmed a quote", "Freya Lindqvist-Amadi"),
            ("Replaced the pack by a file", "Freya Lindqvist-Amadi"),
            ("Drafted from 6 files", "Kindling"),
        ]

    def test_its_people_are_listed_met_and_invited_and_nobody_is_mailed(self) -> None:
        standings = Person.objects.values_list("standing", flat=True)
        assert (list(standings).count("member"), list(standings).count("listed")) == (20, 3)
        assert Message.objects.count() == 0
        assert Alias.objects.exclude(person=None).count() > 10
        assert len([one for one in proposals() if one.sure]) == LEFT_OPEN
        assert all(email.endswith(".example") for email in Address.objects.values_list("email", flat=True))

    def test_the_month_to_come_is_planned_and_says_what_it_lacks(self) -> None:
        row = Conversation.objects.get(month=NEXT)
        assert readiness(row).why_not == (
            "There is one host; two are needed.",
            "One part of the hour has nobody who looks after it.",
        )

    def test_what_nobody_said_yes_to_is_on_no_page_and_in_no_file(self, client: Client) -> None:
        published = dict(_published(client))
        for twin in ("pack.html", "pack.pdf", "pack.pptx", "pack.json", "pack.md"):
            shown = published[f"/conversations/2026-10/{twin}"]
            assert "I stayed in nursing because of that sentence." in " ".join(shown.split())
        leaked = [
            (address, words)
            for address, shown in published.items()
            for words in UNSAID
            if words.casefold() in shown.casefold()
        ]
        assert leaked == []


def test_a_visitor_reads_and_a_steward_signs_in_on_the_real_thing(
    tmp_path_factory: pytest.TempPathFactory, port: int
) -> None:
    environment = demo_environment(demo_folder(tmp_path_factory)) | {"PYTHONWARNINGS": "error"}
    command = [*KINDLING, "demo", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        try:
            assert server.stdout
            told = b"".join(server.stdout.readline() for _ in range(5)).decode()
            found = TOLD.fullmatch(told)
            assert found is not None
            assert b"Conversations for Kindness" in _get(f"http://localhost:{port}/")
            assert _get(f"http://localhost:{port}/conversations/2026-10/pack.pdf").startswith(b"%PDF")
            assert b"Freya Lindqvist-Amadi" in _get(found[2])
        finally:
            server.terminate()
            _, warnings = server.communicate(timeout=90)
    assert warnings == b""


def _october() -> Conversation:
    return Conversation.objects.get(month="2026-10")


def _standing(conversation: Conversation) -> Any:
    pack = working_pack(conversation)
    assert pack is not None
    return pack


def _published(client: Client) -> Iterator[tuple[str, str]]:
    """Everything that a visitor can open: each page that the site map and the navigation lead to, and each download."""
    seen, open_ = set[str](), ["/", "/sitemap.xml", "/feed.atom", "/feed.json", "/embed/how/", "/numbers/", "/archive/"]
    while open_:
        address = open_.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        yield address, _words(answer.get("Content-Type", ""), body)
        if answer.status_code == 200 and b"<" in body[:200]:
            open_ += _leads(body.decode("utf-8", "replace"))
    assert {"/conversations/2026-10/", "/conversations/2026-10/pack.pdf", "/conversations/2026-10/pack.pptx"} <= seen


def _leads(page: str) -> Iterator[str]:
    for href in re.findall(r'(?:href|src)="([^"]+)"|<loc>([^<]+)</loc>', page):
        address = "".join(href).removeprefix("http://localhost:8000").partition("#")[0].replace("&amp;", "&")
        if address.startswith("/") and not address.startswith(("//", "/static/", "/sign-in")):
            yield address


def _words(media_type: str, body: bytes) -> str:
    if media_type == "application/pdf":
        with pypdfium2.PdfDocument(body) as document:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    if "presentationml" in media_type:
        slides = Presentation(io.BytesIO(body)).slides
        notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
        return "\n".join(
            [
                *(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame),
                *map(str, notes),
            ]
        )
    return body.decode("utf-8", "replace")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(address: str) -> bytes:
    """What the server answers, once it listens."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
                return bytes(answer.read())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} never answered")
