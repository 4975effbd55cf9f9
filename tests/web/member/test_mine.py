from __future__ import annotations

import datetime
import io
import re
import zipfile
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from kindling.conversations.actions import describe_community
from kindling.conversations.models import Series
from kindling.ground.actors import NOBODY, WORKER
from kindling.ground.models import AuditLine
from kindling.mail.models import Message
from kindling.people.actions import choose_place_shown, choose_quoting, leave_community
from kindling.people.links import MINE, UNSUBSCRIBE, fresh_token, person_token
from kindling.people.models import Address, Agreement, Person, Standing
from kindling.people.moves import move_token
from kindling.people.queries import usual_address
from tests.factories.people import letters, member, person, way_in
from tests.factories.site import COMMUNITY
from tests.web.asking import queries_asked
from tests.web.member.asking import forms_of, send, words


@pytest.fixture
def ben() -> Person:
    return member(place="Lagos, Nigeria", organisation="St Anne’s Hospital", role="porter", zone="Africa/Lagos")


@pytest.fixture
def own(ben: Person) -> str:
    """Ben's page by a link that he has just asked for."""
    return f"/me/{fresh_token(ben)}/"


@pytest.fixture
def forwarded(ben: Person) -> str:
    """The same by a link that stood at the foot of some mail."""
    return f"/me/{person_token(MINE, ben)}/"


def _undo(client: Client, address: str) -> str:
    """Presses Undo on the page that an answer led to."""
    form = next(one for one in forms_of(client, address) if "undo" in one.fields)
    answer = client.post(form.address, form.fields)
    assert answer.status_code == 302
    return words(client.get(answer["Location"]))


def test_the_link_to_ones_page_is_mailed_and_the_answer_is_the_same_for_everybody(client: Client, ben: Person) -> None:
    told = []
    for email in ("ben@example.org", "cleo@example.org"):
        answer = send(client, "/mine/", email=email)
        headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
        told.append((answer.status_code, words(answer).replace(email, "?"), headers))
    assert told[0] == told[1]
    page = words(client.get(way_in(letters("mine")[0])))
    assert "Hello, <bdi>Ben</bdi>" in page
    assert ben.organisation in page


@pytest.mark.usefixtures("still_clock")
def test_the_form_for_the_link_tells_mistakes_and_limits(client: Client) -> None:
    assert "Type the address that our mail comes to." in words(send(client, "/mine/", email=""))
    for _ in range(3):
        send(client, "/mine/", email="ben@example.org")
    assert "several mails to this address" in words(send(client, "/mine/", email="ben@example.org"))


@pytest.mark.usefixtures("still_clock")
def test_a_stranger_who_types_an_address_shuts_the_form_for_themselves_alone(client: Client, ben: Person) -> None:
    del ben
    told = [words(send(client, "/mine/", email="ben@example.org")) for _ in range(6)]
    assert ["several mails" in one for one in told] == [False] * 3 + [True] * 3
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert "several mails" not in words(send(elsewhere, "/mine/", email="ben@example.org"))


def test_what_somebody_receives_is_switched_each_on_its_own_and_undone(client: Client, ben: Person, own: str) -> None:
    answer = client.post(f"{own}mail/", {"wanted": ["invitation", "follow-up"]})
    ben.refresh_from_db()
    assert (ben.invitation, ben.reminders, ben.followup) == (True, False, True)
    page = words(client.get(answer["Location"]))
    assert "It is noted. From now on you get just what you chose." in page
    assert "Reminders: a week, a day and an hour before" in page
    # A form tells one value of a name, so what is undone here is the last of them.
    client.post(f"{own}mail/", {"wanted": ["invitation", "reminders", "follow-up"], "undo": "yes"})
    ben.refresh_from_db()
    assert (ben.invitation, ben.reminders, ben.followup) == (True, True, True)
    assert Agreement.objects.filter(person=ben, purpose="reminders").count() == 2


def test_the_notice_of_a_change_carries_all_that_puts_it_back(client: Client, own: str) -> None:
    answer = client.post(f"{own}mail/", {"wanted": []})
    page = words(client.get(answer["Location"]))
    undo = page[page.index('id="told"') : page.index("<h1")]
    assert re.findall(r'name="wanted" value="([^"]+)"', undo) == ["invitation", "reminders", "follow-up"]


