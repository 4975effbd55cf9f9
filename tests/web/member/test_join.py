from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kindling.conversations.actions import describe_community
from kindling.ground.actors import WORKER
from kindling.mail.models import Message
from kindling.people.links import fresh_token
from kindling.people.models import JoinRequest, Person, Standing
from tests.factories.people import code_in, letters, member, person, way_in
from tests.factories.site import COMMUNITY
from tests.web.member.asking import send, words

BEN = {"name": "Ben Carter", "email": "Ben@Example.org", "place": "Lagos", "wanted": ["invitation", "follow-up"]}


def _join(client: Client, **typed: object) -> str:
    """Where the browser is led after the form."""
    answer = send(client, "/join/", **(BEN | typed))
    assert (answer.status_code, answer["Location"][:15]) == (302, "/join/sent/?to=")
    return str(answer["Location"])


def test_somebody_joins_by_the_button_behind_the_link(client: Client) -> None:
    page = words(client.get(_join(client)))
    assert "b…@example.org" in page
    assert "Ben@Example.org" not in page
    assert Person.objects.count() == 0
    link = way_in(letters("join")[0])
    page = words(client.get(link))
    assert "Ben Carter" in page
    assert "Times are shown as in Lagos" in page
    assert "ben@example.org" not in page
    answer = client.post(link)
    ben = Person.objects.get()
    assert (ben.standing, ben.invitation, ben.reminders, ben.followup) == (Standing.MEMBER, True, False, True)
    assert re.fullmatch(r"/me/[^/]+/welcome/", answer["Location"])
    page = words(client.get(answer["Location"]))
    assert "Welcome, <bdi>Ben</bdi>" in page
    assert "in Lagos" in page


def test_somebody_joins_by_the_code_of_the_mail(client: Client) -> None:
    sent = _join(client)
    code = code_in(letters("join")[0])
    wrong = f"{(int(code) + 1) % 10**8:08d}"
    assert "You have 4 tries left" in words(client.post(sent, {"code": wrong}))
    assert "eight figures, and nothing else" in words(client.post(sent, {"code": "1234 567"}))
    assert "Type the eight figures" in words(client.post(sent, {"code": ""}))
    assert JoinRequest.objects.get().tries == 1
    assert client.post(sent, {"code": f"{code[:4]} {code[4:]}"})["Location"].endswith("/welcome/")
    assert Person.objects.get().standing == Standing.MEMBER


def test_five_wrong_codes_end_it_and_the_page_offers_the_form(client: Client) -> None:
    sent = _join(client)
    wrong = f"{(int(code_in(letters('join')[0])) + 1) % 10**8:08d}"
    link = way_in(letters("join")[0])
    told = [words(client.post(sent, {"code": wrong})) for _ in range(5)]
    assert "You have one try left" in told[3]
    assert "Too many wrong codes were typed" in told[4]
    assert 'href="/join/"' in told[4]
    answer = client.get(link)
    assert (answer.status_code, "Too many wrong codes" in words(answer)) == (410, True)
    assert client.post(link).status_code == 410


@pytest.mark.usefixtures("still_clock")
def test_guesses_through_the_page_are_locked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.people.actions.joining.TRIES", 200)
    monkeypatch.setattr("kindling.people.rules.TRIES", 200)
    sent = _join(client)
    told = [words(client.post(sent, {"code": f"{guess:08d}"})) for guess in range(25)]
    assert ["Too many codes were tried" in one for one in told] == [False] * 20 + [True] * 5
    assert "Use the button in our mail" in told[-1]
    assert client.post(way_in(letters("join")[0]))["Location"].endswith("/welcome/")


def test_a_browser_that_sent_no_form_has_nothing_to_type_a_code_for(client: Client) -> None:
    _join(client)
    for address in ("/join/sent/", "/join/sent/?to=made-up"):
        page = client.get(address)
        assert (page.status_code, "<form" in words(page)) == (200, False)
        assert client.post(address, {"code": code_in(letters("join")[0])}).status_code == 200
    assert Person.objects.count() == 0


def test_what_is_wrong_is_told_above_and_beside_and_what_was_typed_is_kept(client: Client) -> None:
    page = words(send(client, "/join/", name="", email="ben@example", place="Jönköping", wanted=["reminders"]))
    assert "Two things to put right" in page
    assert '<a href="#id_email">This address seems to lack its ending, such as .org or .se.</a>' in page
    assert page.count("This address seems to lack its ending") == 2
    assert page.count("Tell us what to call you. A first name is enough.") == 2
    assert 'value="ben@example"' in page
    assert 'value="Jönköping"' in page
    assert re.search(r'value="reminders"[^>]*checked', page)
    assert not re.search(r'value="invitation"[^>]*checked', page)
    assert (JoinRequest.objects.count(), Message.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["\u202e \u202c", "\u200b\u2060", "\u3164", "\u2800 \u00ad", "\u0301"])
