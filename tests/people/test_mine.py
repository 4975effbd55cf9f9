from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kindling.ground.actors import NOBODY
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from kindling.mail.actions import NewMessage, queue_message, send_due
from kindling.mail.actions.sending import LATE
from kindling.mail.house import current_house
from kindling.mail.kinds import NotNow
from kindling.mail.models import Message, State, StoppedAddress
from kindling.mail.render import rendered
from kindling.people import wording
from kindling.people.actions import (
    ask_for_page,
    ask_new_address,
    change_details,
    choose_mail,
    choose_place_shown,
    choose_quoting,
    choose_zone,
    confirm_new_address,
    leave_community,
    void_links,
)
from kindling.people.links import (
    ANSWER,
    MINE,
    UNSUBSCRIBE,
    fresh_token,
    is_fresh,
    person_behind,
    person_token,
)
from kindling.people.models import Address, Agreement, Purpose, Quoting, Standing
from kindling.people.moves import Move, move_behind, move_token
from kindling.people.queries import agreements_of, members_to_invite, usual_address, zone_of
from tests.factories.people import letter_of, letters, member, person, way_in

pytestmark = pytest.mark.django_db

HERE = "192.0.2.0/24"


def _audited() -> list[tuple[str, str, str]]:
    return [(one.action, one.subject, one.note) for one in AuditLine.objects.order_by("pk")]


def test_details_are_put_right_and_the_audit_names_none_of_them() -> None:
    ben = change_details(by=NOBODY, person=member(), name="Benjamin  Carter", role="nurse", place="")
    assert (ben.name, ben.role, ben.place) == ("Benjamin Carter", "nurse", "")
    assert _audited() == [("change details", f"person {ben.uid}", "name, role")]
    for hidden in (" ", "\u200b\u2060", "\u3164"):
        assert change_details(by=NOBODY, person=ben, name=hidden, role="nurse").name == "Benjamin Carter"
    assert len(_audited()) == 1


def test_each_kind_of_mail_is_switched_on_its_own_and_each_switch_is_an_agreement() -> None:
    ben = member(followup=False)
    wanted = {Purpose.INVITATION: True, Purpose.REMINDERS: False, Purpose.FOLLOWUP: True}
    ben = choose_mail(by=NOBODY, person=ben, how="on their own page", wanted=wanted)
    assert (ben.invitation, ben.reminders, ben.followup) == (True, False, True)
    told = [(one.purpose, one.given, one.wording, one.how) for one in Agreement.objects.order_by("pk")]
    assert told == [
        ("reminders", False, wording.REMINDERS, "on their own page"),
        ("follow-up", True, wording.FOLLOWUP, "on their own page"),
    ]
    assert _audited() == [("choose mail", f"person {ben.uid}", "reminders off, follow-up on")]
    choose_mail(by=NOBODY, person=ben, how="again", wanted=wanted)
    assert Agreement.objects.count() == 2


def test_nothing_is_switched_on_for_somebody_who_is_no_member() -> None:
    ben = person(standing=Standing.LEFT, invitation=False)
    with pytest.raises(NotAllowed, match="Only members"):
        choose_mail(by=NOBODY, person=ben, how="h", wanted={Purpose.INVITATION: True})
    assert choose_mail(by=NOBODY, person=ben, how="h", wanted={Purpose.REMINDERS: False}).reminders is False


def test_a_zone_is_one_that_there_is() -> None:
    ben = member()
    assert choose_zone(by=NOBODY, person=ben, zone="Asia/Kathmandu").zone == "Asia/Kathmandu"
    assert zone_of(ben.uid) == "Asia/Kathmandu"
    assert choose_zone(by=NOBODY, person=ben, zone="Asia/Kathmandu").zone == "Asia/Kathmandu"
    assert _audited() == [("choose zone", f"person {ben.uid}", "")]
    with pytest.raises(NotAllowed, match="no time zone"):
        choose_zone(by=NOBODY, person=ben, zone="Asia/../etc")
    assert choose_zone(by=NOBODY, person=ben, zone="").zone == ""
    assert (zone_of(""), zone_of("nobody")) == ("", "")


def test_a_standing_wish_to_be_quoted_is_kept_with_the_words_that_were_chosen() -> None:
    ben = choose_quoting(by=NOBODY, person=member(), quoting="first name", how="h")
    ben = choose_quoting(by=NOBODY, person=ben, quoting="first name", how="h")
    ben = choose_quoting(by=NOBODY, person=ben, quoting="never", how="h")
    ben = choose_quoting(by=NOBODY, person=ben, quoting="", how="h")
    assert ben.quoting == ""
    told = [(one.given, one.choice, one.wording) for one in Agreement.objects.order_by("pk")]
    assert told == [
        (True, "first name", f"{wording.QUOTING}: {wording.SAID_AS[Quoting.FIRST_NAME]}"),
        (False, "never", f"{wording.QUOTING}: {wording.SAID_AS[Quoting.NEVER]}"),
        (False, "", f"{wording.QUOTING}: {wording.SAID_AS['']}"),
    ]


