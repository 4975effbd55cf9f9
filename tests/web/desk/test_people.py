"""The members' list is read, searched, taken and put right by stewards alone."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.attendance.actions import record_attendance
from kindling.ground.actors import WORKER
from kindling.ground.models import AuditLine
from kindling.people.actions import alias_for, merge_people, settle_alias
from kindling.people.models import Agreement, Alias, Merge, Person, Standing
from tests.attendance.hours import hour
from tests.factories.accounts import ada, pia, sign_in
from tests.people.met import person
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """Ada's browser."""
    return sign_in(client, ada())


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def streamed(answer: object) -> str:
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined] # a streaming answer's own


def done() -> list[tuple[str, str, str]]:
    return list(AuditLine.objects.order_by("pk").values_list("action", "subject", "note"))


def test_a_producer_meets_no_name_and_no_address(client: Client) -> None:
    who = person("Ben Okafor", "ben@example.org")
    browser = sign_in(client, pia())
    pages = (
        "",
        "import/",
        "names/",
        "twins/",
        f"{who.uid}/",
        f"{who.uid}/same/",
        f"{who.uid}/leave/",
        f"{who.uid}/erase/",
    )
    for page in pages:
        answer = browser.get(f"/desk/people/{page}")
        assert (answer.status_code, "Okafor" in answer.content.decode()) == (403, False), page
    taken = browser.post("/desk/people/list.csv")
    assert (taken.status_code, "example.org" in taken.content.decode()) == (403, False)


def test_the_list_says_how_everybody_stands_and_where_to_go(desk: Client) -> None:
    assert "Nobody has joined yet." in read(desk, "/desk/people/")
    person("Ben Okafor", "ben@example.org", organisation="Kettle Trust", place="Leeds")
    person("Cleo Marsh", standing=Standing.LISTED)
    person("Dana Whitfield", standing=Standing.MET)
    person("Lee Quit", standing=Standing.LEFT)
    alias_for(name="Somebody New")
    page = read(desk, "/desk/people/")
    for words in (
        "One member.",
        "One person on a list waits for their first invitation.",
        "Member since March 2026",
        "On a list, not yet invited",
        "Was in a room, never joined",
        "ben@example.org",
        "Kettle Trust",
        'Names to settle</a> <span class="soft">one</span>',
    ):
        assert words in page


def test_it_is_searched_and_filtered_and_says_where_nobody_is_found(desk: Client) -> None:
    person("Ben Okafor", "ben@example.org")
    person("Cleo Marsh", "cleo@example.org", standing=Standing.LISTED)
    found = read(desk, "/desk/people/?q=okaf")
    assert ("Ben Okafor" in found, "Cleo Marsh" in found, 'value="okaf"' in found) == (True, False, True)
    assert "Cleo Marsh" in read(desk, "/desk/people/?standing=listed")
    assert "Ben Okafor" not in read(desk, "/desk/people/?standing=listed")
    assert "Nobody of this name or address is known here." in read(desk, "/desk/people/?q=zoe")
    assert "is among these." in read(desk, "/desk/people/?q=zoe&standing=met")
    assert "That was everybody." in read(desk, "/desk/people/?after=1.zzzz")
    assert desk.get("/desk/people/?standing=king&q=%00").status_code == 200


def test_fifty_stand_on_a_page_and_the_rest_on_the_next(desk: Client) -> None:
    Person.objects.bulk_create(Person(name=f"P {number:02}", key=f"p {number:02}") for number in range(60))
    first = read(desk, "/desk/people/")
    assert ("P 49" in first, "P 50" in first, "The next fifty" in first) == (True, False, True)
    following = desk.get(
        first.split('button-plain" href="')[1].split('"')[0].replace("&amp;", "&").replace("?", "/desk/people/?")
    )
    assert ("P 49" in following.content.decode(), "P 59" in following.content.decode()) == (False, True)


def test_the_list_asks_no_more_of_the_database_for_more_people(desk: Client) -> None:
    counts = []
    for number in range(3):
        person(f"P {number}", f"p{number}@example.org")
        counts.append(queries_asked(desk, "/desk/people/"))
    assert counts[1] == counts[2]