def test_a_zone_that_was_kept_by_its_old_name_is_shown_by_its_new_one_alone(
    client: Client, ben: Person, own: str
) -> None:
    Person.objects.filter(pk=ben.pk).update(zone="Europe/Kiev")
    page = words(client.get(own))
    assert re.findall(r'<option value="Europe/K(?:ie|yi)v"[^>]*>\w+', page) == [
        '<option value="Europe/Kyiv" selected>Kyiv'
    ]
    assert ('data-zone-offer="Europe/Kyiv"' in page, "in Kyiv" in page, "Kiev" in page) == (True, True, False)


def test_an_hour_that_ends_on_the_next_day_there_says_so(client: Client, ben: Person, own: str) -> None:
    Series.objects.update(zone="Africa/Lagos", starts=datetime.time(18), ends=datetime.time(19, 30))
    assert ", to " not in words(client.get(own)).partition("in Lagos")[0].rpartition("next-time")[2]
    Person.objects.filter(pk=ben.pk).update(zone="Asia/Dhaka")
    told = words(client.get(own))
    assert re.search(r"23:00</time> to 00:30</p> <p>\w+day \d+ \w+, to \w+day \d+ \w+, in Dhaka", told)


def test_a_zone_is_chosen_from_the_list_and_undone(client: Client, ben: Person, own: str) -> None:
    page = words(client.get(own))
    assert '<optgroup label="Asia">' in page
    assert re.search(r'<option value="Asia/Kathmandu">Kathmandu, \d\d:\d\d</option>', page)
    assert re.search(r'<option value="Africa/Lagos" selected>Lagos, \d\d:\d\d</option>', page)
    assert re.search(r"Buenos Aires \(Argentina\), \d\d:\d\d", page)
    answer = client.post(f"{own}zone/", {"zone": "Asia/Calcutta"})
    page = words(client.get(answer["Location"]))
    assert "in Kolkata" in page
    ben.refresh_from_db()
    assert ben.zone == "Asia/Kolkata"
    assert "in Lagos" in _undo(client, answer["Location"])
    ben.refresh_from_db()
    assert ben.zone == "Africa/Lagos"
    assert "This is no time zone that we know." in words(client.post(f"{own}zone/", {"zone": "Mars/Olympus"}))
    client.post(f"{own}zone/", {"zone": ""})
    ben.refresh_from_db()
    assert ben.zone == ""


def test_how_to_be_quoted_is_chosen_in_plain_words_and_undone(client: Client, ben: Person, own: str) -> None:
    page = words(client.get(own))
    assert "By what I do, without my name" in page
    assert "It changes nothing that you have decided so far." in page
    answer = client.post(f"{own}quoted/", {"quoting": "role only"})
    ben.refresh_from_db()
    assert ben.quoting == "role only"
    assert "It is as it was before." in _undo(client, answer["Location"])
    ben.refresh_from_db()
    assert ben.quoting == ""
    assert "Choose one of these." in words(client.post(f"{own}quoted/", {}))
    assert [one.choice for one in Agreement.objects.filter(purpose="quoting")] == ["", "role only"]


def test_the_map_is_agreed_to_and_undone(client: Client, ben: Person, own: str) -> None:
    answer = client.post(f"{own}map/", {"shown": "on"})
    ben.refresh_from_db()
    assert ben.place_shown
    _undo(client, answer["Location"])
    ben.refresh_from_db()
    assert not ben.place_shown


def test_details_are_put_right_and_undone(client: Client, ben: Person, own: str) -> None:
    told = {"name": "Benjamin Carter", "place": "Ibadan", "role": "nurse", "organisation": ""}
    answer = client.post(f"{own}details/", told)
    ben.refresh_from_db()
    assert (ben.name, ben.place, ben.role, ben.organisation) == ("Benjamin Carter", "Ibadan", "nurse", "")
    _undo(client, answer["Location"])
    ben.refresh_from_db()
    assert (ben.name, ben.organisation) == ("Ben Carter", "St Anne’s Hospital")
    page = words(client.post(f"{own}details/", told | {"name": ""}))
    assert "Tell us what to call you." in page
    assert 'value="Ibadan"' in page


