"""The drawings of the public pages."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from kindling.archive.records import Dot
from kindling.web.templatetags import drawn


def shown(tag: str, **context: object) -> str:
    return Template("{% load drawn %}{% " + tag + " %}").render(Context(context))


@pytest.mark.parametrize(
    "tag",
    [
        "cover_discs groups 'a'",
        "corner_discs 'a'",
        "stand_in 'Ada'",
        "mark",
        "stroke 'a'",
        "portrait_ring",
        "play",
        "room 'panel' 48 seed='2024-08'",
        "year_grid years",
        "world spots",
    ],
)
def test_drawings_are_hidden_from_listeners_and_carry_no_style(tag: str) -> None:
    svg = shown(tag, groups=[5, 6], years=[(2024, [None] * 12)], spots=[("Leeds", 53.8, -1.55)])
    assert (svg.count("<svg"), svg.count('aria-hidden="true"')) == (1, 1)
    assert re.findall(r"style=|<style|<script|fill=", svg) == []


def test_a_disc_is_drawn_for_each_group_and_hollow_ones_where_none_are_known() -> None:
    known, unknown = shown("cover_discs groups 'a'", groups=[5, 6, 4]), shown("cover_discs groups 'a'", groups=None)
    assert (known.count('class="disc '), known.count("ring-open")) == (3, 0)
    assert (unknown.count('class="disc '), unknown.count("ring-open")) == (0, 7)


def test_a_fuller_room_is_a_bigger_disc_within_its_box() -> None:
    assert [drawn.room_radius(people) for people in (None, 1, 25, 48, 400)] == [12.0, 6.5, 9.75, 13.51, 17.0]


def test_a_conversation_still_to_come_is_a_dashed_ring() -> None:
    svg = shown("room '' None upcoming=True")
    assert ("<circle" in svg, "ring-open" in svg, "room-unknown" in svg) == (False, True, True)


def test_grid_of_years_has_a_disc_for_each_conversation_and_a_dot_for_each_month_without() -> None:
    months: list[Dot | None] = [None] * 12
    months[7] = Dot("2024-08", "/conversations/2024-08/", "panel", "Small repairs", upcoming=False)
    months[8] = Dot("2024-09", "/conversations/2024-09/", "", "September 2024", upcoming=True)
    svg = shown("year_grid years", years=[(2024, months)])
    assert (svg.count("year-none"), svg.count("room-panel"), svg.count("room-unknown")) == (10, 1, 1)
    assert (svg.count('class="disc"'), svg.count("ring-open"), ">2024<" in svg) == (1, 1, True)


def test_every_place_is_a_dot_on_the_map() -> None:
    svg = shown("world spots", spots=[("Leeds", 53.8, -1.55), ("Otago", -45.0, 170.0)])
    assert (svg.count('class="dot"'), svg.count('class="halo"')) == (2, 2)
