"""Nobody's words are cleared unless they said so: for these words, under this name, and not against a later wish."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from kindling.contributions.actions import describe_piece, record_consents, record_pieces, reword_piece
from kindling.contributions.models import CLEARING, Consent, Contribution, Decision
from kindling.contributions.queries import (
    clearances,
    consents_behind,
    decisions,
    ledger,
    lines_of,
    piece,
    pieces,
    source_match,
)
from kindling.contributions.records import Attribution, ConsentBehind, Described, NewPiece, Piece, Source
from kindling.contributions.rules import can_consent, can_keep, can_word
from kindling.contributions.wording import DIFFERS, NO_SOURCE
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine
from tests.contributions.cast import month, read_month
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db

TEXT = "Kindness is what we do when nobody looks at us."
SAID = Source("chat.txt", 2, 65_400.0)
INGRID = Described("Ingrid Solheim (RKB)", "Ingrid Solheim", "Ingrid", "midwife", "Bergen")
DAY = datetime.date(2026, 10, 20)


def _recorded(row: Conversation | None = None, **told: object) -> tuple[Conversation, Piece]:
    """A quote whose words are in the ledger; Ingrid's, unless told otherwise."""
    row = row or month()
    new = {"kind": "quote", "wording": "verbatim", "text": TEXT, "who": INGRID, **told}
    (made,) = record_pieces(by=ada(), conversation=row, pieces=[NewPiece(**new)])  # type: ignore[arg-type]
    return row, made


def _decide(row: Conversation, key: str, decision: str, given_on: datetime.date = DAY) -> None:
    record_consents(by=ada(), conversation=row, keys=[key], decision=decision, how="by mail", given_on=given_on)


def _now(row: Conversation, key: str) -> Piece:
    found = piece(row, key)
    assert found is not None
    return found


def test_words_without_an_answer_are_not_cleared() -> None:
    row, made = _recorded()
    assert clearances(row) == {}
    assert consents_behind(row, [made.key]) == ()
    assert (made.attribution, made.cleared, made.decision) == (None, False, "")
    assert made.state_words == "Nobody has answered yet, so it stays out"


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        ("named", Attribution("name", "Ingrid Solheim")),
        ("first name", Attribution("first name", "Ingrid")),
        (
            "first name with role and place",
            Attribution("first name with role and place", "Ingrid", "midwife", "Bergen"),
        ),
        ("role only", Attribution("role", role="midwife")),
        ("anonymous", Attribution("nobody")),
    ],
)
def test_a_yes_shows_what_was_agreed_to_and_no_more(decision: str, shown: Attribution) -> None:
    row, made = _recorded()
    _decide(row, made.key, decision)
    assert clearances(row) == {made.key: shown}
    now = _now(row, made.key)
    assert (now.attribution, now.cleared, now.decided_words) == (shown, True, Decision(decision).label)
    assert now.state_words.startswith("Cleared ")
    assert now.state_words.endswith(", said yes 20 October 2026")


@pytest.mark.parametrize("decision", ["first name", "first name with role and place", "role only", "anonymous"])
def test_no_form_but_the_full_name_ever_shows_the_surname(decision: str) -> None:
    told = Described("Ingrid Solheim", "Ingrid Solheim", "Ingrid Solheim", "midwife", "Bergen")
    row, made = _recorded(who=told)
    _decide(row, made.key, decision)
    assert "Solheim" not in str(clearances(row))


def test_two_first_names_are_both_shown() -> None:
    row, made = _recorded(who=Described("", "Mary Ann Fenn", "Mary Ann"))
    _decide(row, made.key, "first name")
    assert clearances(row) == {made.key: Attribution("first name", "Mary Ann")}


@pytest.mark.parametrize("decision", ["named", "first name", "role only"])
def test_where_a_name_or_role_is_not_known_nobody_is_named(decision: str) -> None:
    row, made = _recorded(who=Described("iPad (3)"))
    _decide(row, made.key, decision)
    assert clearances(row) == {made.key: Attribution("nobody")}


@pytest.mark.parametrize("decision", ["declined", "withdrawn", "room only"])
def test_a_no_counts_after_every_yes(decision: str) -> None:
    row, made = _recorded()
    for yes in CLEARING:
        _decide(row, made.key, yes)
    _decide(row, made.key, decision)
    assert clearances(row) == {}
    assert consents_behind(row, [made.key]) == ()
    assert _now(row, made.key).state_words in {
        "Declined, 20 October 2026",
        "Withdrawn, 20 October 2026",
        "In the room only, 20 October 2026",
    }


