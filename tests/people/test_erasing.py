from __future__ import annotations

import datetime
import io
import json
import zipfile

import pytest
from django.utils import timezone

from kindling.ground.actors import NOBODY
from kindling.ground.models import AuditLine
from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.models import Message, StoppedAddress
from kindling.people.actions import (
    Asked,
    ask_to_join,
    choose_quoting,
    confirm_join,
    keep_apart,
    merge_people,
    undo_merge,
)
from kindling.people.erasing import NAME, address_mark, erase, person_mark, register_eraser, was_erased
from kindling.people.everything import everything_about
from kindling.people.held import held_about, held_names, register_held
from kindling.people.models import Address, Agreement, Alias, Erased, JoinRequest, Merge, Person, Purpose, Standing
from tests.factories.accounts import ada
from tests.factories.people import member, person

pytestmark = pytest.mark.django_db


def _ben() -> Person:
    """A member of whom every table of people and mail knows something."""
    asked = Asked(
        name="Ben Carter",
        email="ben@example.org",
        place="Lagos",
        role="porter",
        organisation="St Anne’s",
        wanted=frozenset({Purpose.INVITATION}),
    )
    ben = confirm_join(nonce=ask_to_join(asked=asked, network="here"))
    choose_quoting(by=NOBODY, person=ben, quoting="first name", how="on their own page")
    Alias.objects.create(key="ben carter st annes", name="Ben Carter (St Anne’s)", person=ben)
    StoppedAddress.objects.create(address="ben@example.org", why="bounced")
    queue_message(
        NewMessage(kind="invitation", key="i", address="ben@example.org", person=ben.uid, reference="2026-12")
    )
    gone = person("B. Carter", standing=Standing.MERGED)
    Address.objects.create(person=gone, email="old@example.org")
    Merge.objects.create(kept=ben, gone=gone)
    return ben


def _cleo() -> Person:
    cleo = member("Cleo Strange", email="cleo@example.org", place="Oslo")
    Alias.objects.create(key="cleo", name="Cleo", person=cleo)
    queue_message(NewMessage(kind="invitation", key="c", address="cleo@example.org", person=cleo.uid))
    return cleo


def test_whoever_is_erased_is_in_no_table_any_more_and_everybody_else_is() -> None:
    ben, cleo = _ben(), _cleo()
    erase(ben, why="they asked by mail")
    assert list(Person.objects.all()) == [cleo]
    assert list(Address.objects.values_list("email", flat=True)) == ["cleo@example.org"]
    assert list(Message.objects.values_list("address", flat=True)) == ["cleo@example.org"]
    counted = [one.objects.count() for one in (Agreement, JoinRequest, Merge, StoppedAddress)]
    assert counted == [0, 0, 0, 0]
    emptied, kept = Alias.objects.order_by("nobody").reverse()
    assert (emptied.name, emptied.person, emptied.nobody, kept.name) == (NAME, None, True, "Cleo")
    assert "ben" not in emptied.key
    held = str([list(one.objects.values()) for one in (Person, Address, Message, Alias, AuditLine, Erased)])
    assert [word for word in ("Ben", "Carter", "ben@", "old@", "Anne", "Lagos") if word in held] == []


def test_the_ledger_knows_again_who_was_erased_and_tells_nobody_who_they_were() -> None:
    ben = _ben()
    uid = ben.uid
    erase(ben)
    assert {(one.key, one.person) for one in Erased.objects.filter(person=person_mark(uid))} == {
        (address_mark("ben@example.org"), person_mark(uid))
    }
    assert [was_erased(one) for one in ("ben@example.org", "old@example.org", "cleo@example.org")] == [
        True,
        True,
        False,
    ]
    line = AuditLine.objects.get(action="erase person")
    assert (line.subject, line.note) == (f"person {uid}", "they asked for it")
    assert str(Erased.objects.first()) == f"erased {timezone.now():%Y-%m-%d}"


def test_an_address_that_they_had_before_goes_as_well_and_none_that_is_or_may_be_another_persons() -> None:
    ben, _ = member(), member("Cleo Strange", email="cleo@example.org")
    sent = [
        ("invitation", "before@example.org"),
        ("invitation", "cleo@example.org"),
        ("new-address", "typed@example.org"),
    ]
    for number, (kind, address) in enumerate(sent):
        queue_message(NewMessage(kind=kind, key=str(number), address=address, person=ben.uid))
        queue_message(NewMessage(kind="mine", key=f"mine{number}", address=address))
        StoppedAddress.objects.create(address=address, why="bounced")
    erase(ben)
    left = [sorted(model.objects.values_list("address", flat=True)) for model in (Message, StoppedAddress)]
    assert left == [["cleo@example.org", "typed@example.org"]] * 2
    known = [
        was_erased(one) for one in ("ben@example.org", "before@example.org", "cleo@example.org", "typed@example.org")
    ]
    assert known == [True, True, False, False]


def test_somebody_without_an_address_stands_in_the_ledger_by_their_uid_alone() -> None:
    row = person("Met Once")
    uid = row.uid
    erase(row)
    assert list(Erased.objects.values_list("key", "person")) == [("", person_mark(uid))]


def test_every_app_erases_its_own_before_the_person_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[tuple[str, bool]] = []
    monkeypatch.setattr("kindling.people.erasing._erasers", {})
    register_eraser("test", lambda one: met.append((one.name, Person.objects.filter(pk=one.pk).exists())))
    erase(_ben())
    assert met == [("B. Carter", True), ("Ben Carter", True)]


def _opened(file: bytes) -> tuple[dict[str, object], str]:
    with zipfile.ZipFile(io.BytesIO(file)) as held:
        assert sorted(held.namelist()) == ["data.json", "index.html"]
        return json.loads(held.read("data.json")), held.read("index.html").decode()


def test_everything_about_somebody_is_one_file_and_holds_nobody_else() -> None:
    ben, cleo = _ben(), _cleo()
    keep_apart(by=ada(), one=ben, other=cleo)
    undo_merge(by=ada(), merge=merge_people(by=ada(), kept=ben, gone=cleo))
    data, page = _opened(everything_about(ben))
    assert sorted(data) == [
        "addresses",
        "community",
        "details",
        "forms you sent",
        "made_at",
        "mail to you",
        "names you are met under",
        "people who turned out to be you",
        "what you decided",
    ]
    for words in ("Ben Carter", "ben@example.org", "Lagos", "By my first name", "B. Carter", "2026-12", "came back"):
        assert words in page
        assert words in json.dumps(data, ensure_ascii=False)
    everything = page + json.dumps(data)
    assert [word for word in ("Cleo", "cleo@", "Oslo") if word in everything] == []
    code = Message.objects.get(kind="join").data["code"]
    assert code not in everything


def test_what_somebody_wrote_cannot_run_in_their_file() -> None:
    row = member("<script>alert(1)</script>", place="</title>")
    _, page = _opened(everything_about(row))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_what_an_app_holds_is_told_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.people.held._held", {})
    register_held("nothing", lambda _: [])
    at = datetime.datetime(2026, 11, 5, 18, tzinfo=datetime.UTC)
    register_held("things", lambda one: [{"name_of_it": one.name, "yes": True, "list": ["a", "b"], "d": {"x": 1}}, at])
    ben = member()
    assert held_names() == ("nothing", "things")
    assert list(held_about(ben)) == ["things"]
    _, page = _opened(everything_about(ben))
    for words in ("Name of it", '<dd dir="auto">yes</dd>', "a; b", "x: 1", "5 November 2026, 18:00"):
        assert words in page