def test_a_name_of_which_nothing_is_left_to_read_is_asked_for_again(client: Client, name: str) -> None:
    page = words(send(client, "/join/", **(BEN | {"name": name})))
    assert "Tell us what to call you. A first name is enough." in page
    assert JoinRequest.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"email": ""}, "We need your e-mail address, to send you the invitations."),
        ({"email": "ben"}, "An address has an @ in it"),
        ({"email": "ben@@example..org"}, "This does not look like an e-mail address."),
        ({"name": "Win at https://spam.example"}, "A name holds no address."),
        ({"name": "x" * 81}, "Eighty letters fit."),
        ({"role": "x" * 121}, "120 letters fit."),
    ],
)
def test_each_mistake_has_one_clear_sentence(client: Client, typed: dict[str, str], sentence: str) -> None:
    assert sentence in words(send(client, "/join/", **(BEN | typed)))
    assert JoinRequest.objects.count() == 0


def test_a_name_cannot_turn_the_words_round_it(client: Client) -> None:
    _join(client, name=" \u202eBen\u2069   Carter ")
    assert JoinRequest.objects.get().name == "Ben Carter"


def test_machines_are_told_from_people_and_people_lose_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.web.member.sealed.QUICKEST", 2)
    page = words(send(client, "/join/", **BEN))
    assert "That was quick. Please press the button once more." in page
    assert 'value="Ben Carter"' in page
    monkeypatch.setattr("kindling.web.member.sealed.QUICKEST", 0)
    assert "not for people" in words(client.post("/join/", BEN | {"subject": "SEO", "opened": _opened(page)}))
    assert "This page was open for a long time" in words(client.post("/join/", BEN))
    page = words(client.post("/join/", BEN | {"opened": "made-up"}))
    assert JoinRequest.objects.count() == 0
    assert client.post("/join/", BEN | {"opened": _opened(page)}).status_code == 302


