"""A list is looked at before it is taken in, and invited before anybody is mailed."""

from __future__ import annotations

import datetime
import secrets

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kindling.mail.models import Message
from kindling.people.models import Address, Agreement, Person
from kindling.web.desk.people import bringing
from tests.factories.accounts import ada, sign_in
from tests.factories.site import conversation
from tests.people.met import person

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/people/import/"
SAID = {"wording": "Please invite me.", "where": "Our old form", "agreed_on": "2024-03-14"}


@pytest.fixture
def desk(client: Client) -> Client:
    """Ada's browser."""
    return sign_in(client, ada())


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "FOLDER", f"lists-{secrets.token_hex(8)}")


def file(words: str | bytes, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words if isinstance(words, bytes) else words.encode())


def kept() -> list[str]:
    folder = bringing.FOLDER
    return list(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else []


def agreed() -> list[str]:
    return [str(one.at.date()) for one in Agreement.objects.order_by("at")]


def test_a_list_is_looked_at_taken_in_and_then_invited(desk: Client) -> None:
    person("Ben Okafor", "ben@example.org")
    conversation("2199-12", day=datetime.date(2199, 12, 19))
    words = "Name;E-mail\nBen;ben@example.org\nCleo Marsh;cleo@example.org\nCleo Marsh;c@example.org\nNo;\n"
    page = desk.post(ADDRESS, SAID | {"file": file(words.encode("utf-16"))}).content.decode()
    for said in (
        "Two new people",
        "One is known already",
        "One has the name of somebody else.",
        "One row cannot be used",
        "line 5, e-mail: there is no e-mail address.",
    ):
        assert said in page, said
    assert (Person.objects.count(), len(kept())) == (1, 1)
    answer = desk.post(f"{ADDRESS}take/", follow=True).content.decode()
    for said in ("2 people are on the list now. No mail goes to them yet.", "Two people wait", "from December 2199"):
        assert said in answer, said
    assert (Person.objects.count(), Message.objects.count(), kept()) == (3, 0, [])
    answer = desk.post(f"{ADDRESS}invite/", {"welcome": "on"}, follow=True).content.decode()
    assert "2 people are members now, and get the next invitation." in answer
    assert Message.objects.filter(kind="listed-welcome", reference="2199-12").count() == 2


def test_a_list_can_be_pasted(desk: Client) -> None:
    page = desk.post(ADDRESS, SAID | {"pasted": "Name\tE-mail\nFay\tfay@example.org"}).content.decode()
    assert "One new person" in page
    desk.post(f"{ADDRESS}take/")
    invited = desk.post(f"{ADDRESS}invite/", follow=True).content.decode()
    assert "1 person is a member now" in invited
    again = desk.post(ADDRESS, SAID | {"pasted": "Name\tE-mail\nFay\tfay@example.org"}).content.decode()
    said = ("Nobody new", "Give another list", "would come in")
    assert [one in again for one in said] == [True, True, False]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "Choose a file, or paste the list below."),
        ({"pasted": "Ben,ben@example.org"}, "has the heading “e-mail”"),
        ({"file": file(b"PK\x03\x04" + b"\0" * 40, "list.xlsx")}, "This is a workbook or another packed file."),
        ({"file": file(b""), "pasted": ""}, "The submitted file is empty."),
        ({"pasted": "e-mail\na@example.org", "wording": ""}, "“What did they agree to?” is still empty."),
        ({"pasted": "e-mail\na@example.org", "agreed_on": "2199-01-01"}, "This day is still to come."),
        ({"pasted": "e-mail\na@example.org", "agreed_on": "yesterday"}, "Enter a valid date."),
    ],
)
def test_what_is_wrong_stands_above_and_beside_and_what_was_typed_is_kept(
    desk: Client, wrong: dict[str, object], sentence: str
) -> None:
    told = SAID | wrong
    answer = desk.post(ADDRESS, told)
    page = answer.content.decode()
    assert (answer.status_code, page.count(sentence), "Our old form" in page) == (422, 2, True)
    assert (Person.objects.count(), kept()) == (0, [])


def test_a_list_too_large_is_refused_before_it_is_read(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "LIMIT", 10)
    answer = desk.post(ADDRESS, SAID | {"file": file("e-mail\na@example.org\n")})
    assert (answer.status_code, "larger than 0 MiB" in answer.content.decode()) == (422, True)


def test_many_bad_rows_are_told_up_to_a_point(desk: Client) -> None:
    rows = "".join(f"wrong{number}\n" for number in range(70))
    page = desk.post(ADDRESS, SAID | {"pasted": f"e-mail\n{rows}"}).content.decode()
    assert ("70 rows cannot be used" in page, "and 20 more" in page, "wrong3" in page) == (True, True, False)


def test_a_list_that_waits_no_longer_is_asked_for_again(desk: Client) -> None:
    assert "The list waits no longer." in desk.post(f"{ADDRESS}take/", follow=True).content.decode()
    desk.post(ADDRESS, SAID | {"pasted": "e-mail\na@example.org"})
    default_storage.delete(f"{bringing.FOLDER}/{kept()[0]}")
    assert "The list waits no longer." in desk.post(f"{ADDRESS}take/", follow=True).content.decode()
    assert Person.objects.count() == 0