def test_details_ask_what_somebody_does_in_the_words_of_the_community(client: Client, own: str) -> None:
    told = replace(COMMUNITY, role_question="What do you bake?", role_examples="rye, buns")
    describe_community(by=WORKER, facts=told)
    page = words(client.get(f"{own}details/"))
    assert ("What do you bake?" in page, "For example: rye, buns." in page, "What do you do?" in page) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("part", ["mail", "zone", "quoted", "map", "details"])
def test_each_part_has_a_page_of_its_own(client: Client, own: str, part: str) -> None:
    assert next(one.address for one in forms_of(client, f"{own}{part}/")) == f"{own}{part}/"


def test_a_notice_is_shown_to_whom_it_belongs_alone(client: Client, own: str) -> None:
    cleo = member("Cleo Strange", email="cleo@example.org")
    answer = client.post(f"{own}map/", {"shown": "on"})
    told = answer["Location"].partition("?")[2]
    assert "It is noted" not in words(client.get(f"/me/{fresh_token(cleo)}/?{told}"))
    assert "It is noted" not in words(client.get(f"{own}?done=made-up"))


def test_a_forwarded_link_shows_no_address_and_no_details_and_offers_to_join(
    client: Client, ben: Person, forwarded: str
) -> None:
    switches = ("", "mail/", "zone/", "quoted/", "map/", "links/", "leave/")
    others = ("welcome/", "details/", "address/", "everything/", "erase/", "fresh/")
    pages = [client.get(f"{forwarded}{one}") for one in (*switches, *others)]
    pages.append(client.get(reverse("unsubscribe", args=[person_token(UNSUBSCRIBE, ben, "all")])))
    pages.append(client.get(reverse("address-confirm", args=[move_token(ben, "ben.new@example.org")])))
    for answer in pages:
        page = words(answer)
        assert answer.status_code == 200
        held = [one for one in ("ben@", "ben.new@", "St Anne", "porter", "Carter", "Nigeria") if one in page]
        assert held == []
        assert 'Not Ben? Somebody has passed this link on to you. <a href="/join/">Join under your own name</a>' in page


def test_a_forwarded_link_takes_nothing_along_and_changes_nothing_that_matters(
    client: Client, ben: Person, forwarded: str
) -> None:
    sent = {"sure": "yes", "email": "thief@example.org", "name": "Thief"}
    for tail in ("details/", "address/", "everything/", "erase/"):
        page = words(client.post(f"{forwarded}{tail}", sent))
        assert 'we send a new link to <bdi class="address">b…@example.org</bdi>' in page
    ben.refresh_from_db()
    assert (ben.name, usual_address(ben), Message.objects.count()) == ("Ben Carter", "ben@example.org", 0)


@pytest.mark.parametrize(
    ("tail", "sent"),
    [
        ("quoted/", {"quoting": "named"}),
        ("quoted/", {"quoting": "", "undo": "yes"}),
        ("map/", {"shown": ""}),
        ("map/", {"shown": "on"}),
    ],
)
def test_a_forwarded_link_agrees_to_nothing_for_anybody(
    client: Client, ben: Person, forwarded: str, tail: str, sent: dict[str, str]
) -> None:
    choose_quoting(by=NOBODY, person=ben, quoting="anonymous", how="here")
    choose_place_shown(by=NOBODY, person=ben, shown="on" not in sent.values(), how="here")
    before = _rows()
    assert "First, a new link" in words(client.post(f"{forwarded}{tail}", sent))
    assert "First, a new link" in words(client.get(f"{forwarded}{tail}"))
    assert _rows() == before


def _rows() -> list[object]:
    """All that a decision about oneself may change."""
    return [list(model.objects.order_by("pk").values()) for model in (Person, Agreement, AuditLine, Message)]


