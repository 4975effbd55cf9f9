from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine, Throttle
from kindling.ground.throttles import Limit
from kindling.mail.kinds import NotNow
from kindling.mail.models import Message
from kindling.people import wording
from kindling.people.actions import Asked, Outcome, Tried, ask_to_join, confirm_join, sweep_requests, try_code
from kindling.people.limits import DAY, HOUR
from kindling.people.models import Address, Agreement, JoinRequest, Person, Purpose, Standing
from tests.factories.people import code_in, letter_of, letters, member, person, way_in

pytestmark = pytest.mark.django_db

HERE = "192.0.2.0/24"
BEN = Asked(
    name="Ben Carter",
    email=" Ben@Example.org ",
    place="Lagos",
    role="porter",
    wanted=frozenset({Purpose.INVITATION, Purpose.REMINDERS}),
)


def _ask(asked: Asked = BEN) -> tuple[str, str]:
    """The nonce and the code of a request."""
    nonce = ask_to_join(asked=asked, network=HERE)
    return nonce, str(Message.objects.get(reference=nonce).data["code"])


def test_whoever_asks_is_nobody_until_they_confirm() -> None:
    nonce, code = _ask()
    request, message = JoinRequest.objects.get(), Message.objects.get()
    assert (request.nonce, request.email, request.name) == (nonce, "ben@example.org", "Ben Carter")
    assert (message.kind, message.address, message.person, message.first) == ("join", "ben@example.org", "", True)
    assert (Person.objects.count(), AuditLine.objects.count()) == (0, 0)
    assert code not in request.code
    assert len(request.code) == 64


def test_whoever_confirms_is_a_member_with_all_that_they_agreed_to() -> None:
    nonce, _ = _ask()
    ben = confirm_join(nonce=nonce)
    assert (ben.name, ben.place, ben.role, ben.standing) == ("Ben Carter", "Lagos", "porter", Standing.MEMBER)
    assert (ben.invitation, ben.reminders, ben.followup, ben.zone) == (True, True, False, "Africa/Lagos")
    address = Address.objects.get()
    assert (address.email, address.person, address.usual) == ("ben@example.org", ben, True)
    assert address.confirmed_at
    told = {one.purpose: (one.given, one.wording) for one in Agreement.objects.all()}
    assert told == {
        "membership": (True, wording.MEMBERSHIP),
        "invitation": (True, wording.INVITATION),
        "reminders": (True, wording.REMINDERS),
        "follow-up": (False, wording.FOLLOWUP),
    }
    assert {one.how for one in Agreement.objects.all()} == {
        f"the form of {timezone.now():%Y-%m-%d %H:%M} UTC, confirmed by the button behind the link in our mail"
    }
    assert [(one.action, one.subject) for one in AuditLine.objects.all()] == [("join community", f"person {ben.uid}")]
    assert list(Message.objects.filter(kind="welcome").values_list("address", "person")) == [
        ("ben@example.org", ben.uid)
    ]


def test_a_request_is_confirmed_once() -> None:
    nonce, code = _ask()
    confirm_join(nonce=nonce)
    with pytest.raises(NotAllowed, match="confirmed already"):
        confirm_join(nonce=nonce)
    assert try_code(nonce=nonce, code=code, network=HERE) == Tried(Outcome.VOID)
    assert (Person.objects.count(), Agreement.objects.count()) == (1, 4)


def test_a_mail_works_for_a_week_and_says_so_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    nonce, code = _ask()
    late = timezone.now() + datetime.timedelta(days=7, minutes=1)
    monkeypatch.setattr("kindling.people.actions.joining.timezone.now", lambda: late)
    with pytest.raises(NotAllowed, match="good for a week"):
        confirm_join(nonce=nonce)
    assert try_code(nonce=nonce, code=code, network=HERE).outcome is Outcome.VOID
    assert (sweep_requests(), JoinRequest.objects.count()) == (1, 0)
    with pytest.raises(NotAllowed, match="good for a week"):
        confirm_join(nonce=nonce)


