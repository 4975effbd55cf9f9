"""Pieces moved up and down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.curation.edits import BadEdit, Where, move_piece, moved, piece_at, pieces_of, steps
from kindling.pack.document import (
    Bullet,
    Bullets,
    Chat,
    ChatCard,
    Heading,
    Pack,
    Paragraph,
    Point,
    Points,
    Quotation,
    Section,
    plain,
    string,
    words,
)
from tests.curation.edits.packs import whole


def _told(pack: Pack, section: str = "heard") -> list[str]:
    """The section in short: each block with what stands in it."""
    blocks = next(one for one in pack.sections if one.id == section).blocks
    return [
        f"{type(block).__name__}({' '.join(string(item.text) for item in block.items)})"
        if isinstance(block, Bullets)
        else type(block).__name__
        for block in blocks
    ]


def test_a_bullet_moves_within_its_list() -> None:
    assert _told(move_piece(whole(), Where("heard", 1, 0), down=True)) == [
        "Heading",
        "Bullets(b a)",
        "Quotation",
        "Bullets(c)",
        "Paragraph",
    ]


def test_a_quote_comes_to_stand_between_bullets_and_the_list_joins_behind_it() -> None:
    up, where = moved(whole(), Where("heard", 2), down=False)
    assert _told(up) == ["Heading", "Bullets(a)", "Quotation", "Bullets(b c)", "Paragraph"]
    assert isinstance(piece_at(up, where), Quotation)
    again, where = moved(up, where, down=False)
    assert (_told(again), where) == (["Heading", "Quotation", "Bullets(a b c)", "Paragraph"], Where("heard", 1))


def test_a_bullet_crosses_a_heading_and_joins_the_list_before_it() -> None:
    pack = move_piece(whole(), Where("heard", 3, 0), down=False)
    assert _told(pack) == ["Heading", "Bullets(a b c)", "Quotation", "Paragraph"]
    assert _told(move_piece(whole(), Where("heard", 1, 0), down=False))[:2] == ["Bullets(a)", "Heading"]


def test_a_paragraph_crosses_a_chat_as_a_whole() -> None:
    pack = move_piece(whole(), Where("chat", 0), down=True)
    assert _told(pack, "chat") == ["Chat", "Paragraph"]


@pytest.mark.parametrize(
    ("where", "can"),
    [
        (Where("heard", 0), (False, True)),
        (Where("heard", 4), (True, False)),
        (Where("heard", 3, 0, 0), (False, True)),
        (Where("heard", 3, 0, 1), (True, False)),
        (Where("chat", 1, 0), (False, True)),
        (Where("chat", 1, 1), (True, False)),
        (Where("columns", 0, 0), (False, True)),
        (Where("columns", 0, 1), (True, False)),
        (Where("columns", 0, 2), (False, True)),
        (Where("columns", 0, 1, 0), (False, True)),
        (Where("spread", 0, 1), (True, False)),
        (Where("discussion", 0, 1), (True, False)),
    ],
)
def test_a_piece_moves_as_far_as_there_is_something_to_move_over(where: Where, can: tuple[bool, bool]) -> None:
    assert steps(whole(), where) == can
    if not all(can):
        end = "first" if not can[0] else "last"
        with pytest.raises(BadEdit, match=f"This is the {end} piece already"):
            moved(whole(), where, down=can[0])


@pytest.mark.parametrize("where", [Where("heard", 3, 0, 0), Where("chat", 1, 0), Where("columns", 0, 2)])
def test_neighbours_in_one_block_change_places(where: Where) -> None:
    pack, now = moved(whole(), where, down=True)
    assert piece_at(pack, now) == piece_at(whole(), where)
    assert piece_at(pack, where) == piece_at(whole(), now)


@pytest.mark.parametrize(
    "where", [Where("nowhere", 0), Where("heard", 9), Where("heard", 1, 7), Where("chat", 1, 0, 0)]
)
def test_what_is_no_longer_there_is_told(where: Where) -> None:
    with pytest.raises(BadEdit, match="no longer there"):
        move_piece(whole(), where, down=True)


def _blocks() -> st.SearchStrategy[Any]:
    text = st.sampled_from("abcdefgh").map(plain)
    bullet = st.builds(Bullet, text=text, own=st.booleans())
    return st.one_of(
        st.builds(Paragraph, text=text),
        st.builds(Heading, text=text),
        st.builds(Quotation, text=text),
        st.builds(Bullets, items=st.lists(bullet, min_size=1, max_size=3).map(tuple)),
        st.builds(Points, items=st.lists(st.builds(Point, text=st.tuples(text)), min_size=1, max_size=2).map(tuple)),
        st.builds(Chat, cards=st.lists(st.builds(ChatCard, text=text), min_size=1, max_size=2).map(tuple)),
    )


def _apart(blocks: list[Any]) -> tuple[Any, ...]:
    """Blocks as an editor's moves leave them: two lists of one kind are never neighbours."""
    kept: list[Any] = []
    for block in blocks:
        if not (kept and isinstance(block, Bullets | Points) and type(kept[-1]) is type(block)):
            kept.append(block)
    return tuple(kept)


def _every_place(pack: Pack) -> Iterator[Where]:
    return (one.where for one in pieces_of(pack, "one"))


@given(st.lists(_blocks(), min_size=1, max_size=5).map(_apart), st.booleans(), st.data())
def test_moving_there_and_back_changes_nothing_and_no_piece_is_lost_or_doubled(
    blocks: tuple[Any, ...], down: bool, data: st.DataObject
) -> None:
    pack = Pack("A pack", "A series", sections=(Section("one", "heard", "One", blocks),))
    where = data.draw(st.sampled_from(list(_every_place(pack))))
    if not steps(pack, where)[down]:
        return
    there, now = moved(pack, where, down=down)
    assert sorted(words(there)) == sorted(words(pack))
    assert piece_at(there, now) == piece_at(pack, where)
    assert moved(there, now, down=not down) == (replace(pack), where)