def test_a_yes_recorded_late_does_not_undo_a_later_no() -> None:
    row, made = _recorded()
    _decide(row, made.key, "withdrawn")
    with pytest.raises(NotAllowed, match="A later decision stands: Yes before, and taken back"):
        _decide(row, made.key, "named", DAY - datetime.timedelta(days=1))
    assert clearances(row) == {}


def test_a_no_given_earlier_counts_all_the_same() -> None:
    row, made = _recorded()
    _decide(row, made.key, "named")
    _decide(row, made.key, "declined", DAY - datetime.timedelta(days=5))
    assert clearances(row) == {}


def test_changed_words_are_not_cleared_until_they_are_agreed_to() -> None:
    row, made = _recorded()
    _decide(row, made.key, "named")
    reword_piece(by=ada(), conversation=row, key=made.key, text="Kindness is what we do.", wording="paraphrase")
    now = _now(row, made.key)
    assert (clearances(row), now.words_changed, now.shown_changed) == ({}, True, False)
    assert now.state_words == "The words were changed since the yes of 20 October 2026; ask again"
    _decide(row, made.key, "named")
    assert clearances(row) == {made.key: Attribution("name", "Ingrid Solheim")}


def test_white_space_changes_no_words() -> None:
    row, made = _recorded()
    _decide(row, made.key, "named")
    reword_piece(by=ada(), conversation=row, key=made.key, text=TEXT.replace(" when", "\n when"))
    assert set(clearances(row)) == {made.key}


def test_another_name_or_role_than_was_agreed_to_is_not_cleared() -> None:
    row, made = _recorded()
    _decide(row, made.key, "role only")
    told = Described("Ingrid Solheim", "Ingrid Solheim", "Ingrid", "head of midwifery at Haukeland", "Bergen")
    describe_piece(by=ada(), conversation=row, key=made.key, who=told)
    now = _now(row, made.key)
    assert (clearances(row), now.words_changed, now.shown_changed) == ({}, False, True)
    assert now.state_words == "The name, role or place was changed since the yes of 20 October 2026; ask again"


def test_what_does_not_show_may_be_mended_without_asking() -> None:
    row, made = _recorded()
    _decide(row, made.key, "anonymous")
    describe_piece(by=ada(), conversation=row, key=made.key, who=Described("", "Ingrid Solheim-Berg", "Ingrid"))
    assert clearances(row) == {made.key: Attribution("nobody")}


def test_a_key_of_another_month_clears_and_changes_nothing_here() -> None:
    row, made = _recorded()
    other = month("2026-11")
    _decide(row, made.key, "named")
    assert (piece(other, made.key), clearances(other), pieces(other, [made.key])) == (None, {}, ())
    assert (consents_behind(other, [made.key]), decisions(other, made.key)) == ((), ())
    with pytest.raises(NotAllowed, match="Some of these words are not this month's"):
        _decide(other, made.key, "named")
    with pytest.raises(NotAllowed, match="This month has no words under"):
        reword_piece(by=ada(), conversation=other, key=made.key, text="Other words")


@pytest.mark.parametrize("key", ["", "c", "12", "cx", "c-1", "c²", "c99999999999999999999", "c1; drop table"])
def test_what_is_no_key_names_nothing(key: str) -> None:
    assert piece(month(), key) is None


def test_an_edition_learns_on_which_consents_it_stands() -> None:
    row, made = _recorded()
    _, other = _recorded(row, text="Other words", wording="paraphrase")
    _decide(row, made.key, "first name")
    _decide(row, made.key, "named")
    latest = Consent.objects.latest("pk")
    number = Contribution.objects.get(text=TEXT).pk
    assert consents_behind(row, [made.key, other.key]) == (ConsentBehind(made.key, number, latest.pk, "named"),)