def test_an_address_that_never_answered_is_forgotten_after_a_week() -> None:
    _ask(Asked(name="Somebody", email="victim@example.org"))
    long_ago = timezone.now() - datetime.timedelta(days=8)
    JoinRequest.objects.update(expires_at=long_ago)
    Message.objects.update(state="sent", done_at=long_ago)
    _ask()
    assert sweep_requests() == 2
    held = str([list(one.objects.values()) for one in (JoinRequest, Message, Throttle, AuditLine)])
    assert ("victim" in held, "ben@example.org" in held) == (False, True)


def test_the_code_of_the_mail_joins_too_however_it_is_typed() -> None:
    nonce, code = _ask()
    tried = try_code(nonce=nonce, code=f" {code[:4]}-{code[4:]} ", network=HERE)
    assert tried.person
    assert (tried.outcome, tried.person.standing) == (Outcome.JOINED, Standing.MEMBER)
    assert Agreement.objects.filter(how__endswith="confirmed by the code in our mail").count() == 4


def test_the_fifth_wrong_code_makes_the_request_void_for_the_right_one_too() -> None:
    nonce, code = _ask()
    wrong = f"{(int(code) + 1) % 10**8:08d}"
    tried = [try_code(nonce=nonce, code=wrong, network=HERE) for _ in range(5)]
    assert tried == [Tried(Outcome.WRONG, left=left) for left in (4, 3, 2, 1)] + [Tried(Outcome.VOID)]
    assert try_code(nonce=nonce, code=code, network=HERE) == Tried(Outcome.VOID)
    with pytest.raises(NotAllowed, match="Too many wrong codes"):
        confirm_join(nonce=nonce)
    assert Person.objects.count() == 0


def test_a_code_that_belongs_to_another_form_is_a_wrong_one() -> None:
    first, code = _ask()
    second, _ = _ask(Asked(name="Cleo", email="cleo@example.org"))
    assert try_code(nonce=second, code=code, network=HERE).outcome is Outcome.WRONG
    assert try_code(nonce="made up", code=code, network=HERE) == Tried(Outcome.VOID)
    assert try_code(nonce=first, code=code, network=HERE).outcome is Outcome.JOINED


@pytest.mark.usefixtures("still_clock")
def test_ten_thousand_guesses_are_locked_out_after_twenty_for_an_address() -> None:
    """Whoever has a network of their own for each guess, and asks for a new mail whenever one is void."""
    looked_at, mails = 0, 0
    nonce = ""
    for guess in range(10_000):
        if guess % 5 == 0:
            try:
                nonce, mails = ask_to_join(asked=BEN, network=f"network {guess}"), mails + 1
            except NotAllowed:
                if looked_at >= 15:
                    break
        found = try_code(nonce=nonce, code=f"{guess:08d}", network=f"network {guess}").outcome
        assert found is not Outcome.JOINED
        looked_at += found is Outcome.WRONG or (found is Outcome.VOID and guess % 5 == 4)
    assert mails == 20
    assert looked_at <= 20
    left = [try_code(nonce=nonce, code=f"{guess:08d}", network=f"other {guess}").outcome for guess in range(50)]
    assert set(left[20:]) == {Outcome.LOCKED}


@pytest.mark.usefixtures("still_clock")
def test_one_network_cannot_guess_at_many_addresses() -> None:
    found = []
    for number in range(25):
        nonce = ask_to_join(asked=Asked(name="A", email=f"a{number}@example.org"), network=f"network {number}")
        found += [try_code(nonce=nonce, code="00000000", network=HERE).outcome for _ in range(4)]
    assert found[:60].count(Outcome.LOCKED) == 0
    assert set(found[60:]) == {Outcome.LOCKED}


@pytest.mark.usefixtures("still_clock")
def test_an_address_is_mailed_three_times_an_hour_and_a_network_sends_sixty_forms() -> None:
    for _ in range(3):
        _ask()
    with pytest.raises(NotAllowed, match="several mails to this address"):
        _ask(Asked(name="Somebody", email="BEN@example.org"))
    assert (JoinRequest.objects.count(), Message.objects.count()) == (3, 3)
    for number in range(56):
        ask_to_join(asked=Asked(name="A", email=f"a{number}@example.org"), network=HERE)
    with pytest.raises(NotAllowed, match="from your network"):
        ask_to_join(asked=Asked(name="A", email="another@example.org"), network=HERE)