def test_nothing_of_a_list_stays_that_was_not_taken_in(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.post(ADDRESS, SAID | {"pasted": "e-mail\na@example.org"})
    assert len(kept()) == 1
    desk.get(ADDRESS)
    assert kept() == []
    default_storage.save(f"{bringing.FOLDER}/of-another-browser.csv", ContentFile(b"e-mail\nb@example.org\n"))
    desk.get(ADDRESS)
    assert kept() == ["of-another-browser.csv"]
    monkeypatch.setattr(bringing, "WAITS", datetime.timedelta(seconds=-1))
    desk.get(ADDRESS)
    assert kept() == []


def test_a_list_that_is_given_anew_leaves_nothing_of_the_one_before_it(desk: Client) -> None:
    for words in ("e-mail\na@example.org", "e-mail\nb@example.org"):
        desk.post(ADDRESS, SAID | {"pasted": words})
    assert len(kept()) == 1
    desk.post(f"{ADDRESS}take/")
    assert (kept(), [str(one.email) for one in Address.objects.all()]) == ([], ["b@example.org"])


def _seen(page: str) -> dict[str, str]:
    return {"seen": page.partition('name="seen" value="')[2].partition('"')[0]}


def test_no_list_is_taken_in_but_the_one_that_the_page_shows(desk: Client) -> None:
    first = desk.post(ADDRESS, SAID | {"pasted": "e-mail\na@example.org"}).content.decode()
    second = desk.post(ADDRESS, SAID | {"wording": "Theirs.", "pasted": "e-mail\nb@example.org"}).content.decode()
    page = desk.post(f"{ADDRESS}take/", _seen(first)).content.decode()
    assert (bringing.ANOTHER in page, Person.objects.count(), len(kept())) == (True, 0, 1)
    assert _seen(page) == _seen(second) != _seen(first)
    desk.post(f"{ADDRESS}take/", _seen(page))
    assert [str(one.email) for one in Address.objects.all()] == ["b@example.org"]


def test_no_reading_of_a_list_is_taken_in_but_the_one_that_the_page_shows(desk: Client) -> None:
    rows = "E-mail;Agreed when\na@example.org;03/04/2024"
    first = desk.post(ADDRESS, SAID | {"pasted": rows}).content.decode()
    second = desk.post(f"{ADDRESS}reading/", _seen(first) | {"order": "month-first"}).content.decode()
    late = desk.post(f"{ADDRESS}reading/", _seen(first) | {"order": "day-first"}).content.decode()
    assert (bringing.ANOTHER in late, "the month stands first, as was said" in late) == (True, True)
    desk.post(f"{ADDRESS}take/", _seen(second))
    assert agreed() == ["2024-03-04"]


def test_the_words_of_a_list_stand_in_no_form(desk: Client) -> None:
    page = desk.post(ADDRESS, SAID | {"pasted": "e-mail\nsecret@example.org"}).content.decode()
    assert "secret@" not in page


def test_the_page_says_what_each_column_is_used_for_and_for_how_many_the_day_of_the_list_counts(desk: Client) -> None:
    rows = "E-mail;Agreed when;Phone\na@example.org;2 March 2024;555\nb@example.org;;"
    page = desk.post(ADDRESS, SAID | {"pasted": rows}).content.decode()
    for said in (
        "Used: “E-mail” for the e-mail address and “Agreed when” for the day they agreed.",
        "Passed over: “Phone”.",
        "14 March 2024 is written down for 1 person, whose row says nothing of the day they agreed.",
    ):
        assert said in page, said
    desk.post(f"{ADDRESS}take/")
    assert agreed() == ["2024-03-02", "2024-03-14"]


def test_a_column_and_an_order_that_nobody_knows_are_asked_about_before_the_list_is_taken_in(desk: Client) -> None:
    rows = "E-mail;Toestemming;Geboren\na@example.org;03/04/2024;1970-01-01"
    page = desk.post(ADDRESS, SAID | {"pasted": rows}).content.decode()
    question = "“Toestemming” and “Geboren” hold days. Is one of them the day on which they agreed?"
    assert (question in page, "What stands first" in page, "Take them in" in page) == (True, False, False)
    early = desk.post(f"{ADDRESS}take/")
    assert (early.status_code, question in early.content.decode(), Person.objects.count()) == (422, True, 0)
    unanswered = desk.post(f"{ADDRESS}reading/", {"day": "7"})
    assert (unanswered.status_code, question in unanswered.content.decode()) == (422, True)
    page = desk.post(f"{ADDRESS}reading/", {"day": "0"}).content.decode()
    assert ("What stands first" in page, "can be 3 April 2024 or 4 March 2024" in page) == (True, True)
    page = desk.post(f"{ADDRESS}reading/", {"order": "month-first"}).content.decode()
    assert ("the month stands first, as was said" in page, "What stands first" in page) == (True, False)
    assert (Person.objects.count(), len(kept())) == (0, 1)
    desk.post(f"{ADDRESS}take/")
    assert (agreed(), kept()) == (["2024-03-04"], [])


def test_a_column_that_is_something_else_leaves_the_day_of_the_whole_list(desk: Client) -> None:
    desk.post(ADDRESS, SAID | {"pasted": "E-mail;Geboren\na@example.org;1970-01-01"})
    page = desk.post(f"{ADDRESS}reading/", {"day": "none"}).content.decode()
    assert ("Passed over: “Geboren”." in page, "14 March 2024 is written down for 1 person" in page) == (True, True)
    desk.post(f"{ADDRESS}take/")
    assert agreed() == ["2024-03-14"]


def test_a_list_that_waits_no_longer_is_not_read_again(desk: Client) -> None:
    answer = desk.post(f"{ADDRESS}reading/", {"order": "day-first"}, follow=True)
    assert "The list waits no longer." in answer.content.decode()
