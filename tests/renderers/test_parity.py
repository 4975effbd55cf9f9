"""The parity helper itself: it must fail where a twin is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kindling.pack.document import Bullet, Bullets, Pack, Paragraph, Section, plain, words
from tests.factories import packs
from tests.renderers.parity import _groups, assert_same_words, fold


def told(pack: Pack) -> str:
    return "\n".join(words(pack))


def test_fold_ignores_white_space_unseen_characters_and_added_marks() -> None:
    assert fold("  “Cafe\u0301 \n con\u00adtent”\u200b ") == "Café content"


def test_groups_hold_the_words_of_a_pack_in_their_order() -> None:
    pack = packs.every_page()
    assert [stretch for group in _groups(pack) for stretch in group] == list(words(pack))


def test_same_words_pass_whatever_the_line_breaks() -> None:
    assert_same_words(packs.every_page(), told(packs.every_page()).replace(" ", "\n"))


def test_missing_stretch_is_told() -> None:
    with pytest.raises(AssertionError, match=r"not shown.*Hello"):
        assert_same_words(packs.small(), "A small pack A series One")


def test_stretches_out_of_order_are_told_unless_order_does_not_matter() -> None:
    pack = Pack("T", "S", sections=(Section("a", "other", "", (Paragraph(plain("one")), Paragraph(plain("two")))),))
    with pytest.raises(AssertionError, match="in order"):
        assert_same_words(pack, "T S two one")
    assert_same_words(pack, "T S two one", ordered=False)


def test_words_that_the_pack_does_not_hold_are_told() -> None:
    with pytest.raises(AssertionError, match=r"transcript\.vtt"):
        assert_same_words(packs.small(), told(packs.small()) + " transcript.vtt")


def test_long_numbers_are_never_page_numbers() -> None:
    assert_same_words(packs.small(), told(packs.small()) + " 12")
    with pytest.raises(AssertionError, match="07700900123"):
        assert_same_words(packs.small(), told(packs.small()) + " 07700900123")


def test_furniture_may_be_added_by_a_twin() -> None:
    assert_same_words(packs.small(), told(packs.small()) + " Slide", furniture=("slide",))


def test_stretch_said_twice_must_be_shown_twice() -> None:
    twice = Bullets((Bullet(plain("again")),))
    pack = replace(packs.small(), sections=(Section("a", "other", "A", (twice, twice)),))
    with pytest.raises(AssertionError, match="again"):
        assert_same_words(pack, "A small pack A series A again")


def test_words_of_every_script_pass_whatever_the_line_breaks() -> None:
    assert_same_words(packs.scripts(), told(packs.scripts()).replace("的", "的\n"))
