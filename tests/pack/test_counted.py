"""What a pack tells of who came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kindling.harvest.people import Headcount
from kindling.pack.assemble.context import came_sentence
from kindling.pack.counted import Came, counted
from kindling.pack.document import Pack, Section, World, plain


def _pack(sentence: str, people: int | None = None) -> Pack:
    return Pack("A pack", "A series", people=people, sections=(Section("w", "world", "W", (World(plain(sentence)),)),))


@pytest.mark.parametrize(
    "count",
    [
        Headcount(48, at_least=False, newcomers=7),
        Headcount(48, at_least=False),
        Headcount(1, at_least=False),
        Headcount(12, at_least=True, newcomers=3),
    ],
)
def test_the_sentence_that_is_drafted_is_read_back(count: Headcount) -> None:
    told = Came(count.people, count.at_least, count.newcomers)
    assert counted(_pack(came_sentence(count), None if count.at_least else count.people)) == told


@pytest.mark.parametrize(
    ("sentence", "people", "count"),
    [
        ("Many of us came.", None, None),
        ("Many of us came.", 48, Came(48)),
        ("48 people came, 7 of them for the first time.", 40, Came(40)),
        ("At least 48 people came.", 48, Came(48)),
        ("48 people came, 70 of them for the first time.", None, Came(48)),
        ("About 48 people came.", None, None),
    ],
)
def test_what_somebody_changed_counts_as_far_as_it_tells_figures(
    sentence: str, people: int | None, count: Came | None
) -> None:
    assert counted(_pack(sentence, people)) == count


def test_a_pack_without_a_map_tells_its_count() -> None:
    pack = replace(_pack(""), sections=())
    assert (counted(pack), counted(replace(pack, people=3))) == (None, Came(3))