def test_being_shown_on_the_map_is_agreed_to_and_taken_back() -> None:
    ben = choose_place_shown(by=NOBODY, person=member(), shown=True, how="h")
    ben = choose_place_shown(by=NOBODY, person=ben, shown=True, how="h")
    assert choose_place_shown(by=NOBODY, person=ben, shown=False, how="h").place_shown is False
    assert [(one.purpose, one.given) for one in agreements_of(ben)] == [("place", False), ("place", True)]


def test_what_was_decided_is_never_written_over() -> None:
    choose_place_shown(by=NOBODY, person=member(), shown=True, how="h")
    told = Agreement.objects.get()
    told.given = False
    with pytest.raises(TypeError, match="never changed"):
        told.save()
    assert Agreement.objects.get().given is True


def test_leaving_ends_all_mail_and_keeps_the_name_where_they_spoke() -> None:
    ben, cleo = member(), member("Cleo", email="cleo@example.org")
    for one, key in ((ben, "a"), (ben, "b"), (cleo, "c")):
        queue_message(NewMessage(kind="invitation", key=key, address=usual_address(one), person=one.uid))
    before = person_token(MINE, ben)
    leave_community(person=ben, how="on their own page")
    ben.refresh_from_db()
    assert (ben.name, ben.standing, ben.links) == ("Ben Carter", Standing.LEFT, 2)
    assert ben.left_at
    assert person_behind(MINE, before) is None
    told = dict(Message.objects.values_list("key", "state"))
    assert told == {"a": State.DROPPED, "b": State.DROPPED, "c": State.DUE}
    assert [(one.purpose, one.given, one.wording) for one in agreements_of(ben)] == [
        ("membership", False, wording.MEMBERSHIP)
    ]
    leave_community(person=ben, how="twice")
    assert (len(agreements_of(ben)), members_to_invite().count()) == (1, 1)


def test_void_links_open_nothing_any_more_but_old_mail_can_still_be_ended() -> None:
    ben = member()
    old = {purpose: person_token(purpose, ben, "2026-12") for purpose in (MINE, ANSWER, UNSUBSCRIBE)}
    void_links(person=ben)
    found = {purpose: person_behind(purpose, token) for purpose, token in old.items()}
    assert found == {MINE: None, ANSWER: None, UNSUBSCRIBE: (ben, ("2026-12",))}
    ben.refresh_from_db()
    assert person_behind(MINE, person_token(MINE, ben)) == (ben, ())


def test_a_link_opens_only_what_it_was_made_for() -> None:
    ben = member()
    token = person_token(UNSUBSCRIBE, ben, "all")
    assert person_behind(UNSUBSCRIBE, token) == (ben, ("all",))
    assert [person_behind(MINE, one) for one in (token, token[:-1], "", "made-up", "x" * 2_000)] == [None] * 5


def test_a_link_that_was_asked_for_is_fresh_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    ben = member()
    found = person_behind(MINE, fresh_token(ben))
    assert found
    assert (is_fresh(found[1]), is_fresh(())) == (True, False)
    monkeypatch.setattr("kindling.people.links.FRESH", 0)
    assert is_fresh(found[1]) is False


def test_the_way_to_ones_page_is_mailed_to_whoever_is_known_and_a_kind_word_to_whoever_is_not() -> None:
    member()
    for email in ("BEN@example.org", "cleo@example.org"):
        ask_for_page(email=email, network=HERE)
    ben, cleo = letters("mine")
    assert (ben.subject, way_in(ben)[:4]) == ("Your page at Kindling", "/me/")
    assert (cleo.subject, way_in(cleo)) == ("There is no page for this address at Kindling", "/join/")
    rows = Message.objects.filter(kind="mine").values_list("person", "reference", "data", "first")
    assert list(rows) == [("", "", {}, True)] * 2
    for _ in range(2):
        ask_for_page(email="ben@example.org", network=HERE)
    with pytest.raises(NotAllowed, match="several mails"):
        ask_for_page(email="ben@example.org", network=HERE)