def test_a_forwarded_link_shows_nothing_of_what_was_agreed_and_offers_a_new_one(
    client: Client, ben: Person, own: str, forwarded: str
) -> None:
    choose_quoting(by=NOBODY, person=ben, quoting="anonymous", how="a talk in the corridor")
    choose_place_shown(by=NOBODY, person=ben, shown=True, how="a talk in the corridor")
    held = [*Agreement.objects.values_list("wording", flat=True), "corridor", "Without any name", "checked> <label"]
    page = words(client.get(forwarded))
    assert [one for one in held if one in page] == []
    assert ['name="quoting"' in page, 'name="shown"' in page] == [False, False]
    assert "corridor" in words(client.get(own))
    form = next(one for one in forms_of(client, forwarded) if one.address == f"{forwarded}fresh/")
    assert "on its way" in words(client.post(form.address, form.fields))
    assert "corridor" in words(client.get(way_in(letters("mine")[0])))


def test_the_notice_of_a_change_tells_a_forwarded_link_nothing_of_how_it_was(
    client: Client, own: str, forwarded: str
) -> None:
    answer = client.post(f"{own}details/", {"name": "Ben", "place": "", "role": "", "organisation": ""})
    told = answer["Location"].partition("?")[2]
    assert "St Anne" in words(client.get(f"{own}?{told}"))
    page = words(client.get(f"{forwarded}?{told}"))
    assert ("Your details are put right." in page, "St Anne" in page, 'name="undo"' in page) == (True, False, False)


def test_a_new_link_goes_to_the_address_that_is_known(client: Client, ben: Person, forwarded: str) -> None:
    form = forms_of(client, f"{forwarded}details/")[0]
    assert "on its way" in words(client.post(form.address, form.fields))
    assert Message.objects.get(kind="mine").address == "ben@example.org"
    assert ben.organisation in words(client.get(way_in(letters("mine")[0])))


def test_old_links_are_made_void_and_a_new_one_is_mailed(client: Client, ben: Person, own: str, forwarded: str) -> None:
    stop = reverse("unsubscribe", args=[person_token(UNSUBSCRIBE, ben, "all")])
    assert "Every earlier link is void" in words(client.post(f"{own}links/"))
    assert [client.get(one).status_code for one in (own, forwarded, stop)] == [410, 410, 200]
    assert client.get(way_in(letters("mine")[0])).status_code == 200


def test_old_links_are_void_even_where_no_new_one_may_be_mailed_and_the_page_says_so(client: Client, own: str) -> None:
    for _ in range(3):
        send(client, "/mine/", email="ben@example.org")
    page = words(client.post(f"{own}links/"))
    told = ("Every earlier link is void", "No new link is on its way yet.", "several mails", 'href="/mine/"')
    assert [one in page for one in told] == [True] * 4
    assert ("Look at your mail" in page, client.get(own).status_code) == (False, 410)
    assert Message.objects.filter(kind="mine").count() == 3


def test_somebody_whose_address_is_not_known_any_more_is_told_so_on_each_page(
    client: Client, ben: Person, own: str, forwarded: str
) -> None:
    Address.objects.filter(person=ben).delete()
    unreached = "We know no address of yours any more"
    asked = [client.get(one) for one in (own, f"{own}address/", f"{forwarded}details/", f"{own}links/")]
    assert [(one.status_code, unreached in words(one), "…@" in words(one)) for one in asked] == [(200, True, False)] * 4
    for name, title in (("fresh", "No new link is on its way"), ("links", "Every earlier link is void")):
        page = words(client.post(f"{own}{name}/"))
        assert [one in page for one in (title, unreached, "Look at your mail")] == [True, True, False]
    assert (client.get(own).status_code, Message.objects.count()) == (410, 0)


def test_a_new_link_that_may_not_be_mailed_now_is_told(client: Client, forwarded: str) -> None:
    for _ in range(3):
        send(client, "/mine/", email="ben@example.org")
    page = words(client.post(f"{forwarded}fresh/"))
    assert [one in page for one in ("No new link is on its way yet.", "several mails")] == [True, True]
    assert "Look at your mail" not in page


def test_everything_is_taken_along_in_one_file(client: Client, own: str) -> None:
    assert "index.html" in words(client.get(f"{own}everything/"))
    answer = client.post(f"{own}everything/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/zip", "no-store")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as held:
        assert "St Anne’s Hospital" in held.read("index.html").decode()