def _opened(page: str) -> str:
    found = re.search(r'name="opened" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_form_that_was_open_for_days_is_sent_once_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.web.member.sealed.LONGEST", -1)
    page = words(send(client, "/join/", **BEN))
    assert "Nothing is lost: please send the form once more." in page
    assert 'value="Ben Carter"' in page


@pytest.mark.usefixtures("still_clock")
def test_too_many_forms_are_told_so_kindly(client: Client) -> None:
    for _ in range(3):
        _join(client)
    assert "several mails to this address lately" in words(send(client, "/join/", **BEN))
    assert JoinRequest.objects.count() == 3


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(client: Client) -> None:
    member("Ada Known", email="known@example.org")
    told = []
    for email in ("stranger@example.org", "known@example.org"):
        opened = _opened(words(client.get("/join/")))
        with CaptureQueriesContext(connection) as queries:
            answer = client.post("/join/", BEN | {"email": email, "opened": opened})
        shapes = [re.sub(r"'[^']*'|\bs\d+_x\d+|\b\d+\b", "?", one["sql"]) for one in queries]
        place = re.sub(r"to=.+", "to=?", answer["Location"])
        page = words(client.get(answer["Location"]))
        headers = {name: value for name, value in answer.headers.items() if name != "Location"}
        told.append((answer.status_code, place, shapes, headers, page.replace("k…@", "s…@"), answer.cookies))
    assert told[0] == told[1]


def test_joining_sets_no_cookie_and_is_kept_by_no_cache(client: Client) -> None:
    answers = [client.get("/join/"), client.get(_join(client)), client.get(way_in(letters("join")[0]))]
    assert [(one["Cache-Control"], one.cookies, one.has_header("Vary")) for one in answers] == [
        ("no-store", {}, False)
    ] * 3
    assert [one.get("X-Robots-Tag", "") for one in answers] == ["", "noindex, nofollow", "noindex, nofollow"]


def test_a_used_an_old_and_a_cut_link_say_so_and_offer_the_way_on(client: Client) -> None:
    _join(client)
    link = way_in(letters("join")[0])
    cut = client.get(f"{link[:-4]}/")
    assert (cut.status_code, "lost on its way" in words(cut)) == (410, True)
    client.post(link)
    used = client.get(link)
    assert (used.status_code, "You are a member already" in words(used), "/me/" in words(used)) == (410, True, False)
    assert client.post(link).status_code == 410
    JoinRequest.objects.all().delete()
    gone = client.get(link)
    assert (gone.status_code, "good for a week" in words(gone)) == (410, True)


def test_a_nearly_known_place_is_asked_about_on_the_welcome_page(client: Client) -> None:
    for place, sentence in (
        ("San Francisco", "we show times as in Los Angeles"),
        ("Texas", "we guess Chicago. Please confirm it"),
        ("the moon", "We could not tell it from your place"),
        ("Madrid", "Because you wrote “<bdi>Madrid</bdi>”, we show times as in Madrid"),
        ("Oslo", "we show times as in Oslo"),
    ):
        Person.objects.all().delete()
        JoinRequest.objects.all().delete()
        Message.objects.all().delete()
        _join(client, place=place, email=f"{place.split()[0].lower()}@example.org")
        answer = client.post(way_in(letters("join")[0]))
        assert sentence in words(client.get(answer["Location"]))


def test_a_zone_that_no_place_told_is_not_said_to_come_from_it(client: Client) -> None:
    for place, zone, sentence in (
        ("Springfield", "Asia/Kathmandu", "We show times as in Kathmandu. If that is right"),
        ("Lagos", "Asia/Kathmandu", "We show times as in Kathmandu. If that is right"),
        ("Kathmandu", "Asia/Kathmandu", "Because you wrote “<bdi>Kathmandu</bdi>”, we show times as in Kathmandu"),
    ):
        back = member(email=f"{place.lower()}@example.org", place=place, zone=zone)
        page = words(client.get(f"/me/{fresh_token(back)}/welcome/"))
        assert sentence in page
        assert ("Because you wrote" in page) == (place == "Kathmandu")


def test_a_guessed_zone_counts_though_the_welcome_page_was_left_and_can_be_changed_there(client: Client) -> None:
    _join(client, place="Spain")
    answer = client.post(way_in(letters("join")[0]))
    assert Person.objects.get().zone == "Europe/Madrid"
    client.post(f"{answer['Location'].removesuffix('welcome/')}zone/", {"zone": "Asia/Kathmandu"})
    assert Person.objects.get().zone == "Asia/Kathmandu"


def test_whoever_stands_on_a_list_joins_by_the_form_like_everybody(client: Client) -> None:
    listed = person("B. Carter", email="ben@example.org", standing=Standing.LISTED)
    _join(client)
    client.post(way_in(letters("join")[0]))
    listed.refresh_from_db()
    assert (listed.name, listed.standing, Person.objects.count()) == ("Ben Carter", Standing.MEMBER, 1)


def test_a_confirmation_that_asked_for_no_mail_says_so(client: Client) -> None:
    _join(client, wanted=[])
    link = way_in(letters("join")[0])
    assert "You asked for no mail" in words(client.get(link))
    client.post(link)
    assert "You asked for no mail, so you get none" in str(letters("welcome")[0])


FREE = "It costs nothing, and you can come to as many or as few conversations as you like."


def _asked(page: str) -> list[str]:
    """What the form of joining says of who is welcome, and how it asks people what they do."""
    lead = re.findall(r'<p class="lead">(.*?)</p>', page)
    return [
        *lead,
        *re.findall(r'<label for="id_role">(.*?) <span', page),
        *re.findall(r'"id_role_helptext">(.*?)<', page),
    ]


def test_a_community_that_says_nothing_of_it_welcomes_anybody_and_presumes_no_work(client: Client) -> None:
    assert _asked(words(client.get("/join/"))) == [
        f"<bdi>Anybody is welcome.</bdi> {FREE}",
        "What do you do?",
        "A few words are enough. It helps us to mix the groups.",
    ]


def test_the_form_asks_in_the_words_of_the_community(client: Client) -> None:
    told = replace(
        COMMUNITY, welcome="All who <b>bake</b>", role_question="What do you bake?", role_examples="rye, buns"
    )
    describe_community(by=WORKER, facts=told)
    assert _asked(words(client.get("/join/"))) == [
        f"<bdi>All who &lt;b&gt;bake&lt;/b&gt;.</bdi> {FREE}",
        "What do you bake?",
        "For example: rye, buns. It helps us to mix the groups.",
    ]


@pytest.mark.parametrize("sentence", ["Come in!", "Anybody may come.", "Why not you?"])
def test_a_sentence_with_an_end_of_its_own_gets_no_other(client: Client, sentence: str) -> None:
    describe_community(by=WORKER, facts=replace(COMMUNITY, welcome=sentence))
    assert _asked(words(client.get("/join/")))[0].startswith(f"<bdi>{sentence}</bdi> It costs nothing")
