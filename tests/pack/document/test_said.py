"""Somebody's words in a pack: found in reading order, rewritten, and let through only where they are cleared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Columns,
    Heading,
    Pack,
    Paragraph,
    Point,
    Points,
    Question,
    Quotation,
    Reflection,
    Reflections,
    Said,
    Section,
    Spread,
    Voice,
    cleared,
    initials_tell,
    plain,
    rewritten,
    said,
    shown_as,
    voiced,
    words,
)

WILF = Attribution("name", "Wilf Acheampong")
FIRST = Attribution("first name", "Wilf")
NURSE = Attribution("role", role="A nurse")


def _pack(*blocks: Any) -> Pack:
    return Pack("A pack", "A series", sections=(Section("one", "heard", "One", blocks),))


def _quote(key: str, text: str = "Q") -> Quotation:
    return Quotation(plain(text), WILF, contribution=key)


def _blocks(pack: Pack) -> tuple[Any, ...]:
    return pack.sections[0].blocks


def _whole() -> Pack:
    """Somebody's words in every place where they can stand, with the editors' own beside them."""
    return _pack(
        Heading(plain("A heading")),
        _quote("c1"),
        Quotation(plain("Printed."), WILF, "published", plain("A book")),
        Bullets(
            (
                Bullet(plain("B"), contribution="c2", children=(Bullet(plain("below"), contribution="c3"),)),
                Bullet(plain("Ours"), own=True, children=(Bullet(plain("theirs"), contribution="c4"),)),
            )
        ),
        Spread((Voice(WILF, (_quote("c5"),), (plain("P"),), "c6"), Voice(WILF, (_quote("c7"),)))),
        Columns((_quote("c8"), Paragraph(plain("ours"))), (Bullets((Bullet(plain("R"), contribution="c9"),)),)),
        Points((Point((plain("G"),), contribution="c10"), Point((plain("Ours"),), own=True))),
        Chat((ChatCard(plain("C"), WILF, "WA", answers=Answered("A", "Joy", "c12"), contribution="c11"),)),
        Reflections((Reflection(plain("F"), WILF, contribution="c13"),)),
    )


def test_every_piece_is_found_in_reading_order_and_own_and_published_words_are_not() -> None:
    assert [piece.contribution for piece in said(_whole())] == [
        *("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13")
    ]
    assert rewritten(_whole(), lambda piece: piece) == _whole()


def test_what_is_cleared_is_the_whole_pack_where_everything_is() -> None:
    everything = {piece.contribution: WILF for piece in said(_whole())}
    pack = cleared(_whole(), everything)
    assert len(_blocks(pack)) == len(_blocks(_whole()))
    assert [piece.contribution for piece in said(pack)] == list(everything)


@pytest.mark.parametrize("key", [f"c{number}" for number in range(1, 14)])
def test_a_piece_that_is_not_cleared_is_in_no_word_of_the_pack(key: str) -> None:
    def marked(piece: Said) -> Said:
        if piece.contribution != key:
            return piece
        if isinstance(piece, Voice):
            return replace(piece, points=(plain("MARKER"),))
        if isinstance(piece, Answered):
            return replace(piece, text="MARKER")
        return replace(piece, text=(plain("MARKER"),) if isinstance(piece, Point) else plain("MARKER"))  # type: ignore[arg-type]

    pack = rewritten(_whole(), marked)
    assert any("MARKER" in word for word in words(pack))
    others = {piece.contribution: WILF for piece in said(pack) if piece.contribution != key}
    assert not any("MARKER" in word for word in words(cleared(pack, others)))


def test_a_piece_without_a_key_is_nobody_s_to_clear() -> None:
    assert _blocks(cleared(_pack(_quote(""), Paragraph(plain("Ours")), _quote("c1")), {"c1": WILF, "": WILF})) == (
        Paragraph(plain("Ours")),
        _quote("c1"),
    )


def test_nothing_is_cleared_where_nothing_was_decided() -> None:
    assert list(said(cleared(_whole(), {}))) == []
    assert [type(block).__name__ for block in _blocks(cleared(_whole(), {}))] == [
        "Heading",
        "Quotation",
        "Bullets",
        "Columns",
        "Points",
    ]


def test_a_bullet_takes_along_what_hangs_on_its_words() -> None:
    pack = cleared(_whole(), {"c3": WILF, "c4": WILF})
    bullets = next(block for block in _blocks(pack) if isinstance(block, Bullets))
    assert [(item.text, len(item.children)) for item in bullets.items] == [(plain("Ours"), 1)]


@pytest.mark.parametrize(
    ("blocks", "left"),
    [
        ((Heading(plain("H")), _quote("c1")), ()),
        ((Paragraph(plain("In the chat:")), _quote("c1")), ()),
        ((Heading(plain("H")), _quote("c1"), Paragraph(plain("P"))), ()),
        ((Heading(plain("H")), _quote("c1"), _quote("c2")), ("Heading", "Quotation")),
        ((Heading(plain("H")), _quote("c1"), Heading(plain("I")), _quote("c2")), ("Heading", "Quotation")),
        (
            (Heading(plain("H")), Paragraph(plain("P")), _quote("c1"), _quote("c2")),
            ("Heading", "Paragraph", "Quotation"),
        ),
        ((Question(plain("Q?")), Points((Point((plain("G"),), contribution="c1"),))), ()),
        ((Question(plain("Q?"), page=True), Points((Point((plain("G"),), contribution="c1"),))), ("Question",)),
        ((_quote("c2"), Heading(plain("H")), _quote("c1")), ("Quotation",)),
        ((Paragraph(plain("P")), Heading(plain("H"))), ("Paragraph", "Heading")),
    ],
)
def test_what_only_led_to_words_that_are_gone_goes_with_them(blocks: tuple[Any, ...], left: tuple[str, ...]) -> None:
    pack = cleared(_pack(*blocks), {"c2": WILF})
    assert tuple(type(block).__name__ for block in _blocks(pack)) == left


def test_columns_and_spreads_vanish_with_their_last_piece() -> None:
    assert _blocks(cleared(_pack(Columns((_quote("c1"),), ()), Spread((Voice(WILF, (_quote("c2"),)),))), {})) == ()


def test_a_voice_stands_as_long_as_one_of_its_words_does_and_shows_as_they_may() -> None:
    voice = Voice(WILF, (_quote("c1"), _quote("c2")), (plain("P"),), "c3")
    pack = cleared(_pack(Spread((voice,))), {"c2": FIRST})
    (left,) = _blocks(pack)[0].voices
    assert left == Voice(FIRST, (replace(_quote("c2"), attribution=FIRST),))
    (points,) = _blocks(cleared(_pack(Spread((voice,))), {"c3": NURSE}))[0].voices
    assert points == Voice(NURSE, (), (plain("P"),), "c3")


def test_a_voice_of_quotations_alone_never_tells_more_than_they_do() -> None:
    full = Voice(WILF, (replace(_quote("c1"), attribution=FIRST),))
    (voice,) = _blocks(cleared(_pack(Spread((full,))), {"c1": FIRST}))[0].voices
    assert voice.attribution == FIRST
    bare = Voice(WILF, (), (plain("P"),), "c1")
    assert _blocks(voiced(_pack(Spread((bare,)), Paragraph(plain("x"))))) == (Spread((bare,)), Paragraph(plain("x")))


def test_a_card_stands_without_the_message_it_answers() -> None:
    card = ChatCard(plain("C"), WILF, "WA", answers=Answered("A", "Joy", "c2"), contribution="c1")
    assert _blocks(cleared(_pack(Chat((card,))), {"c1": WILF})) == (Chat((replace(card, answers=None),)),)
    both = cleared(_pack(Chat((card,))), {"c1": WILF, "c2": NURSE})
    assert _blocks(both)[0].cards[0].answers == Answered("A", "A nurse", "c2")


@pytest.mark.parametrize(
    ("shown", "initials"),
    [
        (WILF, "WA"),
        (FIRST, "W"),
        (NURSE, ""),
        (Attribution(), ""),
        (Attribution("first name with role and place", "Wilf", "A nurse", "Leeds"), "W"),
        (Attribution("name", "Wilf"), "W"),
    ],
)
def test_the_letters_on_a_disc_tell_no_more_than_the_name(shown: Attribution, initials: str) -> None:
    card = ChatCard(plain("C"), Attribution("name", "Somebody Else"), "SE")
    assert shown_as(card, shown) == ChatCard(plain("C"), shown, initials)


def test_letters_that_tell_too_much_go_even_where_the_name_stays() -> None:
    assert shown_as(ChatCard(plain("C"), FIRST, "WA"), FIRST) == ChatCard(plain("C"), FIRST, "W")
    assert shown_as(ChatCard(plain("C"), NURSE, "N"), NURSE) == ChatCard(plain("C"), NURSE, "N")
    assert [initials_tell(ChatCard(plain("C"), who, "X")) for who in (Attribution(), FIRST, WILF)] == [
        True,
        False,
        False,
    ]