def test_an_address_is_changed_once_the_new_one_has_answered(client: Client, ben: Person, own: str) -> None:
    assert "Type the new address." in words(client.post(f"{own}address/", {"email": ""}))
    page = words(client.post(f"{own}address/", {"email": "benjamin@example.net"}))
    assert "b…@example.net" in page
    link = way_in(letters("new-address")[0])
    assert "Shall our mail come here?" in words(client.get(link))
    assert usual_address(ben) == "ben@example.org"
    assert "Your mail comes here now" in words(client.post(link))
    assert list(Address.objects.values_list("email", flat=True)) == ["benjamin@example.net"]
    assert Message.objects.get(kind="moved-address").address == "ben@example.org"
    assert client.get(f"{link[:-3]}/").status_code == 410
    for _ in range(2):
        client.post(f"{own}address/", {"email": "benjamin@example.net"})
    assert "several mails" in words(client.post(f"{own}address/", {"email": "benjamin@example.net"}))


def test_an_address_that_is_taken_is_refused_in_words(client: Client, ben: Person) -> None:
    member("Cleo", email="cleo@example.org")
    answer = client.post(reverse("address-confirm", args=[move_token(ben, "cleo@example.org")]))
    assert (answer.status_code, "belongs to another page already" in words(answer)) == (403, True)


def test_somebody_leaves_and_is_told_what_stays(client: Client, ben: Person, own: str) -> None:
    assert "What you said in a conversation" in words(client.get(f"{own}leave/"))
    assert "You have left" in words(client.post(f"{own}leave/"))
    ben.refresh_from_db()
    assert (ben.standing, client.get(own).status_code) == (Standing.LEFT, 410)
    page = words(client.get(f"/me/{fresh_token(ben)}/"))
    assert "You have left us, so we send you nothing." in page
    assert 'id="mail"' not in page


def test_somebody_is_erased_after_being_asked_twice(client: Client, own: str) -> None:
    assert "Erase everything about you?" in words(client.get(f"{own}erase/"))
    assert "There is no way back" in words(client.post(f"{own}erase/"))
    assert Person.objects.count() == 1
    assert "Your details are gone" in words(client.post(f"{own}erase/", {"sure": "yes"}))
    assert (Person.objects.count(), Address.objects.count(), client.get(own).status_code) == (0, 0, 410)


def test_whoever_is_no_member_sees_their_page_without_mail(client: Client) -> None:
    listed = person("Lia Listed", email="lia@example.org", standing=Standing.LISTED)
    own = f"/me/{fresh_token(listed)}/"
    assert "You are not a member, so we send you nothing yet." in words(client.get(own))
    answer = client.post(f"{own}mail/", {"wanted": []})
    assert answer.status_code == 302
    answer = client.post(f"{own}mail/", {"wanted": ["invitation"]})
    assert (answer.status_code, "Only members receive mail" in words(answer)) == (403, True)
    merged = person("M. Merged", standing=Standing.MERGED)
    assert client.get(f"/me/{fresh_token(merged)}/").status_code == 410


def test_my_page_asks_as_much_for_three_answers_as_for_one(client: Client, ben: Person) -> None:
    own = f"/me/{fresh_token(ben)}/"
    asked = []
    for count in (1, 3):
        while Agreement.objects.count() < count:
            client.post(f"{own}map/", {"shown": "on" if Agreement.objects.count() % 2 == 0 else ""})
        asked.append(queries_asked(client, own))
    assert asked[0] == asked[1]
    assert asked[0] <= 9


def test_a_page_behind_a_link_is_kept_and_listed_by_nobody(client: Client, own: str) -> None:
    for address in (own, f"{own}details/", "/me/made-up/"):
        answer = client.get(address)
        told = (answer["Cache-Control"], answer["Referrer-Policy"], answer["X-Robots-Tag"], answer.cookies)
        assert told == ("no-store", "same-origin", "noindex, nofollow", {})


def test_whoever_left_is_not_brought_back_by_an_old_link(client: Client, ben: Person, own: str) -> None:
    leave_community(person=ben, how="by mail")
    assert client.post(f"{own}mail/", {"wanted": ["invitation"]}).status_code == 410


def test_my_page_without_any_meeting_says_nothing_of_one(client: Client, own: str) -> None:
    Series.objects.update(rule="")
    page = words(client.get(own))
    assert "The next conversation" not in page
    assert 'data-zone-offer="Africa/Lagos"' in page