def test_an_address_is_shut_for_the_network_that_typed_it_and_a_day_later_open_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)]
    monkeypatch.setattr("kindling.ground.throttles.timezone.now", lambda: now[0])
    for number, refused in enumerate(("", "", "", "in an hour", "", "", "tomorrow", "tomorrow")):
        now[0] += datetime.timedelta(hours=number == 4)
        assert _refused(HERE) == refused
    assert (_refused("198.51.100.0/24"), _refused(HERE)) == ("", "tomorrow")
    now[0] += datetime.timedelta(days=1)
    assert _refused(HERE) == ""


@pytest.mark.usefixtures("still_clock")
def test_an_address_is_mailed_twenty_times_a_day_in_all_and_refusals_do_not_count() -> None:
    for _ in range(30):
        _refused(HERE)
    assert [_refused(f"network {number}") for number in range(18)] == [""] * 17 + ["tomorrow"]
    assert Message.objects.count() == 20


@pytest.mark.usefixtures("still_clock")
def test_a_network_that_sent_too_much_in_a_day_is_told_tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kindling.people.limits.FORMS", (Limit("form-hour", 60, HOUR), Limit("form-day", 1, DAY)))
    assert [_refused(HERE), _refused(HERE)] == ["", "tomorrow"]


def _refused(network: str) -> str:
    """When to try again, where asking is refused."""
    try:
        ask_to_join(asked=BEN, network=network)
    except NotAllowed as refused:
        return "tomorrow" if refused.remedy.endswith("try again tomorrow.") else refused.remedy[-11:-1]
    return ""


def _asked_and_written(asked: Asked) -> tuple[list[str], dict[str, int], dict[str, object]]:
    """The shape of every query, how many rows there are afterwards, and what the new rows look like."""
    before = {model: model.objects.count() for model in (JoinRequest, Message, Person, Address, Agreement, Throttle)}
    with CaptureQueriesContext(connection) as queries:
        nonce = ask_to_join(asked=asked, network=f"the network of {asked.email}")
    shapes = [re.sub(r"'[^']*'|\bs\d+_x\d+|\b\d+\b", "?", one["sql"]) for one in queries]
    rows = {model.__name__: model.objects.count() - count for model, count in before.items()}
    message, request = Message.objects.get(reference=nonce), JoinRequest.objects.get(nonce=nonce)
    kept: dict[str, object] = {
        "message": (message.kind, message.person, message.first, sorted(message.data), message.state),
        "request": (request.tries, request.done_at, len(request.code), sorted(request.wishes)),
        "keys": re.sub(nonce, "?", message.key),
    }
    return shapes, rows, kept


def test_asking_is_the_same_whether_the_address_is_known_or_not() -> None:
    member("Ada Known", email="known@example.org")
    person("Lee Left", email="left@example.org", standing=Standing.LEFT)
    told = [
        _asked_and_written(Asked(name="Somebody", email=f"{who}@example.org", wanted=BEN.wanted))
        for who in ("stranger", "known", "left")
    ]
    assert told[1:] == [told[0], told[0]]
    assert told[0][1] == {
        "JoinRequest": 1,
        "Message": 1,
        "Person": 0,
        "Address": 0,
        "Agreement": 0,
        "Throttle": 5,  # an hour and a day of the network and of the address from it, and a day of the address
    }


def test_a_member_who_asks_again_is_mailed_the_way_to_their_page_and_no_code() -> None:
    member()
    nonce, code = _ask()
    letter = letters("join")[0]
    assert letter.subject == "You are a member of Kindling already"
    assert way_in(letter).startswith("/me/")
    assert code not in str(letter)
    assert nonce not in str(letter)


