"""A community's look follows from a few colours, and never hides its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.kernel.colours import contrast
from kindling.pack.document.theme import DARK, Colours
from kindling.pack.look import CHOSEN, LEAST, LEAST_EDGE, PAPERS, Unread, by_night, chosen, ratios, settled, unread

OURS = Colours()
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
SOME = st.dictionaries(st.sampled_from(CHOSEN), COLOURS)
BLUE = {"cover": "#123a5c", "accent": "#0b6e4f", "link": "#0b5394", "heading": "#123a5c", "cover_accent": "#ffd166"}


def _told(**changed: str) -> dict[str, str]:
    return chosen(OURS) | changed


def test_kindlings_own_colours_can_be_read() -> None:
    for colours in (OURS, DARK):
        assert unread(colours, chosen(colours)) == {}
        assert min(ratio for ratio, _ in ratios(colours).values()) >= LEAST


def test_nothing_changes_where_nothing_was_changed() -> None:
    assert settled(OURS, chosen(OURS)) == OURS
    assert by_night(OURS) == DARK


def test_papers_and_lines_follow_the_page_and_the_leaf_the_pen() -> None:
    made = settled(OURS, _told(ground="#eef4ff", accent="#0b6e4f"))
    assert (made.ground_2, made.raised, made.rule) == ("#e2e7f2", "#f9fbff", "#d5d8e2")
    assert made.leaf == "#0b6e4f"
    assert settled(OURS, _told(accent="#0b6e4f")).ground_2 == OURS.ground_2


def test_a_page_may_be_dark_by_day() -> None:
    told = chosen(DARK)
    made = settled(OURS, told | {"ground": "#101418"})
    assert (unread(OURS, told | {"ground": "#101418"}), made.raised) == ({}, "#27292c")


def test_words_that_nobody_could_read_are_told_with_the_nearest_that_works() -> None:
    found = unread(OURS, _told(link="#dddddd"))
    assert found == {"link": Unread(contrast("#dddddd", OURS.ground_2), "ground_2", "#686868")}
    assert unread(OURS, _told(link="#686868")) == {}


def test_a_page_on_which_the_words_are_lost_is_told_itself() -> None:
    found = unread(OURS, _told(ground="#777777"))
    assert list(found) == ["ground"]
    assert found["ground"].other == "accent"
    assert unread(OURS, _told(ground=found["ground"].nearest)) == {}


def test_where_page_and_words_change_each_is_told_for_itself() -> None:
    found = unread(OURS, _told(ground="#777777", text="#777777"))
    assert list(found) == ["ground", "text"]


def test_a_page_in_the_middle_leaves_words_no_colour() -> None:
    every = _told(ground="#777777", text="#777777", heading="#777777", link="#777777", accent="#777777")
    assert {name: one.nearest for name, one in unread(OURS, every).items() if not one.nearest} != {}


def test_a_pale_cover_is_told_and_not_the_words_on_it() -> None:
    found = unread(OURS, _told(cover="#ffdd00"))
    assert (list(found), found["cover"].other) == (["cover"], "cover_text")
    found = unread(OURS, _told(cover="#ffdd00", cover_accent="#ffee00"))
    assert list(found) == ["cover", "cover_accent"]


def test_the_night_takes_its_hues_from_the_day() -> None:
    night = by_night(settled(OURS, _told(**BLUE)))
    assert (night.cover, night.ground, night.cover_accent) == ("#0e2e4a", "#05111c", "#ffd166")
    assert unread(night, chosen(night)) == {}


@settings(max_examples=25, deadline=None)
@given(SOME)
def test_every_look_that_follows_can_be_read(changed: dict[str, str]) -> None:
    night = by_night(settled(OURS, _told(**changed)))
    assert unread(night, chosen(night)) == {}
    for paper in ("ground", "ground_2", "raised"):
        paper_is = getattr(night, paper)
        assert contrast(night.soft, paper_is) >= LEAST
        assert contrast(night.focus, paper_is) >= LEAST_EDGE


@settings(max_examples=25, deadline=None)
@given(SOME)
def test_what_is_not_told_as_unread_can_be_read(changed: dict[str, str]) -> None:
    told = _told(**changed)
    if not unread(OURS, told):
        made = settled(OURS, told)
        assert min(min(contrast(getattr(made, n), getattr(made, o)) for o in PAPERS[n]) for n in PAPERS) >= LEAST
        assert all(contrast(one, made.cover_text) >= LEAST for one in (made.leaf, *made.initials))
