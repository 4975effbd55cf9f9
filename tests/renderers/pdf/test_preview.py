"""The picture beside a shared link."""

from __future__ import annotations

import pytest

from kindling.pack.document.theme import Colours, Theme
from kindling.renderers.drawing.pixels import pixels
from kindling.renderers.pdf.preview import render
from tests.factories.packs import LONG_NAME, LONG_WORD, SAYINGS


def made(title: str, *, groups: tuple[int, ...] = (5, 6), look: Theme = Theme()) -> bytes:
    return render(community="The Kettle", series="", title=title, date="August 2024", groups=groups, look=look).data


@pytest.mark.parametrize("title", [*SAYINGS.values(), LONG_NAME, LONG_WORD, "A title " * 37, ""])
def test_any_title_in_any_script_makes_a_picture_of_the_size_that_is_asked(title: str) -> None:
    assert pixels(made(title)) == (1200, 630)


def test_same_words_make_the_same_picture_and_others_another() -> None:
    plain = made("Tea")
    coloured = made("Tea", look=Theme(light=Colours(cover="#123456", discs=())))
    assert plain == made("Tea")
    assert len({plain, made("Milk"), made("Tea", groups=()), coloured}) == 4


def test_letter_that_no_font_has_is_told_and_stops_nothing() -> None:
    found = render(community="", series="", title="Tea \U00010000", date="", groups=(), look=Theme())
    assert found.report == ("No bundled font has LINEAR B SYLLABLE B008 A (U+10000): a box stands for it.",)
    assert pixels(found.data) == (1200, 630)
