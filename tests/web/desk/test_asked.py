"""Consents, flags and places on the desk: what is asked, how answers are kept, and what is refused."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from kindling.contributions.actions import describe_piece, reword_piece
from kindling.contributions.queries import clearances, decisions, flags_of, known_names, ledger, lines_of, places_asked
from kindling.contributions.records import Described
from kindling.conversations.models import Conversation
from kindling.curation.hour import _known
from kindling.curation.models import Draft
from kindling.curation.queries import cleared_pack
from kindling.pack.document import Attribution, Quotation, plain, words
from tests.contributions.cast import read_month
from tests.curation.months import answer, saved, section, small_pack
from tests.factories.accounts import pia, sign_in
from tests.factories.exports import zoom_chat
from tests.factories.site import conversation

pytestmark = pytest.mark.django_db

ANSWER = {"decision": "first name", "how": "by mail", "given_on": "2026-10-20"}
PLACES = zoom_chat(("18:02:00", "Ben Okoro", "Hello from Newport"), ("18:03:00", "Joy Adeyemi", "Hello from Leeds, UK"))
NAMED = zoom_chat(
    ("18:10:00", "Ben Okoro", "I often think of Martha Kellerman when the ward is full."),
    ("18:11:00", "Ada Brennan", "So does everybody who met Martha Kellerman there."),
)
FUZZ = ("\0", "x" * 1_000_000, str(2**63), "\u202e\u2066abc", "", "c0", "-1", "1e9", "٣")


@pytest.fixture
def desk(client: Client) -> Client:
    return sign_in(client, pia())


@pytest.fixture
def row() -> Conversation:
    made = conversation("2026-10", title="Small repairs", day=datetime.date(2026, 10, 15))
    saved(made)
    return made


def _text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def _keys(row: Conversation) -> list[str]:
    return [one.key for one in ledger(row)]


def _answer(row: Conversation, *keys: str) -> dict[str, Any]:
    """What the form sends: an answer for the pieces of ``keys``, and by what each piece on the page is known."""
    return ANSWER | {"piece": list(keys), "read": [f"{one.key}:{one.mark}" for one in ledger(row)]}


def test_everybody_whose_words_are_used_is_listed_with_what_they_said(desk: Client, row: Conversation) -> None:
    answer(row, "declined", _keys(row)[0])
    shown = _text(desk.get("/desk/2026-10/consents/?show=all"))
    assert "None of 2 pieces is cleared yet. One waits for an answer; without a yes it is left out." in shown
    assert ("Wilf Acheampong" in shown, "Declined, 20 October 2026" in shown) == (True, True)
    assert "Nobody has answered yet, so it stays out" in shown


def test_a_no_stays_listed_when_its_words_are_taken_out_of_the_pack(desk: Client, row: Conversation) -> None:
    answer(row, "declined", _keys(row)[0])
    saved(row, replace(small_pack(), sections=(section("heard", *small_pack().sections[0].blocks[2:]),)))
    for show in ("all", "no"):
        shown = _text(desk.get(f"/desk/2026-10/consents/?show={show}"))
        assert "Said no 1" in shown
        told = shown.partition("Not in the pack now")[2]
        assert ("We kept the kettle on." in told, "Wilf Acheampong" in told, "Declined" in told) == (True,) * 3
    assert "Not in the pack now" not in _text(desk.get("/desk/2026-10/consents/?show=open"))


def test_somebody_who_is_known_by_a_short_name_too_is_listed_once(desk: Client, row: Conversation) -> None:
    _known.cache_clear()
    short = Quotation(plain("It helps."), Attribution("first name", "Wilf"))
    pack = small_pack()
    saved(row, replace(pack, sections=(*pack.sections, section("chat", short))))
    page = desk.get("/desk/2026-10/consents/?show=all").content.decode()
    assert re.findall(r'voice-name"><bdi>([^<]+)', page) == ["Wilf Acheampong", "Joy"]


@pytest.mark.usefixtures("row")
def test_no_answer_is_chosen_beforehand(desk: Client) -> None:
    page = desk.get("/desk/2026-10/consents/").content.decode()
    assert re.findall(r'<input type="(?:radio|checkbox)"[^>]*checked', page) == []


def test_an_answer_is_recorded_for_what_was_ticked_and_nothing_else(desk: Client, row: Conversation) -> None:
    first, second = _keys(row)
    response = desk.post("/desk/2026-10/consents/", _answer(row, first))
    assert (response.status_code, response.headers["Location"]) == (302, "/desk/2026-10/consents/?show=open")
    assert {key: shown.label for key, shown in clearances(row).items()} == {first: "Wilf"}
    assert [(one.decision, one.how, one.given_on) for one in decisions(row, first)] == [
        ("first name", "by mail", datetime.date(2026, 10, 20))
    ]
    assert decisions(row, second) == ()


def test_a_yes_is_for_the_words_that_were_read_and_a_no_is_for_whatever_stands(desk: Client, row: Conversation) -> None:
    first, second = _keys(row)
    page = desk.get("/desk/2026-10/consents/").content.decode()
    told = ANSWER | {"piece": [first, second], "read": re.findall(r'name="read" value="([^"]+)"', page)}
    reword_piece(by=pia(), conversation=row, key=first, text="Nobody ever agreed to this.", wording="paraphrase")
    refused = desk.post("/desk/2026-10/consents/", told)
    assert (refused.status_code, clearances(row)) == (422, {})
    assert "were changed since they were read" in _text(refused)
    assert re.findall(r'value="(c\d+)"[^>]* checked', refused.content.decode()) == [first, second]
    described = describe_piece(by=pia(), conversation=row, key=second, who=Described("Joy", "Joy Nakamura", "Joy"))
    assert desk.post("/desk/2026-10/consents/", told | {"piece": [second]}).status_code == 422
    desk.post("/desk/2026-10/consents/", told | {"piece": [first, second], "decision": "declined"})
    assert [one.decision for one in ledger(row)] == ["declined", "declined"]
    assert described.mark == ledger(row)[1].mark


def test_what_was_refused_never_shows_in_what_is_published(desk: Client, row: Conversation) -> None:
    first, second = _keys(row)
    desk.post("/desk/2026-10/consents/", _answer(row, second))
    desk.post("/desk/2026-10/consents/", _answer(row, first) | {"decision": "room only"})
    told = " ".join(words(cleared_pack(row)))
    assert ("kettle on" in told, "Joy asks first." in told) == (False, True)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"piece": []}, "Nothing is ticked"),
        ({"decision": ""}, "“What did they say?” needs a choice."),
        ({"decision": "perhaps"}, "perhaps is not one of the available choices"),
        ({"how": ""}, "“How did they say it?” is still empty."),
        ({"given_on": "the other day"}, "Enter a valid date"),
        ({"given_on": f"{timezone.localdate() + datetime.timedelta(days=2):%Y-%m-%d}"}, "still to come"),
        ({"piece": ["c999999"]}, "Some of these words are not this month’s."),
    ],
)
def test_an_answer_that_lacks_something_is_not_kept_and_says_what(
    desk: Client, row: Conversation, sent: dict[str, object], told: str
) -> None:
    response = desk.post("/desk/2026-10/consents/", _answer(row, *_keys(row)) | sent)
    assert (response.status_code, clearances(row)) == (422, {})
    assert told.replace("’", "'") in _text(response).replace("&#x27;", "'").replace("’", "'")


def test_what_was_ticked_stays_ticked_when_something_is_missing(desk: Client, row: Conversation) -> None:
    first, second = _keys(row)
    page = desk.post("/desk/2026-10/consents/", {"piece": [second], "show": "all"}).content.decode()
    assert re.findall(r'value="(c\d+)"[^>]* checked', page) == [second]
    assert first in page


def test_a_month_without_quotes_says_so(desk: Client) -> None:
    conversation("2026-10")
    assert "Nobody is quoted in this month’s pack yet." in _text(desk.get("/desk/2026-10/consents/"))


@pytest.mark.parametrize(
    ("show", "told"),
    [("open", "Everybody has answered."), ("no", "Nobody has said no."), ("yes", "said yes 20 October 2026")],
)
def test_each_list_says_when_it_is_empty(desk: Client, row: Conversation, show: str, told: str) -> None:
    answer(row, "named")
    assert told in _text(desk.get(f"/desk/2026-10/consents/?show={show}"))


def test_one_link_ticks_everything_somebody_said(desk: Client, row: Conversation) -> None:
    page = desk.get("/desk/2026-10/consents/?show=open&tick=2").content.decode()
    assert re.findall(r'value="(c\d+)"[^>]* checked', page) == [_keys(row)[1]]


def test_who_said_it_can_be_put_right_and_a_yes_for_another_name_clears_no_more(
    desk: Client, row: Conversation
) -> None:
    first = _keys(row)[0]
    answer(row, "named", first)
    who = {"name": "Wilfred Acheampong", "first_name": "Wilf", "role": "A porter", "place": "Leeds"}
    assert desk.post(f"/desk/2026-10/consents/{first}/", who).status_code == 302
    assert clearances(row) == {}
    shown = _text(desk.get(f"/desk/2026-10/consents/{first}/"))
    assert ("Yes, with the full name" in shown, "ask again" in shown) == (True, True)


def test_words_of_another_month_have_no_page_here(desk: Client, row: Conversation) -> None:
    conversation("2026-09")
    assert desk.get(f"/desk/2026-09/consents/{_keys(row)[0]}/").status_code == 404


def test_a_flag_shows_its_line_with_the_words_found_and_never_a_private_message(desk: Client) -> None:
    read_month()
    page = desk.get("/desk/2026-10/flags/").content.decode()
    assert "<mark>07700 900418</mark>" in page
    assert "PRIVATE-MARKER" not in page


def test_a_line_is_left_out_with_one_button_and_can_be_asked_again(desk: Client) -> None:
    row = read_month()
    (flag,) = flags_of(row)
    assert desk.post("/desk/2026-10/flags/", {"flag": flag.id, "status": "left out"}).status_code == 302
    assert (flags_of(row), [one.left_out for one in lines_of(row)]) == ((), [False, False, True])
    assert Draft.objects.get(conversation=row).due_at is not None
    assert "One settled" in _text(desk.get("/desk/2026-10/flags/"))
    desk.post("/desk/2026-10/flags/", {"flag": flag.id, "status": "open"})
    assert [one.id for one in flags_of(row)] == [flag.id]


def test_keeping_what_was_found_needs_a_reason(desk: Client) -> None:
    row = read_month()
    (flag,) = flags_of(row)
    response = desk.post("/desk/2026-10/flags/", {"flag": flag.id, "status": "kept"})
    assert (response.status_code, "What stays needs a reason." in _text(response)) == (422, True)
    desk.post("/desk/2026-10/flags/", {"flag": flag.id, "status": "kept", "reason": "It is the clinic's own line."})
    (kept,) = flags_of(row, open_only=False)
    assert (kept.status, kept.reason, kept.decided_by) == ("kept", "It is the clinic's own line.", "Pia Lund")


def test_a_name_that_may_stand_is_remembered_for_every_month(desk: Client) -> None:
    row = read_month(NAMED)
    (flag,) = flags_of(row)
    assert "It stands on one other line too." in _text(desk.get("/desk/2026-10/flags/"))
    told = {"flag": flag.id, "status": "kept", "reason": "She wrote the book.", "remember": "on"}
    desk.post("/desk/2026-10/flags/", told)
    assert known_names() == frozenset({"Martha Kellerman"})


def test_flags_are_settled_together_and_ticking_none_says_so(desk: Client) -> None:
    row = read_month(NAMED + zoom_chat(("18:20:00", "Ada Brennan", "Ring me on 07700 900419.")))
    ids = [one.id for one in flags_of(row)]
    empty = desk.post("/desk/2026-10/flags/", {"status": "left out"})
    assert (empty.status_code, "Nothing is ticked" in _text(empty)) == (422, True)
    desk.post("/desk/2026-10/flags/", {"flag": ids, "status": "replaced"})
    assert {one.status for one in flags_of(row, open_only=False)} == {"replaced"}


def test_a_month_without_flags_says_so(desk: Client) -> None:
    conversation("2026-10")
    assert "Nothing needs a look." in _text(desk.get("/desk/2026-10/flags/"))


def _fields(desk: Client) -> list[str]:
    page = desk.get("/desk/2026-10/places/").content.decode()
    return re.findall(r'<fieldset class="place[^"]*" id="(\w+)"', page)


def test_a_place_that_could_be_several_is_asked_and_the_answer_goes_on_the_map(desk: Client) -> None:
    row = read_month(PLACES)
    asked, _known = places_asked(row)
    name = _fields(desk)[0]
    desk.post("/desk/2026-10/places/", {name: "1"})
    assert places_asked(row)[0].place == replace(asked.candidates[1], ref=0)
    assert Draft.objects.get(conversation=row).due_at is not None


def test_another_place_can_be_typed_and_one_that_nobody_knows_is_told(desk: Client) -> None:
    row = read_month(PLACES)
    name = _fields(desk)[0]
    wrong = desk.post("/desk/2026-10/places/", {name: "elsewhere", f"{name}-typed": "Xyzzyville"})
    assert (wrong.status_code, "We know no such place." in _text(wrong)) == (422, True)
    several = desk.post("/desk/2026-10/places/", {name: "elsewhere", f"{name}-typed": "Newport"})
    assert (several.status_code, "There is more than one." in _text(several)) == (422, True)
    desk.post("/desk/2026-10/places/", {name: "elsewhere", f"{name}-typed": "Tromsø"})
    place = places_asked(row)[0].place
    assert place is not None
    assert place.name == "Tromsø"


def test_somebody_stays_off_the_map_where_that_is_said(desk: Client) -> None:
    row = read_month(PLACES)
    every = _fields(desk)
    desk.post("/desk/2026-10/places/", {every[0]: "nowhere", every[1]: "nowhere", "p0123": "0"})
    assert [(one.settled, one.place) for one in places_asked(row)] == [(True, None), (True, None)]
    assert "Not on the map" in _text(desk.get("/desk/2026-10/places/"))


def test_sending_nothing_keeps_nothing(desk: Client) -> None:
    row = read_month(PLACES)
    name = _fields(desk)[0]
    for nothing in ({}, {name: ""}, {name: "77"}, {name: "²"}):
        assert desk.post("/desk/2026-10/places/", nothing).status_code == 302
    assert [one.settled for one in places_asked(row)] == [False, False]


def test_a_month_without_places_says_so(desk: Client) -> None:
    conversation("2026-10")
    assert "Nobody has said where they are" in _text(desk.get("/desk/2026-10/places/"))


@pytest.mark.parametrize("page", ["consents", "flags", "places"])
def test_no_form_breaks_whatever_is_sent(desk: Client, page: str) -> None:
    row = read_month(PLACES + NAMED)
    saved(row)
    fields = ["piece", "decision", "how", "given_on", "flag", "status", "instead", "reason", "remember", *_fields(desk)]
    for sent in FUZZ:
        filled = fields[:: max(1, len(sent) // 100_000)]  # a whole form above its limit is refused before it is read
        every = dict.fromkeys([*filled, *(f"{one}-typed" for one in filled)], sent)
        every |= {one: "elsewhere" for one in fields if one.startswith("p") and one != "piece"}
        assert desk.post(f"/desk/2026-10/{page}/", every).status_code in {302, 400, 422}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", ["consents", "flags", "places"])
def test_few_queries_however_many_there_are(
    desk: Client, page: str, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [(f"18:1{n}:00", f"Ben Okoro{n}", f"Hello from Newport, ring 07700 90041{n}") for n in range(count)]
    saved(read_month(zoom_chat(*lines)))
    with django_assert_max_num_queries(12):
        assert desk.get(f"/desk/2026-10/{page}/").status_code == 200


def test_every_month_that_is_not_open_is_not_found(desk: Client) -> None:
    assert [desk.get(f"/desk/2020-01/{page}/").status_code for page in ("consents", "flags", "places")] == [404] * 3