def test_confirming_writes_nothing_over_of_whoever_became_a_member_meanwhile() -> None:
    first, _ = _ask()
    second, _ = _ask(Asked(name="Somebody Else", email="ben@example.org", role="thief"))
    ben = confirm_join(nonce=first)
    assert confirm_join(nonce=second) == ben
    ben.refresh_from_db()
    assert (ben.name, ben.role, Agreement.objects.count()) == ("Ben Carter", "porter", 4)
    assert Message.objects.filter(kind="welcome").count() == 1


def test_whoever_left_can_come_back_as_who_they_were() -> None:
    ben = person("B. Carter", email="ben@example.org", standing=Standing.LEFT, organisation="St Anne’s", links=7)
    again = confirm_join(nonce=_ask()[0])
    assert (again.pk, again.name, again.organisation, again.standing) == (
        ben.pk,
        "Ben Carter",
        "St Anne’s",
        Standing.MEMBER,
    )
    assert (again.links, again.left_at, Agreement.objects.filter(person=ben).count()) == (7, None, 4)


def test_whoever_stands_on_a_list_becomes_a_member_by_joining() -> None:
    ben = person(email="ben@example.org", standing=Standing.LISTED, zone="Europe/Oslo")
    joined = confirm_join(nonce=_ask()[0])
    assert (joined.pk, joined.standing, joined.zone) == (ben.pk, Standing.MEMBER, "Europe/Oslo")


def test_joining_with_a_second_address_makes_it_the_one_that_mail_goes_to() -> None:
    ben = person(email="old@example.org", standing=Standing.LEFT)
    Address.objects.create(person=ben, email="ben@example.org", usual=False)
    confirm_join(nonce=_ask()[0])
    assert list(ben.addresses.order_by("email").values_list("email", "usual")) == [
        ("ben@example.org", True),
        ("old@example.org", False),
    ]


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Oslo", "Europe/Oslo"),
        ("Madrid", "Europe/Madrid"),
        ("Seattle", "America/Los_Angeles"),
        ("Tennessee", ""),
        ("New York", "America/New_York"),
        ("the moon", ""),
        ("", ""),
    ],
)
def test_only_a_place_that_leaves_no_doubt_sets_the_time(place: str, zone: str) -> None:
    nonce, _ = _ask(Asked(name="Ben", email="ben@example.org", place=place))
    assert confirm_join(nonce=nonce).zone == zone


@pytest.mark.parametrize(
    ("place", "zone", "after"),
    [
        ("Leeds", "Europe/London", "Africa/Lagos"),  # guessed from a list
        ("Oslo", "", "Africa/Lagos"),
        ("Leeds", "Asia/Tokyo", "Asia/Tokyo"),  # chosen
    ],
)
def test_whoever_joins_from_elsewhere_keeps_a_zone_that_they_chose_and_no_guess(
    place: str, zone: str, after: str
) -> None:
    person(email="ben@example.org", standing=Standing.LISTED, place=place, zone=zone)
    assert confirm_join(nonce=_ask()[0]).zone == after


def test_a_place_in_doubt_takes_no_zone_away() -> None:
    person(email="ben@example.org", standing=Standing.LEFT, place="Oslo", zone="Europe/Oslo")
    nonce, _ = _ask(Asked(name="Ben", email="ben@example.org", place="Springfield"))
    assert confirm_join(nonce=nonce).zone == "Europe/Oslo"


def test_the_mail_says_nothing_that_a_stranger_typed() -> None:
    _ask(Asked(name="Buy Pills Now", email="victim@example.org", place="pills", role="pills", organisation="pills"))
    letter = letters("join")[0]
    assert "pills" not in str(letter).lower()
    assert len(code_in(letter)) == 8
    assert way_in(letter).startswith("/join/")
    assert (letter.unsubscribe, letter.mine) == ("", "")


def test_a_mail_that_was_answered_meanwhile_is_not_sent() -> None:
    nonce, _ = _ask()
    message = Message.objects.get(kind="join")
    confirm_join(nonce=nonce)
    with pytest.raises(NotNow):
        letter_of(message)
    welcome = Message.objects.get(kind="welcome")
    Person.objects.update(standing=Standing.LEFT)
    with pytest.raises(NotNow):
        letter_of(welcome)
