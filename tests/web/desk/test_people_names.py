"""Names are settled on a page: the sure ones together, the others one by one; pairs are merged or kept apart."""

from __future__ import annotations

import pytest
from django.test import Client

from kindling.attendance.actions import record_attendance
from kindling.attendance.queries import who_came
from kindling.ground.actors import WORKER
from kindling.people.actions import alias_for, aliases_for, merge_people, settle_alias, settle_as_nobody
from kindling.people.models import Alias, Merge, Person, Standing
from tests.attendance.hours import hour
from tests.factories.accounts import ada, sign_in
from tests.people.met import person
from tests.web.asking import queries_asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """Ada's browser."""
    return sign_in(client, ada())


def read(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_the_sure_ones_are_settled_together_but_for_those_whose_tick_was_taken(desk: Client) -> None:
    ben, cleo = person("Ben Okafor", organisation="Kettle Trust"), person("Cleo Marsh")
    first, second = alias_for(name="BEN OKAFOR"), alias_for(name="Cleo Marsh")
    page = read(desk, "/desk/people/names/")
    for words in ("Two seem sure", "The same name. <bdi>Kettle Trust</bdi>", f'value="{second.pk}"'):
        assert words in page
    answer = desk.post("/desk/people/names/sure/", {"name": [first.pk, "x", 2**70]}, follow=True).content.decode()
    assert "Settled: 1 name." in answer
    assert list(Alias.objects.order_by("key").values_list("person", flat=True)) == [ben.pk, None]
    assert "Nothing was ticked" in desk.post("/desk/people/names/sure/", follow=True).content.decode()
    assert cleo.aliases.count() == 0


def test_of_two_alike_the_address_tells_which_is_which_and_of_one_alone_it_stays_away(desk: Client) -> None:
    for email in ("ben@example.org", "ben.okafor@example.net"):
        person("Ben Okafor", email, place="Cork")
    person("Cleo Marsh", "cleo@example.org")
    aliases_for(names=["Ben Okafor", "Cleo M"])
    page = read(desk, "/desk/people/names/")
    shown = [f'<bdi class="folk-address">{one}</bdi>' in page for one in ("ben@example.org", "ben.okafor@example.net")]
    assert (shown, "cleo@example.org" in page) == ([True, True], False)


def test_what_is_not_sure_any_more_is_not_settled_though_it_was_ticked(desk: Client) -> None:
    person("Ben Okafor")
    alias = alias_for(name="Ben Okafor")
    person("Ben Okafor", place="Cork")
    desk.post("/desk/people/names/sure/", {"name": [alias.pk]})
    assert Alias.objects.get().person is None


def test_the_others_are_settled_one_by_one_and_what_is_unanswered_stays_open(desk: Client) -> None:
    sam, other, ann = person("Sam Dorman"), person("Sam Dyer"), person("Annika Poe", "ann@example.org")
    told = aliases_for(names=["Sam D", "Annie", "Xi Wu", "Room Four", "Left Open"])
    field = {name: f"name-{alias.pk}" for name, alias in told.items()}
    page = read(desk, "/desk/people/names/")
    assert (sam.uid in page, other.uid in page, "The same name, but for initials" in page) == (True, True, True)
    answer = desk.post(
        "/desk/people/names/",
        {
            field["Sam D"]: other.uid,
            field["Annie"]: "other",
            f"{field['Annie']}-typed": " ANN@example.org",
            field["Xi Wu"]: "new",
            field["Room Four"]: "nobody",
        },
        follow=True,
    ).content.decode()
    assert "Settled: 4 names." in answer
    settled = {one.name: (one.person.name if one.person else "", one.nobody) for one in Alias.objects.all()}
    assert settled == {
        "Annie": ("Annika Poe", False),
        "Left Open": ("", False),
        "Room Four": ("", True),
        "Sam D": ("Sam Dyer", False),
        "Xi Wu": ("Xi Wu", False),
    }
    assert (ann.aliases.count(), Person.objects.get(name="Xi Wu").standing) == (1, "met")
    for words in ("Settled lately", "Left Open", "Nobody"):
        assert words in answer


def test_a_name_that_is_somebodys_in_one_month_only(desk: Client) -> None:
    row = hour("2026-10", [("Sam", "")])
    record_attendance(by=WORKER, conversation=row)
    one = person("Sam Dorman", "sam@example.org")
    general = alias_for(name="Sam")
    field = f"name-{general.pk}"
    assert "Only in October 2026" in read(desk, "/desk/people/names/")
    desk.post("/desk/people/names/", {field: "other", f"{field}-typed": "sam@example.org", f"{field}-only": "on"})
    assert who_came(row) == (one,)
    assert list(Alias.objects.order_by("month").values_list("month", "person")) == [("", None), ("2026-10", one.pk)]


def test_what_is_wrong_is_told_beside_the_name_and_the_rest_is_settled(desk: Client) -> None:
    told = aliases_for(names=["Annie", "Room Four", "Bo"])
    field = {name: f"name-{alias.pk}" for name, alias in told.items()}
    answer = desk.post(
        "/desk/people/names/",
        {
            field["Annie"]: "other",
            f"{field['Annie']}-typed": "zoe@example.org",
            field["Room Four"]: "nobody",
            field["Bo"]: "made-up",
        },
    )
    page = answer.content.decode()
    assert (answer.status_code, page.count("Nobody is known at this address."), 'value="zoe@example.org"' in page) == (
        422,
        2,
        True,
    )
    assert page.count("This person is no longer there.") == 2
    assert Alias.objects.get(name="Room Four").nobody
    assert "Nothing was chosen" in desk.post("/desk/people/names/", follow=True).content.decode()


def test_a_settled_name_is_opened_again_here_and_on_the_persons_page(desk: Client) -> None:
    ben = person("Ben Okafor")
    first, second = alias_for(name="Benny"), alias_for(name="Beno")
    for alias in (first, second):
        settle_alias(by=ada(), alias=alias, person=ben)
    room = settle_as_nobody(by=ada(), alias=alias_for(name="Room Four"))
    answers = [
        desk.post(f"/desk/people/names/{first.pk}/open/"),
        desk.post(f"/desk/people/names/{second.pk}/open/", {"back": "person"}),
        desk.post(f"/desk/people/names/{room.pk}/open/", {"back": "person"}),
    ]
    assert [one["Location"] for one in answers] == [
        "/desk/people/names/",
        f"/desk/people/{ben.uid}/",
        "/desk/people/names/",
    ]
    assert Alias.objects.filter(person=None, nobody=False).count() == 3
    assert desk.post("/desk/people/names/9999/open/").status_code == 404


def test_names_stand_fifty_a_page(desk: Client) -> None:
    aliases_for(names=[f"Xi Wu{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh"])
    first = read(desk, "/desk/people/names/")
    assert ("Xi Wuaa" in first, "Xi Wuhh" in first, "The next names" in first) == (True, False, True)
    assert "Xi Wuhh" in read(desk, "/desk/people/names/?after=xi+wuga")
    assert "These were the last." in read(desk, "/desk/people/names/?after=zz")
    Alias.objects.all().delete()
    assert "Every name is settled." in read(desk, "/desk/people/names/")


def test_after_an_answer_the_same_page_of_names_is_shown(desk: Client) -> None:
    assert desk.post("/desk/people/names/?after=xi%26wu%23a")["Location"] == "/desk/people/names/?after=xi%26wu%23a"
    assert desk.post("/desk/people/names/")["Location"] == "/desk/people/names/"


def test_names_ask_no_more_of_the_database_for_more_names(desk: Client) -> None:
    counts = []
    for number in range(3):
        person(f"Person Number{number}")
        aliases_for(names=[f"P Number{number}"])
        counts.append(queries_asked(desk, "/desk/people/names/"))
    assert counts[1] == counts[2]


def test_a_pair_is_merged_kept_apart_or_left(desk: Client) -> None:
    assert "Nobody on the list looks like somebody else." in read(desk, "/desk/people/twins/")
    one, other = person("Sam Day", "sam@example.org", place="Leeds"), person("Sam Day", "s@example.org", place="Leeds")
    third, fourth = person("Ann Poe", place="Cork"), person("Ann Poe", place="Cork")
    page = read(desk, "/desk/people/twins/")
    assert ("The same name and place" in page, "sam@example.org" in page) == (True, True)
    told = {"one": one.uid, "other": other.uid}
    assert "Nothing was chosen." in desk.post("/desk/people/twins/decide/", told, follow=True).content.decode()
    answer = desk.post("/desk/people/twins/decide/", told | {"kept": other.uid}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/desk/people/{other.uid}/"
    assert "It can be undone on this page." in answer.content.decode()
    apart = {"one": third.uid, "other": fourth.uid, "kept": "both"}
    assert "stay two" in desk.post("/desk/people/twins/decide/", apart, follow=True).content.decode()
    one.refresh_from_db()
    assert (one.standing, "Sam Day" in read(desk, "/desk/people/twins/")) == ("merged", False)
    assert desk.post("/desk/people/twins/decide/", told | {"kept": one.uid}).status_code == 404


def test_more_pairs_than_a_page_holds_follow(desk: Client) -> None:
    for number in range(21):
        for _ in range(2):
            person(f"Sam {number:02}", place="Leeds")
    page = read(desk, "/desk/people/twins/")
    assert ("More follow when these are decided." in page, page.count('class="pair"')) == (True, 20)


def test_a_merge_is_undone_on_the_page_and_a_pair_that_was_kept_apart_is_none(desk: Client) -> None:
    kept, gone = person("Rebecca Holt"), person("Bex Holt", "bex@example.org")
    merge = merge_people(by=ada(), kept=kept, gone=gone)
    answer = desk.post(f"/desk/people/merges/{merge.pk}/undo/", follow=True)
    said = ("are two again, as they were.", "Rebecca Holt has no address now", "Bex Holt has no address now")
    assert [one in answer.content.decode() for one in said] == [True, True, False]
    assert answer.redirect_chain[-1][0] == f"/desk/people/{gone.uid}/"
    again = desk.post(f"/desk/people/merges/{merge.pk}/undo/")
    assert (again.status_code, "undone already" in again.content.decode()) == (403, True)
    apart = Merge.objects.create(kept=kept, gone=gone, undone_at=merge.at)
    assert desk.post(f"/desk/people/merges/{apart.pk}/undo/").status_code == 404


def test_any_two_can_be_shown_side_by_side_by_an_address(desk: Client) -> None:
    who = person("Rebecca Holt", "rebecca@example.org")
    person("Bex Holt", "bex@example.org")
    address = f"/desk/people/{who.uid}/same/"
    assert "An address of the other one" in read(desk, address)
    page = read(desk, f"{address}?address=BEX@example.org")
    assert ("Bex Holt" in page, "They are two people" in page) == (True, True)
    for words, wrong in (
        ("", "is still empty"),
        ("zoe@example.org", "Nobody is known at this address."),
        ("rebecca@example.org", "This is an address of the same person already."),
    ):
        answer = desk.get(address, {"address": words})
        assert (answer.status_code, wrong in answer.content.decode()) == (422, True), words
    assert Person.objects.exclude(standing=Standing.MERGED).count() == 2
