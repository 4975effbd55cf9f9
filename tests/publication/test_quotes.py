"""Nobody is quoted without having agreed, or against their later wish: in an edition, by rule and by constraint."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kindling.contributions.actions import describe_piece, record_consents, reword_piece
from kindling.contributions.queries import consents_behind, ledger
from kindling.contributions.records import Described
from kindling.conversations.models import Conversation
from kindling.curation.ledger import in_step
from kindling.ground.errors import LostFile, NotAllowed
from kindling.ground.files import read_file
from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Pack,
    Paragraph,
    Quotation,
    Section,
    Spread,
    Voice,
    dump,
    load,
    plain,
    said,
)
from kindling.publication import actions
from kindling.publication.actions import publish_edition, publish_working_pack, reissue_stale, withdraw_edition
from kindling.publication.models import Edition, EditionQuote
from kindling.publication.queries import current_edition, edition_to_withdraw, stale_editions
from kindling.publication.quotes import within
from kindling.publication.twins import twins
from tests.contributions.cast import month
from tests.curation.months import answer, saved, small_pack
from tests.factories.site import CLEO, ada, cleared, edition, reviewed

pytestmark = pytest.mark.django_db

WILF = Attribution("name", "Wilf Acheampong")
JOY = Attribution("first name", "Joy")
MARKER = "PRIVATE-MARKER kept the kettle on"


def _pack(*blocks: Any) -> Pack:
    section = Section("heard", "heard", "What did we hear?", blocks)
    return reviewed(Pack("Small repairs", "By the kettle", sections=(section,)))


def _usual() -> Pack:
    return _pack(
        Paragraph(plain("We met.")),
        Quotation(plain(MARKER), WILF),
        Bullets((Bullet(plain("Joy asks first."), attribution=JOY),)),
    )


def _decide(row: Conversation, decision: str, *keys: str) -> None:
    record_consents(
        by=ada(), conversation=row, keys=keys, decision=decision, how="by mail", given_on=datetime.date(2026, 10, 30)
    )


def _published(row: Conversation, pack: Pack | None = None) -> tuple[Edition, list[str]]:
    """An edition, and the keys of its quotes in reading order."""
    made = edition(row, pack or _usual())
    return made, [piece.contribution for piece in said(load(_stored(made, "pack.json")))]


def _stored(row: Edition, name: str) -> bytes:
    return read_file(row.files.get(name=name).stored)


def test_an_edition_remembers_the_consent_behind_each_quote() -> None:
    row = month()
    made, keys = _published(row)
    behind = consents_behind(row, keys)
    assert [(one.key, one.consent_id, one.decision) for one in made.quotes.order_by("pk")] == [
        (one.key, one.consent_id, one.decision) for one in behind
    ]
    assert [one.decision for one in behind] == ["named", "first name"]
    assert str(made.quotes.first()) == f"{made.pk}: {keys[0]}"


def test_a_quote_without_a_clearing_decision_cannot_stand_in_the_table() -> None:
    row = month()
    made, keys = _published(row)
    quote = EditionQuote.objects.get(contribution_id=keys[0][1:])
    for decision in ("declined", "withdrawn", "room only", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            EditionQuote.objects.filter(pk=quote.pk).update(decision=decision)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionQuote.objects.create(
            edition=made, contribution_id=quote.contribution_id, consent_id=quote.consent_id, decision="named"
        )


def _no_key(row: Conversation, pack: Pack) -> Pack:
    keyed = cleared(row, pack)
    return replace(keyed, sections=pack.sections)


def _unasked(row: Conversation, pack: Pack) -> Pack:
    return in_step(by=ada(), conversation=row, pack=pack)


def _declined(row: Conversation, pack: Pack) -> Pack:
    keyed = cleared(row, pack)
    _decide(row, "declined", keyed.sections[0].blocks[1].contribution)  # type: ignore[union-attr]
    return keyed


def _reworded(row: Conversation, pack: Pack) -> Pack:
    keyed = cleared(row, pack)
    reword_piece(by=ada(), conversation=row, key=ledger(row)[0].key, text="Other words", wording="paraphrase")
    return keyed


def _other_words(row: Conversation, pack: Pack) -> Pack:
    keyed = cleared(row, pack)
    section = keyed.sections[0]
    changed = replace(section.blocks[1], text=plain("Words that nobody agreed to"))  # type: ignore[arg-type]
    return replace(keyed, sections=(replace(section, blocks=(*section.blocks[:1], changed, *section.blocks[2:])),))


def _of_another_month(row: Conversation, pack: Pack) -> Pack:
    assert row.month
    return cleared(month("2026-09"), pack)


def _more_of_a_name(row: Conversation, pack: Pack) -> Pack:
    keyed = cleared(row, pack)
    _decide(row, "first name", keyed.sections[0].blocks[1].contribution)  # type: ignore[union-attr]
    return keyed


@pytest.mark.parametrize(
    "spoiled", [_no_key, _unasked, _declined, _reworded, _other_words, _of_another_month, _more_of_a_name]
)
def test_words_that_are_not_cleared_as_they_stand_are_refused_and_not_repeated(spoiled: Any) -> None:
    row = month()
    pack = spoiled(row, _usual())
    with pytest.raises(NotAllowed) as told:
        publish_edition(by=ada(), conversation=row, pack=pack)
    assert told.value.sentence == "What did we hear?: somebody’s words are not cleared as they stand."
    assert Edition.objects.count() == 0


def test_a_voice_and_a_disc_tell_no_more_than_their_words_may() -> None:
    row = month()
    pack = cleared(
        row, _pack(Spread((Voice(JOY, (Quotation(plain("Yes."), JOY),)),)), Chat((ChatCard(plain("Hi"), JOY, "J"),)))
    )
    spread, chat = pack.sections[0].blocks
    assert isinstance(spread, Spread)
    assert isinstance(chat, Chat)
    full = replace(spread, voices=(replace(spread.voices[0], attribution=Attribution("name", "Joy Nakamura")),))
    told = replace(chat, cards=(replace(chat.cards[0], initials="JN"),))
    for blocks in ((full, chat), (spread, told)):
        with pytest.raises(NotAllowed, match="not cleared as they stand"):
            publish_edition(
                by=ada(), conversation=row, pack=replace(pack, sections=(replace(pack.sections[0], blocks=blocks),))
            )
    assert publish_edition(by=ada(), conversation=row, pack=pack).quotes.count() == 2


@pytest.mark.parametrize(
    ("shown", "agreed", "is_within"),
    [
        (Attribution(), WILF, True),
        (WILF, WILF, True),
        (Attribution("first name", "Wilf"), WILF, True),
        (Attribution("first name", "Acheampong"), WILF, False),
        (Attribution("role", role="A nurse"), WILF, False),
        (WILF, Attribution("first name", "Wilf"), False),
        (
            Attribution("role", role="A nurse"),
            Attribution("first name with role and place", "Wilf", "A nurse", "Leeds"),
            True,
        ),
        (Attribution("first name", "Wilf"), Attribution("role", role="A nurse"), False),
        (Attribution("name", "Wilf"), Attribution(), False),
    ],
)
def test_less_of_a_name_may_always_show_and_more_never(
    shown: Attribution, agreed: Attribution, is_within: bool
) -> None:
    assert within(shown, agreed) is is_within  # type: ignore[arg-type]


def test_a_message_that_is_answered_is_cleared_by_its_own_words() -> None:
    row = month()
    first = ChatCard(plain("Who asked you, and what did you say?"), JOY)
    second = ChatCard(plain("Nobody."), WILF, answers=Answered("Who asked you, …", "Joy"))
    pack = cleared(row, _pack(Chat((first, second))))
    assert publish_edition(by=ada(), conversation=row, pack=pack).quotes.count() == 2
    section = pack.sections[0]
    chat = section.blocks[0]
    assert isinstance(chat, Chat)
    named = replace(chat.cards[1], answers=replace(chat.cards[1].answers, name="Joy Nakamura"))  # type: ignore[type-var]
    told = replace(pack, sections=(replace(section, blocks=(replace(chat, cards=(chat.cards[0], named)),)),))
    with pytest.raises(NotAllowed, match="not cleared as they stand"):
        publish_edition(by=ada(), conversation=row, pack=told)


def test_a_withdrawal_while_the_twins_are_made_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    pack = cleared(row, _usual())
    make = twins

    def slow(made: Pack) -> Any:
        _decide(row, "withdrawn", ledger(row)[0].key)
        return make(made)

    monkeypatch.setattr(actions, "twins", slow)
    with pytest.raises(NotAllowed, match="not cleared as they stand"):
        publish_edition(by=ada(), conversation=row, pack=pack)
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("decision", ["withdrawn", "declined", "room only"])
def test_words_taken_back_are_in_no_file_of_the_next_edition(decision: str) -> None:
    row = month()
    made, keys = _published(row)
    _decide(row, decision, keys[0])
    assert current_edition("2026-10") is None
    assert stale_editions() == [made]
    assert reissue_stale() == 1
    new = current_edition("2026-10")
    assert new is not None
    assert (new.number, new.published_by) == (2, None)
    assert new.note.endswith(": words were taken back at somebody’s wish.")
    assert [quote.key for quote in new.quotes.all()] == keys[1:]
    for file in new.files.all():
        assert MARKER.encode() not in read_file(file.stored)
    assert "Joy asks first." in _stored(new, "pack.md").decode()
    assert "We met." in _stored(new, "pack.md").decode()
    assert (reissue_stale(), stale_editions()) == (0, [])
    made.refresh_from_db()
    assert made.status == "superseded"


def test_less_of_a_name_is_shown_where_less_was_agreed_to_since() -> None:
    row = month()
    _, keys = _published(row)
    _decide(row, "first name", keys[0])
    assert reissue_stale() == 1
    new = current_edition("2026-10")
    assert new is not None
    words = _stored(new, "pack.md").decode()
    assert (MARKER in words, "Wilf" in words, "Acheampong" in words) == (True, True, False)
    assert [(quote.key, quote.decision) for quote in new.quotes.order_by("pk")] == [
        (keys[0], "first name"),
        (keys[1], "first name"),
    ]


def test_words_that_tell_a_name_themselves_go_where_the_name_is_taken_back() -> None:
    row = month()
    _, keys = _published(row)
    _decide(row, "anonymous", keys[1])
    assert reissue_stale() == 1
    new = current_edition("2026-10")
    assert new is not None
    assert "Joy" not in _stored(new, "pack.md").decode()
    assert [quote.key for quote in new.quotes.all()] == keys[:1]


def test_a_wider_yes_and_a_change_of_the_working_pack_leave_an_edition_as_it_is() -> None:
    row = month()
    made, keys = _published(row)
    _decide(row, "named", keys[1])
    reword_piece(by=ada(), conversation=row, key=keys[0], text="Put otherwise since", wording="paraphrase")
    assert (current_edition("2026-10"), stale_editions()) == (made, [])
    _decide(row, "named", keys[0])
    assert current_edition("2026-10") == made
    _decide(row, "withdrawn", keys[1])
    assert reissue_stale() == 1
    new = current_edition("2026-10")
    assert new is not None
    assert MARKER in _stored(new, "pack.md").decode()
    assert [quote.key for quote in new.quotes.all()] == keys[:1]


def test_another_name_under_the_same_decision_is_put_right() -> None:
    row = month()
    _, keys = _published(row)
    who = Described("Wilf Acheampong", "Wilfred Acheampong", "Wilfred")
    describe_piece(by=ada(), conversation=row, key=keys[0], who=who)
    _decide(row, "named", keys[0])
    assert reissue_stale() == 1
    new = current_edition("2026-10")
    assert new is not None
    assert "Wilfred Acheampong" in _stored(new, "pack.md").decode()


def test_a_newer_edition_by_hand_takes_the_place_of_one_that_is_out_of_sight() -> None:
    row = month()
    _, keys = _published(row)
    _decide(row, "withdrawn", keys[0])
    second = edition(row, _pack(Paragraph(plain("Only ours."))))
    assert (current_edition("2026-10"), reissue_stale()) == (second, 0)


def test_an_edition_withdrawn_while_it_is_out_of_sight_does_not_come_back() -> None:
    row = month()
    made, keys = _published(row)
    _decide(row, "withdrawn", keys[0])
    assert edition_to_withdraw("2026-10") == made
    withdraw_edition(by=ada(), edition=made, reason="Somebody asked for it.")
    assert (reissue_stale(), current_edition("2026-10"), edition_to_withdraw("2026-10")) == (0, None, None)


def test_an_edition_whose_file_is_lost_stays_out_of_sight_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    row = month()
    _, keys = _published(row)
    _decide(row, "withdrawn", keys[0])

    def lost(_: Edition) -> Pack:
        raise LostFile("This file is missing here.")

    monkeypatch.setattr(actions, "pack_of", lost)
    assert reissue_stale() == 0
    assert current_edition("2026-10") is None
    assert "cannot be issued again: This file is missing here." in caplog.text


def test_somebody_who_was_faster_is_not_overtaken(monkeypatch: pytest.MonkeyPatch) -> None:
    row = month()
    _, keys = _published(row)
    _decide(row, "withdrawn", keys[0])
    make = twins

    def meanwhile(made: Pack) -> Any:
        _decide(row, "withdrawn", keys[1])
        return make(made)

    monkeypatch.setattr(actions, "twins", meanwhile)
    assert reissue_stale() == 0
    monkeypatch.setattr(actions, "twins", make)
    assert reissue_stale() == 1
    new = current_edition("2026-10")
    assert new is not None
    assert new.quotes.count() == 0


def test_the_working_pack_is_published_as_far_as_it_is_cleared_and_its_blockers_are_told() -> None:
    row = month(title="Small repairs")
    with pytest.raises(NotAllowed, match="There is no pack yet"):
        publish_working_pack(by=ada(), conversation=row)
    pack = saved(row)
    with pytest.raises(NotAllowed, match="Nobody’s words are cleared yet"):
        publish_working_pack(by=ada(), conversation=row)
    answer(row, "named", next(iter(said(pack))).contribution)
    with pytest.raises(NotAllowed, match="Only stewards and producers publish packs"):
        publish_working_pack(by=CLEO, conversation=row)
    made = publish_working_pack(by=ada(), conversation=row, note="The first.")
    words = _stored(made, "pack.md").decode()
    assert ("We kept the kettle on." in words, "So do we." in words, "Joy asks first." in words) == (True, True, False)
    assert made.note == "The first."
    assert dump(small_pack()) != _stored(made, "pack.json")