def test_every_decision_is_kept_the_latest_first() -> None:
    row, made = _recorded()
    _decide(row, made.key, "named")
    _decide(row, made.key, "withdrawn", DAY + datetime.timedelta(days=2))
    assert [
        (one.decision, one.how, one.given_on.day, one.text, one.recorded_by) for one in decisions(row, made.key)
    ] == [
        ("withdrawn", "by mail", 22, TEXT, "Ada Brennan"),
        ("named", "by mail", 20, TEXT, "Ada Brennan"),
    ]
    with pytest.raises(TypeError, match="never changed"):
        Consent.objects.latest("pk").save()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"decision": "perhaps"}, "Nobody can decide that"),
        ({"how": " "}, "A decision needs how it was given"),
        ({"given_on": datetime.date(2999, 1, 1)}, "Nobody can have decided on a day that is still to come"),
        ({"keys": ["c1", "c999"]}, "Some of these words are not this month's"),
        ({"by": CLEO}, "Only stewards and producers"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_whole(told: dict[str, object], sentence: str) -> None:
    row, made = _recorded()
    usual = {"by": ada(), "keys": [made.key], "decision": "named", "how": "by mail", "given_on": DAY}
    with pytest.raises(NotAllowed, match=sentence):
        record_consents(conversation=row, **{**usual, **told})  # type: ignore[arg-type]
    assert Consent.objects.count() == 0


def test_the_database_itself_refuses_a_decision_nobody_knows() -> None:
    row, _ = _recorded()
    told = {"text": TEXT, "how": "by mail", "given_on": DAY, "contribution": row.contributions.get()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(decision="yes", **told)


def test_verbatim_words_come_from_their_line_and_so_does_the_name() -> None:
    row = read_month()
    _, made = _recorded(row, sources=(SAID,), who=None, text="Kindness is what we do […] nobody looks at us.")
    assert (made.raw_name, made.name, made.first_name, made.sources) == ("Ada Brennan", "Ada Brennan", "Ada", (SAID,))
    assert [line.keys for line in lines_of(row)] == [(), (made.key,), ()]


@pytest.mark.parametrize(
    ("sources", "why"),
    [((SAID,), DIFFERS), ((Source("chat.txt", 99),), NO_SOURCE), ((Source("no.txt", 2),), NO_SOURCE)],
)
def test_verbatim_words_that_differ_from_their_line_are_refused(sources: tuple[Source, ...], why: str) -> None:
    row = read_month()
    with pytest.raises(NotAllowed) as wrong:
        _recorded(row, sources=sources, text="Kindness is everything.")
    assert wrong.value.sentence == why
    assert ledger(row) == ()
    assert source_match(row, "Kindness is everything.", sources).why == why
    _recorded(row, sources=sources, text="Kindness is everything.", wording="paraphrase")
    assert len(ledger(row)) == 1


def test_rewording_follows_the_same_rule() -> None:
    row = read_month()
    _, made = _recorded(row, sources=(SAID,))
    with pytest.raises(NotAllowed, match="call it a paraphrase"):
        reword_piece(by=ada(), conversation=row, key=made.key, text="Kindness is all.")
    with pytest.raises(NotAllowed, match="There are no words left"):
        reword_piece(by=ada(), conversation=row, key=made.key, text="  ", wording="paraphrase")
    assert _now(row, made.key) == made
    other = Source("chat.txt", 1)
    changed = reword_piece(by=ada(), conversation=row, key=made.key, text="Hello from Leeds", sources=[other])
    assert (changed.text, changed.sources) == ("Hello from Leeds", (other,))
    assert [line.keys for line in lines_of(row)] == [(made.key,), (), ()]


def test_a_stranger_writes_nothing_into_the_ledger() -> None:
    row, made = _recorded()
    with pytest.raises(NotAllowed):
        record_pieces(by=CLEO, conversation=row, pieces=[NewPiece("quote", "verbatim", "words")])
    with pytest.raises(NotAllowed):
        reword_piece(by=CLEO, conversation=row, key=made.key, text="words")
    with pytest.raises(NotAllowed):
        describe_piece(by=CLEO, conversation=row, key=made.key, who=Described())
    assert ledger(row) == (made,)


def test_the_audit_names_keys_and_never_words() -> None:
    row, made = _recorded()
    _decide(row, made.key, "named")
    told = str(list(AuditLine.objects.values_list("action", "subject", "note")))
    assert made.key in told
    assert "Kindness" not in told
    assert "Solheim" not in told


@pytest.mark.parametrize("decision", Decision.values)
def test_each_rule_answers_as_its_check_does(decision: str) -> None:
    row, made = _recorded()
    held = Contribution.objects.get()
    _decide(row, made.key, "withdrawn")
    earlier, later = DAY - datetime.timedelta(days=1), DAY
    assert can_consent(held, Consent.objects.get(), decision, later)
    assert can_consent(held, Consent.objects.get(), decision, earlier) is (decision not in CLEARING)
    assert (can_keep(ada()), can_keep(CLEO)) == (True, False)
    assert (can_word("verbatim", TEXT, [TEXT]), can_word("verbatim", TEXT, ["else"])) == (True, False)


def test_pieces_come_in_the_order_they_are_asked_for() -> None:
    row, first = _recorded()
    _, second = _recorded(row, text="Other words", wording="paraphrase")
    assert pieces(row, [second.key, "c999", first.key]) == (second, first)


@pytest.mark.parametrize("count", [1, 3])
def test_the_ledger_takes_two_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    row = month()
    for _ in range(count):
        _, made = _recorded(row)
        _decide(row, made.key, "named")
    with django_assert_num_queries(2):
        assert len(ledger(row)) == count
    with django_assert_num_queries(2):
        assert len(clearances(row)) == count
