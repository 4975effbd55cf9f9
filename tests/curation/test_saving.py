"""A working pack is saved, taken back, and done again; the ledger follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kindling.contributions.actions import record_pieces
from kindling.contributions.queries import clearances, ledger
from kindling.contributions.records import NewPiece
from kindling.conversations.models import Conversation
from kindling.curation.actions import edit_pack, look_at_fresh, redo, replace_pack, save_pack, saving, undo
from kindling.curation.edits import Where, add_piece, hide_piece, own_piece, retitle_section, reword_piece, said_piece
from kindling.curation.models import Draft, DraftMedia, Revision
from kindling.curation.queries import draft_of, history, working_pack
from kindling.curation.records import DraftShown
from kindling.curation.rules import StalePack, can_edit
from kindling.ground.actors import Actor, actor_of
from kindling.ground.errors import NotAllowed
from kindling.ground.models import AuditLine, User
from kindling.pack.document import (
    Answered,
    BadPack,
    Chat,
    ChatCard,
    Citation,
    Flag,
    Media,
    Picture,
    Pictures,
    Point,
    Points,
    Quotation,
    Reflection,
    Reflections,
    Spread,
    Voice,
    dump,
    plain,
    said,
)
from tests.contributions.cast import month, read_month
from tests.curation.months import JOY, WILF, answer, saved, section, small_pack, working
from tests.factories.site import CLEO, ada

pytestmark = pytest.mark.django_db


def _ben() -> Actor:
    return actor_of(User.objects.create_user("ben@example.org", name="Ben Okoro"))


def _edit(
    row: Conversation, edit: Any, *, based_on: int, by: Actor | None = None, part: str = "", sentence: str = "Edited"
) -> DraftShown:
    return edit_pack(by=by or ada(), conversation=row, edit=edit, sentence=sentence, based_on=based_on, section=part)


def test_a_month_without_a_pack_says_so() -> None:
    row = month()
    assert (draft_of(row), working_pack(row), history(row)) == (DraftShown(), None, ())
    with pytest.raises(NotAllowed, match=r"There is nothing to undo\. The pack has not been drafted yet\."):
        undo(by=ada(), conversation=row)
    with pytest.raises(NotAllowed, match="nothing to undo"):
        _edit(row, lambda pack: pack, based_on=0)


def test_a_saved_pack_has_a_key_on_all_that_somebody_said_and_the_ledger_holds_the_words() -> None:
    row = month()
    pack = saved(row)
    pieces = ledger(row)
    assert [piece.contribution for piece in said(pack)] == [piece.key for piece in pieces]
    assert [(one.kind, one.wording, one.text, one.name, one.first_name) for one in pieces] == [
        ("quote", "verbatim", "We kept the kettle on.", "Wilf Acheampong", "Wilf"),
        ("point", "paraphrase", "Joy asks first.", "", "Joy"),
    ]
    assert clearances(row) == {}


def test_every_kind_of_piece_is_recorded_as_what_it_is() -> None:
    row = month()
    card = ChatCard(plain("Who asked you, and what did you say to them?"), JOY)
    answering = ChatCard(plain("Nobody"), WILF, answers=Answered("Who asked you, …", "Joy"))
    strange = ChatCard(plain("Yes"), WILF, answers=Answered("Something that is no card", "Joy"))
    blocks = (
        Points((Point((plain("One."), plain("Two.")), wording="group"), Point((plain("Own."),), own=True))),
        Spread((Voice(WILF, (Quotation(plain("Yes."), WILF),), (plain("A point."), plain("Another."))),)),
        Reflections((Reflection(plain("I will ask."), JOY),)),
        Chat((card, answering, strange)),
        Quotation(plain("Be kind."), WILF, "published", plain("A book")),
    )
    pack = saved(row, replace(small_pack(), sections=(section("heard", *blocks),)))
    assert [(one.kind, one.wording, one.text, one.first_name) for one in ledger(row)] == [
        ("group", "group", "One.\nTwo.", ""),
        ("quote", "verbatim", "Yes.", "Wilf"),
        ("point", "paraphrase", "A point.\nAnother.", "Wilf"),
        ("reflection", "paraphrase", "I will ask.", "Joy"),
        ("chat", "verbatim", "Who asked you, and what did you say to them?", "Joy"),
        ("chat", "verbatim", "Nobody", "Wilf"),
        ("chat", "verbatim", "Yes", "Wilf"),
        ("chat", "verbatim", "Something that is no card", "Joy"),
    ]
    keys = {type(piece).__name__: piece.contribution for piece in said(pack)}
    answers = [piece.contribution for piece in said(pack) if isinstance(piece, Answered)]
    cards = [piece.contribution for piece in said(pack) if isinstance(piece, ChatCard)]
    assert answers == [cards[0], keys["Answered"]]
    assert saved(row, pack) == pack
    assert len(ledger(row)) == 8


def test_changed_words_are_told_to_the_ledger_and_undoing_brings_back_what_was_agreed_to() -> None:
    row = month()
    saved(row)
    answer(row, "named")
    agreed = clearances(row)
    assert len(agreed) == 2
    _edit(row, lambda pack: reword_piece(pack, Where("heard", 2, 0), "Joy *asks* twice."), based_on=1)
    assert len(clearances(row)) == 1
    assert "Joy asks twice." in [one.text for one in ledger(row)]
    shown = undo(by=ada(), conversation=row)
    assert (shown.number, shown.can_undo, shown.can_redo, shown.again) == (1, False, True, "Edited")
    assert clearances(row) == agreed
    assert redo(by=ada(), conversation=row).number == 2
    assert len(clearances(row)) == 1
    with pytest.raises(NotAllowed, match=r"There is nothing to do again\."):
        redo(by=ada(), conversation=row)


def test_marks_alone_do_not_change_what_was_agreed_to() -> None:
    row = month()
    saved(row)
    answer(row, "named")
    _edit(row, lambda pack: reword_piece(pack, Where("heard", 2, 0), "Joy **asks** first."), based_on=1)
    assert len(clearances(row)) == 2


def test_a_hidden_piece_stays_in_the_ledger() -> None:
    row = month()
    saved(row)
    _edit(row, lambda pack: hide_piece(pack, Where("heard", 1)), based_on=1)
    assert len(list(said(working(row)))) == 1
    assert len(ledger(row)) == 2


def test_two_pieces_share_a_key_only_for_the_same_words() -> None:
    row = month()
    quote = next(piece for piece in said(saved(row)) if isinstance(piece, Quotation))
    twice = saved(row, replace(small_pack(), sections=(section("heard", quote, quote),)))
    assert len({piece.contribution for piece in said(twice)}) == 1
    other = replace(quote, text=plain("Quite other words."))
    apart = saved(row, replace(small_pack(), sections=(section("heard", quote, other),)))
    assert len({piece.contribution for piece in said(apart)}) == 2
    assert ledger(row)[0].text == "We kept the kettle on."


def test_a_key_of_another_month_clears_nothing_here() -> None:
    other, row = month("2026-09"), month()
    (theirs,) = record_pieces(
        by=ada(), conversation=other, pieces=[NewPiece("quote", "verbatim", "We kept the kettle on.")]
    )
    answer(other, "named")
    pack = saved(
        row,
        replace(
            small_pack(),
            sections=(section("heard", Quotation(plain("We kept the kettle on."), WILF, contribution=theirs.key)),),
        ),
    )
    assert [piece.contribution for piece in said(pack)] != [theirs.key]
    assert clearances(row) == {}


def test_a_new_change_drops_those_that_were_undone() -> None:
    row = month()
    saved(row)
    _edit(row, lambda pack: retitle_section(pack, "heard", "Second"), based_on=1, sentence="Named it Second")
    undo(by=ada(), conversation=row, based_on=2)
    _edit(row, lambda pack: retitle_section(pack, "heard", "Third"), based_on=1, sentence="Named it Third")
    assert [(one.number, one.sentence, one.undone) for one in history(row)] == [
        (3, "Named it Third", False),
        (1, "Wrote it", False),
    ]
    assert not draft_of(row).can_redo
    assert undo(by=ada(), conversation=row, based_on=3).again == "Named it Third"
    assert redo(by=ada(), conversation=row, based_on=1).can_undo


def test_a_page_open_on_a_change_that_was_undone_never_takes_another_for_it() -> None:
    row = month()
    saved(row)
    _edit(row, lambda pack: retitle_section(pack, "heard", "Second"), based_on=1)
    undo(by=_ben(), conversation=row, based_on=2)
    _edit(row, lambda pack: retitle_section(pack, "heard", "Third"), based_on=1, sentence="Named it Third")
    with pytest.raises(StalePack, match="Named it Third"):
        save_pack(by=ada(), conversation=row, pack=small_pack(subtitle="Mine"), sentence="Mine", based_on=2)
    with pytest.raises(StalePack):
        _edit(row, lambda pack: retitle_section(pack, "heard", "Mine"), based_on=2, part="heard")
    assert [one.title for one in working(row).sections] == ["Third"]


def test_two_hundred_changes_can_be_gone_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "KEPT", 2)
    row = month()
    for _ in range(4):
        saved(row)
    assert list(Revision.objects.values_list("number", flat=True)) == [3, 4]
    assert undo(by=ada(), conversation=row).can_undo is False


def test_a_stale_page_is_told_who_changed_what_meanwhile() -> None:
    row = month()
    saved(row)
    _edit(row, lambda pack: retitle_section(pack, "heard", "Bens"), based_on=1, by=_ben(), sentence="Named a section")
    with pytest.raises(StalePack) as told:
        save_pack(by=ada(), conversation=row, pack=small_pack(subtitle="Mine"), sentence="Mine", based_on=1)
    assert told.value.sentence == "Ben Okoro changed this pack since you opened the page: Named a section."
    assert told.value.remedy == "Your words are still in the form. Look at the change, and save again."
    assert told.value.pack == small_pack(subtitle="Mine")
    assert draft_of(row).number == 2
    with pytest.raises(StalePack, match="Ben Okoro"):
        undo(by=ada(), conversation=row, based_on=1)
    _edit(row, lambda pack: pack, based_on=2, sentence="Looked again")
    with pytest.raises(StalePack, match=r"Ben Okoro and Ada Brennan changed .*: Named a section; Looked again\."):
        save_pack(by=ada(), conversation=row, pack=small_pack(), sentence="Mine", based_on=1)
    undo(by=ada(), conversation=row)
    undo(by=ada(), conversation=row)
    with pytest.raises(StalePack, match=r"Somebody changed .*: a change was undone\."):
        save_pack(by=ada(), conversation=row, pack=small_pack(), sentence="Mine", based_on=3)


def test_a_change_of_another_section_is_no_obstacle() -> None:
    row = month()
    saved(row, replace(small_pack(), sections=(section("heard"), section("chat"))))
    _edit(row, lambda pack: retitle_section(pack, "chat", "Chatter"), based_on=1, by=_ben(), part="chat")
    _edit(row, lambda pack: retitle_section(pack, "heard", "Mine"), based_on=1, part="heard")
    assert [one.title for one in working(row).sections] == ["Mine", "Chatter"]
    with pytest.raises(StalePack):
        _edit(row, lambda pack: retitle_section(pack, "chat", "Mine too"), based_on=1, part="chat")
    with pytest.raises(StalePack):
        _edit(row, lambda pack: pack, based_on=0, part="chat")


def test_a_picture_comes_back_with_an_undo() -> None:
    row = month()
    media = Media("photo", "image/png", b"one", 1, 1)
    picture = Pictures((Picture("photo", "A corridor"),))
    first = saved(row, replace(small_pack(), sections=(section("heard", picture),), media=(media,)))
    saved(row, replace(first, media=(replace(media, data=b"two"),)))
    assert [one.data for one in working(row).media] == [b"two"]
    undo(by=ada(), conversation=row)
    assert [one.data for one in working(row).media] == [b"one"]
    assert DraftMedia.objects.count() == 2
    assert b"one" not in Revision.objects.get(number=1).document.encode()
    assert str(DraftMedia.objects.order_by("pk")[0]) == media.sha256


def test_a_pack_edited_outside_goes_back_in_without_its_flags_and_its_state() -> None:
    row = month()
    data = dump(small_pack(status="reviewed", flags=(Flag("place", "Which Kochi?"),)))
    shown = replace_pack(by=ada(), conversation=row, data=data)
    assert (shown.number, shown.sentence) == (1, "Replaced the pack by a file")
    assert (working(row).status, working(row).flags) == ("draft", ())
    with pytest.raises(BadPack):
        replace_pack(by=ada(), conversation=row, data=b"{}")


def test_nobody_without_an_account_works_on_a_pack() -> None:
    row = month()
    saved(row)
    assert (can_edit(ada()), can_edit(CLEO)) == (True, False)
    for attempt in (
        lambda: save_pack(by=CLEO, conversation=row, pack=small_pack(), sentence="Mine", based_on=1),
        lambda: _edit(row, lambda pack: pack, based_on=1, by=CLEO),
        lambda: undo(by=CLEO, conversation=row),
        lambda: replace_pack(by=CLEO, conversation=row, data=dump(small_pack())),
        lambda: look_at_fresh(by=CLEO, conversation=row),
    ):
        with pytest.raises(NotAllowed, match=r"Only stewards and producers work on packs\."):
            attempt()
    assert draft_of(row).number == 1


def test_what_was_done_is_in_the_audit_and_no_words_are() -> None:
    row = month()
    saved(row)
    _edit(row, lambda pack: add_piece(pack, own_piece("SECRET-WORDS")), based_on=1, sentence="x" * 400)
    undo(by=ada(), conversation=row)
    lines = AuditLine.objects.filter(subject__startswith="conversation 2026-10, revision").order_by("pk")
    assert [(line.action, line.subject) for line in lines] == [
        ("save pack", "conversation 2026-10, revision 1"),
        ("save pack", "conversation 2026-10, revision 2"),
        ("undo change", "conversation 2026-10, revision 1"),
    ]
    assert not AuditLine.objects.filter(note__contains="SECRET").exists()
    assert len(lines[1].note) == 300


def test_what_was_offered_is_put_aside_once_somebody_looked() -> None:
    row = month()
    saved(row)
    Draft.objects.update(fresh=["Resources: 2 links were added."])
    assert draft_of(row).fresh == ("Resources: 2 links were added.",)
    look_at_fresh(by=ada(), conversation=row)
    assert draft_of(row).fresh == ()
    assert str(Draft.objects.get()) == "draft of 2026-10"
    assert str(Revision.objects.get()) == "1: Wrote it"


def test_words_that_claim_to_be_verbatim_and_are_not_are_refused_with_the_reason() -> None:

    row = read_month()
    pack = replace(small_pack(), sections=())
    true = said_piece("Kindness is what we do […].", use_as="quote", sources=(Citation("chat.txt", 2),))
    saved(row, add_piece(pack, true))
    false = said_piece("Kindness is a duty.", use_as="quote", sources=(Citation("chat.txt", 2),))
    with pytest.raises(NotAllowed, match=r"Differs from the source: call it a paraphrase\."):
        saved(row, add_piece(pack, false))
    assert draft_of(row).number == 1