def test_the_table_is_taken_with_a_note_and_never_works_anything_out(desk: Client) -> None:
    person("=1+1", "ben@example.org")
    person("Cleo Marsh", standing=Standing.LISTED)
    answer = desk.post("/desk/people/list.csv", {"standing": "member"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = streamed(answer).splitlines()
    assert lines[0].startswith("\ufeffname,e-mail,")
    assert [line.split(",")[:2] for line in lines[1:]] == [["'=1+1", "ben@example.org"]]
    assert done() == [("take members’ list", "members", "member")]
    assert desk.get("/desk/people/list.csv").status_code == 405


def test_one_page_tells_all_of_a_person(desk: Client) -> None:
    row = hour("2026-10", [("Benny O", "")])
    record_attendance(by=WORKER, conversation=row)
    who = person("Ben Okafor", "ben@example.org", zone="Africa/Lagos", place_shown=True, followup=False)
    gone = person("B Okafor", "b@example.org")
    merge = merge_people(by=ada(), kept=who, gone=gone)
    settle_alias(by=ada(), alias=alias_for(name="Benny O"), person=who, only_month="2026-10")
    page = read(desk, f"/desk/people/{who.uid}/")
    for words in (
        "ben@example.org",
        "b@example.org",
        "Being a member: yes",
        "“<bdi>I join.</bdi>”",
        "19 March 2026",
        "October 2026",
        "60 minutes",
        "in October 2026 only",
        "B Okafor",
        f"/desk/people/merges/{merge.pk}/undo/",
        "Their town may show",
        "Lagos",
    ):
        assert words in page, words
    assert desk.get(f"/desk/people/{gone.uid}/").status_code == 404
    assert desk.get("/desk/people/made-up/").status_code == 404


def test_somebody_met_in_a_room_has_a_page_too(desk: Client) -> None:
    who = person("Dana Whitfield", standing=Standing.MET)
    page = read(desk, f"/desk/people/{who.uid}/")
    for words in ("No address is known.", "Nothing is recorded.", "In no conversation", "None is settled.", "not sent"):
        assert words in page


def test_details_are_put_right_and_what_was_typed_is_kept_where_they_are_wrong(desk: Client) -> None:
    who = person("Ben Okafor", "ben@example.org")
    told = {"name": "Benedict Okafor", "organisation": "Kettle Trust", "role": "", "place": "Leeds"}
    page = desk.post(f"/desk/people/{who.uid}/", told, follow=True)
    who.refresh_from_db()
    assert (who.name, who.key, who.organisation, "Kept." in page.content.decode()) == (
        "Benedict Okafor",
        "benedict okafor",
        "Kettle Trust",
        True,
    )
    assert done() == [("change details", f"person {who.uid}", "name, organisation, place")]
    wrong = desk.post(f"/desk/people/{who.uid}/", told | {"name": "", "place": "Cork"})
    words = wrong.content.decode()
    assert (wrong.status_code, words.count("“Name” is still empty."), 'value="Cork"' in words) == (422, 2, True)


def test_a_steward_ends_a_membership_that_they_were_asked_to_end(desk: Client) -> None:
    who = person("Ben Okafor", "ben@example.org")
    assert "They leave" in read(desk, f"/desk/people/{who.uid}/leave/")
    assert desk.post(f"/desk/people/{who.uid}/leave/", {"how": ""}).status_code == 422
    page = desk.post(f"/desk/people/{who.uid}/leave/", {"how": "by mail, today"}, follow=True)
    who.refresh_from_db()
    assert (who.standing, "Ben Okafor has left." in page.content.decode()) == ("left", True)
    assert Agreement.objects.filter(given=False).values_list("how", flat=True).get() == (
        "Asked of a steward: by mail, today"
    )
    assert "They leave</a>" not in read(desk, f"/desk/people/{who.uid}/")


def test_a_steward_erases_somebody_who_asked_for_it(desk: Client) -> None:
    who = person("Ben Okafor", "ben@example.org")
    assert "cannot be undone" in read(desk, f"/desk/people/{who.uid}/erase/")
    assert desk.post(f"/desk/people/{who.uid}/erase/", {"how": " "}).status_code == 422
    page = desk.post(f"/desk/people/{who.uid}/erase/", {"how": "on the phone"}, follow=True).content.decode()
    assert (Person.objects.count(), "Erased." in page, "Okafor" in page) == (0, True, False)
    assert done()[-1] == ("erase person", f"person {who.uid}", "asked of a steward: on the phone")


def test_looking_changes_nothing(desk: Client) -> None:
    who = person("Ben Okafor", "ben@example.org")
    alias = alias_for(name="Ben Okafor")
    for address in (
        "import/take/",
        "import/invite/",
        "names/sure/",
        f"names/{alias.pk}/open/",
        "twins/decide/",
        "merges/1/undo/",
    ):
        assert desk.get(f"/desk/people/{address}").status_code == 405, address
    for address in ("", "import/", "names/", "twins/", f"{who.uid}/leave/", f"{who.uid}/erase/", f"{who.uid}/same/"):
        assert desk.get(f"/desk/people/{address}").status_code == 200, address
    assert (done(), Alias.objects.get().person, Merge.objects.count()) == ([], None, 0)
