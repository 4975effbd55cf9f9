"""What is cleared of a working pack, what blocks publishing it, and what only waits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kindling.contributions.actions import settle_flags
from kindling.contributions.queries import flags_of, ledger
from kindling.conversations.models import Conversation
from kindling.curation.actions import draft_waiting, edit_pack, request_draft
from kindling.curation.edits import Where, add_piece, keep_all, reword_piece, said_piece
from kindling.curation.hour import _known
from kindling.curation.looking import Around, findings, own_words
from kindling.curation.models import Draft
from kindling.curation.queries import blockers, cleared_pack, draft_of, shown_pack, waits, working_pack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Callout,
    Chat,
    ChatCard,
    Columns,
    Heading,
    Media,
    Pack,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Points,
    Quotation,
    plain,
    said,
    words,
)
from tests.contributions.cast import given, month, read_month, work
from tests.curation.months import JOY, WILF, answer, draft, saved, section, small_pack, working
from tests.factories.exports import zoom_chat
from tests.factories.site import ada

pytestmark = pytest.mark.django_db

WHAT_TO_DO = "who did not agree to it. Ask them, change the words, or hide it."


def _sentences(row: Conversation) -> list[str]:
    return [one.sentence for one in blockers(row)]


def _pack(*blocks: Any, role: Any = "heard", **told: Any) -> Pack:
    return replace(small_pack(), sections=(section(role, *blocks),), **told)


def test_a_month_without_a_pack_is_told_so() -> None:
    row = month()
    assert [(one.kind, one.url_name) for one in blockers(row)] == [("pack", "desk-files")]
    assert _sentences(row) == ["There is no pack yet."]
    assert waits(row) == ()
    with pytest.raises(NotAllowed, match="There is no pack yet"):
        cleared_pack(row)
    request_draft(conversation=row)
    assert _sentences(row) == ["A file is still being read."]
    Draft.objects.update(due_at=None, remark="A file is missing here.")
    assert _sentences(row) == ["A file is missing here."]


def test_only_what_was_agreed_to_is_in_the_cleared_pack_and_under_that_name() -> None:
    row = month(title="Small repairs")
    pack = saved(row)
    quote, point = (piece.contribution for piece in said(pack))
    assert [one.kind for one in blockers(row)] == ["consents"]
    answer(row, "first name", quote)
    assert blockers(row) == ()
    cleared = cleared_pack(row)
    assert (cleared.status, cleared.flags) == ("reviewed", ())
    told = list(words(cleared))
    assert ("We kept the kettle on." in told, "Wilf" in told, "Joy asks first." in told) == (True, True, False)
    assert ("So do we." in told, "We met and listened." in told) == (True, True)
    assert cleared_pack(row, pack=working_pack(row), pieces=ledger(row)) == cleared
    answer(row, "declined", point)
    assert [one.sentence for one in waits(row)] == ["One piece was not agreed to and is left out."]


@pytest.mark.parametrize("decision", ["declined", "withdrawn", "room only"])
def test_nothing_that_was_refused_is_shown(decision: str) -> None:
    row = month(title="Small repairs")
    saved(row)
    answer(row, "named")
    answer(row, decision)
    assert list(said(cleared_pack(row))) == []
    assert [one.kind for one in blockers(row)] == ["consents"]


def test_words_that_changed_after_the_yes_wait_for_another() -> None:
    row = month(title="Small repairs")
    saved(row)
    answer(row, "first name")
    edit_pack(
        by=ada(),
        conversation=row,
        edit=lambda pack: reword_piece(pack, Where("heard", 2, 0), "Joy asks twice."),
        sentence="Reworded a point",
        based_on=1,
    )
    assert [one.sentence for one in waits(row)] == [
        "One piece waits for an answer again, after a change; without a yes it is left out."
    ]
    assert "Joy asks twice." not in list(words(cleared_pack(row)))


def test_the_preview_tells_where_pieces_wait() -> None:
    row = month(title="Small repairs")
    first, _ = (piece.contribution for piece in said(saved(row)))
    both = shown_pack(row)
    gap = "2 pieces wait for whoever said them. Without a yes this gap closes by itself."
    assert both.sections[0].blocks[-1] == Callout(plain(gap))
    assert both.status == "draft"
    answer(row, "named", first)
    gap = "One piece waits for whoever said it. Without a yes this gap closes by itself."
    assert shown_pack(row).sections[0].blocks[-1] == Callout(plain(gap))
    answer(row, "named")
    assert shown_pack(row).sections == cleared_pack(row).sections


def test_suggestions_titles_and_pictures_are_looked_at_first() -> None:
    row = month()
    picture = Pictures((Picture("photo", "A corridor"),))
    media = (Media("photo", "image/png", b"x"),)
    drafts = Bullets((Bullet(plain("A"), draft=True), Bullet(plain("B"), draft=True)))
    saved(row, _pack(drafts, picture, title="Our conversation", media=media))
    assert [(one.kind, one.sentence, one.section, one.count) for one in blockers(row)] == [
        ("title", "The pack has no title yet.", "", 1),
        ("suggestions", "Heard: 2 suggestions nobody has looked at.", "heard", 2),
        ("consents", "Nobody’s words are cleared yet.", "", 2),
        ("pictures", "One picture has no permission to be shown.", "", 1),
    ]
    edit_pack(by=ada(), conversation=row, edit=lambda pack: keep_all(pack, "heard"), sentence="Kept them", based_on=1)
    assert "suggestions" not in [one.kind for one in blockers(row)]
    saved(row, _pack(Bullets((Bullet(plain("A"), draft=True),)), title="Our conversation"))
    assert "Heard: one suggestion nobody has looked at." in _sentences(row)


def test_open_flags_block_until_somebody_decided() -> None:
    row = read_month()
    draft(row)
    flags = [one for one in blockers(row) if one.kind == "flags"]
    assert [(one.sentence, one.url_name) for one in flags] == [
        ("One place may name a patient or tell personal data.", "desk-flags")
    ]
    ids = [flag.id for flag in flags_of(row)]
    settle_flags(by=ada(), conversation=row, ids=ids, status="kept", reason="The clinic's own number")
    assert [one for one in blockers(row) if one.kind == "flags"] == []


def test_what_waits_is_told_with_what_happens_without_it() -> None:
    chat = zoom_chat(
        ("18:00:00", "Ben Okoro", "Hello from Springfield"), ("18:01:00", "Joy", "The patient refused it.")
    )
    row = read_month(chat)
    saved(row, _pack(Paragraph(plain("The patient failed to attend.")), Quotation(plain("Q"), WILF)))
    Draft.objects.update(fresh=["Resources: 2 links were added."])
    assert [(one.kind, one.sentence, one.url_name) for one in waits(row)] == [
        ("answers", "One piece waits for an answer; without a yes it is left out.", "desk-consents"),
        ("places", "One place is still to say; until then the map does not show it.", "desk-places"),
        ("hints", "One hint on wording to look at.", "desk-flags"),
        ("fresh", "A later file brought something new.", "desk-pack"),
    ]


def _with_ben(*blocks: Any, role: Any = "heard") -> Conversation:
    """A month in whose chat Ben Okoro wrote, with a pack of ``blocks``."""
    row = month(title="Small repairs")
    given(row)
    work(row)
    saved(row, _pack(*blocks, Quotation(plain("Q"), JOY), role=role))
    answer(row, "first name")
    return row


def test_a_full_name_of_somebody_who_did_not_agree_blocks_and_the_flag_does_not_repeat_it() -> None:
    row = _with_ben(Paragraph(plain("Afterwards Ben Okoro told us more.")))
    leaks = [one for one in blockers(row) if one.kind == "leak"]
    assert [(one.sentence, one.section) for one in leaks] == [
        (
            f"Heard: “Afterwards Ben Okoro told us more.” names Ben Okoro, {WHAT_TO_DO}",
            "heard",
        )
    ]
    assert [flag.sentence for flag in flags_of(row) if flag.kind == "name leak"] == [
        "Somebody who does not show by name is named here: Their full name or handle stands here."
    ]
    assert [one.at for one in leaks] == [("0",)]
    assert not any("Okoro" in flag.sentence for flag in flags_of(row))
    ids = [flag.id for flag in flags_of(row) if flag.kind == "name leak"]
    settle_flags(by=ada(), conversation=row, ids=ids, status="kept", reason="He asked to be thanked")
    assert [one for one in blockers(row) if one.kind == "leak"] == []


def test_a_flag_of_the_pack_s_words_goes_with_the_words() -> None:
    row = _with_ben(Paragraph(plain("Afterwards Ben Okoro told us more.")))
    saved(row, _pack(Paragraph(plain("Afterwards somebody told us more."))))
    assert [flag for flag in flags_of(row) if flag.kind == "name leak"] == []


def test_whoever_is_credited_or_cleared_by_name_may_be_named() -> None:
    row = _with_ben(Paragraph(plain("Afterwards Ben Okoro told us more.")))
    month(title="Small repairs", speakers=("Ben Okoro",))
    assert [one for one in blockers(row) if one.kind == "leak"] == []


def test_words_that_name_whoever_chose_to_be_nobody_block() -> None:
    row = month(title="Small repairs")
    saved(row, _pack(Bullets((Bullet(plain("Joy said that it helped."), attribution=JOY),))))
    answer(row, "anonymous")
    assert [(one.kind, one.sentence) for one in blockers(row)] == [
        (
            "leak",
            f"Heard: “Joy said that it helped.” names Joy, {WHAT_TO_DO}",
        )
    ]
    answer(row, "first name")
    assert blockers(row) == ()


def test_words_of_somebody_who_shows_by_role_may_stand_where_they_name_nobody() -> None:
    row = month(title="Small repairs")
    saved(row, _pack(Bullets((Bullet(plain("It helped."), attribution=JOY),))))
    answer(row, "anonymous")
    assert blockers(row) == ()


def test_a_first_name_that_many_have_is_no_sure_leak() -> None:
    row = _with_ben(Paragraph(plain("Afterwards Ben told us more.")))
    assert blockers(row) == tuple(one for one in blockers(row) if one.kind == "flags")
    assert [flag for flag in flags_of(row) if flag.kind == "name leak"] == []


def _with_gwendolen(*others: str) -> Conversation:
    """A month in whose chat Gwendolen Parry wrote, and once by her first name; only that piece is cleared."""
    _known.cache_clear()  # another test's month may have had the same number
    row = month(title="Small repairs")
    names = ("Gwendolen Parry", *others, "Ben Okoro")
    given(row, data=zoom_chat(*((f"18:1{n}:00", name, f"Words number {n}") for n, name in enumerate(names))))
    work(row)
    first, whole = Attribution("first name", "Gwendolen"), Attribution("name", "Gwendolen Parry")
    replied = ChatCard(plain("It is all of us."), JOY, answers=Answered("Being extra nice", "Gwendolen"))
    saved(row, _pack(Chat((replied,)), Quotation(plain("Being extra nice"), first), Quotation(plain("No."), whole)))
    answer(row, "first name")
    answer(row, "declined", ledger(row)[-1].key)
    return row


def test_a_first_name_that_one_piece_agreed_to_is_no_leak_in_an_answer_to_it() -> None:
    row = _with_gwendolen()
    assert [one for one in blockers(row) if one.kind == "leak"] == []


def test_a_first_name_that_two_people_have_clears_neither_of_them() -> None:
    row = _with_gwendolen("Gwendolen Abara")
    answered = "the reply “It is all of us.” answers"
    assert [one.sentence for one in blockers(row) if one.kind == "leak"] == [
        f"Heard: {answered} {who}, who did not agree to it. Ask them, or hide it. One more piece does too."
        for who in ("Gwendolen Parry", "Gwendolen Abara")
    ]


def test_who_is_mentioned_or_took_notes_is_named_only_if_they_may_be() -> None:
    row = month(title="Small repairs", speakers=("Hanneke de Wit",))
    cards = (
        ChatCard(plain("A"), JOY, "J", mention="Wilf Acheampong"),
        ChatCard(plain("B"), JOY, "J", mention="Hanneke de Wit"),
        ChatCard(plain("C"), JOY, "J", mention="Joy"),
    )
    points = Points(
        (Point((plain("G"),), JOY, scribe="Wilf", wording="group"), Point((plain("H"),), JOY, wording="paraphrase"))
    )
    saved(row, _pack(Chat(cards), points))
    answer(row, "first name")
    chat, groups = cleared_pack(row).sections[0].blocks
    assert isinstance(chat, Chat)
    assert isinstance(groups, Points)
    assert [card.mention for card in chat.cards] == ["", "Hanneke de Wit", "Joy"]
    assert [(one.scribe, one.attribution.label) for one in groups.items] == [("", ""), ("", "Joy")]


SAID = "Kindness is what we do when nobody looks at us."


def test_own_words_that_are_somebody_s_are_flagged_until_they_are_cleared() -> None:
    row = read_month()
    row.title = "Small repairs"
    own = Paragraph(plain("We learned: kindness is what we do when nobody looks at us, mostly."))
    saved(row, _pack(own))
    echoes = [flag for flag in flags_of(row) if flag.kind == "echo"]
    assert [(flag.where, flag.blocks) for flag in echoes] == [("Heard", True)]
    assert "Own words are too close to somebody’s." in _sentences(row)
    pack = add_piece(working(row), said_piece(SAID, use_as="quote", attribution=WILF))
    saved(row, pack)
    quote = next(piece for piece in said(working(row)))
    answer(row, "named", quote.contribution)
    saved(row, working(row))
    assert [flag for flag in flags_of(row) if flag.kind == "echo"] == []


def test_seven_words_and_facts_that_were_read_aloud_are_no_echo() -> None:
    row = read_month()
    saved(row, _pack(Paragraph(plain("kindness is what we do when nobody"))))
    assert [flag for flag in flags_of(row) if flag.kind == "echo"] == []
    saved(row, _pack(Paragraph(plain(SAID)), role="about"))
    assert [flag for flag in flags_of(row) if flag.kind == "echo"] == []
    assert [one.text for one in ledger(row)] == []


def test_every_stretch_of_own_words_is_looked_at_and_nobody_else_s() -> None:
    part = replace(
        section(
            "heard",
            Heading(plain("H")),
            Callout(plain("C")),
            Bullets((Bullet(plain("theirs"), children=(Bullet(plain("ours"), own=True),)),)),
            Points((Point((plain("G"),), own=True), Point((plain("theirs"),)))),
            Columns((Paragraph(plain("left")),), (Quotation(plain("theirs")),)),
        ),
        lead=plain("L"),
    )
    assert list(own_words(part)) == ["L", "H", "C", "ours", "G", "left"]


def test_nobody_is_looked_for_where_nobody_was() -> None:
    assert findings(_pack(Paragraph(plain("Words.")), Quotation(plain("x"), Attribution())), Around()) == ()


def test_a_draft_that_is_made_again_is_looked_through_like_any_other() -> None:
    row = read_month()
    draft(row)
    draft_waiting(conversation_id=row.pk)
    assert draft_of(row).number == 1