def test_an_address_that_was_typed_while_no_mail_went_out_does_not_wait_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask_for_page(email="victim@example.org", network=HERE)
    ask_new_address(person=member(), email="other@example.org", network=HERE)
    late = timezone.now() + datetime.timedelta(days=1, seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    assert send_due(worker="a") == 2
    assert set(Message.objects.values_list("state", "reason")) == {(State.DROPPED, LATE)}


def test_a_new_address_is_asked_first_and_the_old_one_is_told() -> None:
    ben = member()
    ask_new_address(person=ben, email="Ben@New.example.org", network=HERE)
    assert usual_address(ben) == "ben@example.org"
    letter = letters("new-address")[0]
    assert [word for word in ("Ben", "Carter") if word in rendered(letter, current_house()).text] == []
    path = way_in(letter)
    move = move_behind(path.split("/")[2])
    assert move == Move(ben, "ben@new.example.org")
    confirm_new_address(move=move)
    assert list(Address.objects.values_list("email", "usual")) == [("ben@new.example.org", True)]
    told = Message.objects.get(kind="moved-address")
    assert told.address == "ben@example.org"
    assert "new.example.org" not in str(letter_of(told))
    confirm_new_address(move=move)
    assert Message.objects.filter(kind="moved-address").count() == 1
    assert _audited() == [("change address", f"person {ben.uid}", "")]


def test_an_address_of_somebody_else_is_not_taken_and_nothing_is_told_of_them() -> None:
    ben = member()
    member("Cleo Secret", email="cleo@example.org")
    ask_new_address(person=ben, email="cleo@example.org", network=HERE)
    letter = letters("new-address")[0]
    assert letter.subject == "This address is known at Kindling already"
    assert "Ben" not in str(letter)
    with pytest.raises(NotAllowed, match="belongs to another page"):
        confirm_new_address(move=Move(ben, "cleo@example.org"))
    assert usual_address(ben) == "ben@example.org"


def test_a_link_to_a_new_address_is_void_when_old_forged_or_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    ben = member()
    token = move_token(ben, "new@example.org")
    assert (move_behind(token[:-1]), move_behind("made-up")) == (None, None)
    void_links(person=ben)
    assert move_behind(token) is None
    ben.refresh_from_db()
    token = move_token(ben, "new@example.org")
    assert move_behind(token)
    monkeypatch.setattr("kindling.people.moves.LASTS", -1)
    assert move_behind(token) is None


def test_a_link_to_a_new_address_is_void_once_another_change_was_made() -> None:
    """Whoever took a page over for a day cannot take it back once it was put right."""
    ben = member()
    thief, other = (move_token(ben, email) for email in ("thief@example.org", "other@example.org"))
    move = move_behind(thief)
    assert move
    confirm_new_address(move=move)
    assert (move_behind(thief), move_behind(other)) == (move, None)
    confirm_new_address(move=Move(ben, "ben@example.org"))
    assert move_behind(thief) is None


def test_mail_that_waits_goes_along_to_the_new_address_and_that_of_others_stays() -> None:
    ben, cleo = member(), member("Cleo", email="cleo@example.org")
    for key, one, address in (
        ("a", ben, "ben@example.org"),
        ("b", ben, "x@example.org"),
        ("c", cleo, "ben@example.org"),
    ):
        queue_message(NewMessage(kind="invitation", key=key, address=address, person=one.uid))
    queue_message(NewMessage(kind="invitation", key="d", address="ben@example.org", person=ben.uid))
    Message.objects.filter(key="d").update(state=State.SENT, done_at=timezone.now())
    confirm_new_address(move=Move(ben, "new@example.org"))
    told = dict(Message.objects.filter(kind="invitation").values_list("key", "address"))
    assert told == {"a": "new@example.org", "b": "x@example.org", "c": "ben@example.org", "d": "ben@example.org"}
    assert Message.objects.get(kind="moved-address").address == "ben@example.org"


def test_somebody_without_an_address_gets_their_first_one_and_nobody_is_told() -> None:
    ben = person()
    confirm_new_address(move=Move(ben, "ben@example.org"))
    assert (usual_address(ben), Message.objects.count()) == ("ben@example.org", 0)


def test_mail_about_somebody_who_is_gone_is_not_sent() -> None:
    ben = member()
    ask_new_address(person=ben, email="new@example.org", network=HERE)
    confirm_new_address(move=Move(ben, "new@example.org"))
    rows = list(Message.objects.filter(kind__in=("new-address", "moved-address")))
    ben.delete()
    for row in rows:
        with pytest.raises(NotNow):
            letter_of(row)


def test_only_members_who_want_it_and_can_be_reached_are_invited() -> None:
    ben = member()
    member("Stopped", email="stopped@example.org")
    StoppedAddress.objects.create(address="stopped@example.org", why="bounced")
    member("Unwilling", email="unwilling@example.org", invitation=False)
    person("Listed", email="listed@example.org", standing=Standing.LISTED)
    person("Left", email="left@example.org", standing=Standing.LEFT)
    person("Met", email="met@example.org")
    person("Unreached", standing=Standing.MEMBER)
    Address.objects.create(person=ben, email="second@example.org", usual=False)
    assert [(one.name, one.usual) for one in members_to_invite()] == [("Ben Carter", "ben@example.org")]  # type: ignore[attr-defined] # annotated
    assert usual_address(person("Nobody")) == ""
