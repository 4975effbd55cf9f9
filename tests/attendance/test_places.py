"""Somebody alone in a place shows as their region, unless they agreed; and nobody is shown by another's yes."""

from __future__ import annotations

import pytest

from kindling.conversations.models import Conversation
from kindling.curation.settled import settled_of
from kindling.harvest.hour import ReadFile
from kindling.harvest.records import Harvest, Presence, Span
from kindling.pack.about import About
from kindling.pack.assemble import draft_pack
from kindling.pack.document import Pack, World
from kindling.people.actions import alias_for, settle_alias
from tests.factories.accounts import ada
from tests.factories.site import conversation
from tests.people.met import person

pytestmark = pytest.mark.django_db


def registered(*rows: tuple[str, str]) -> ReadFile:
    """A registration of (name, place), which is nobody's to read but ours."""
    presences = tuple(
        Presence(Span(number, number), name, place=place, minutes=50.0) for number, (name, place) in enumerate(rows, 1)
    )
    return ReadFile("registration.csv", Harvest(source="zoom-attendance", sure=1.0, presences=presences))


def drafted(row: Conversation, file: ReadFile) -> Pack:
    return draft_pack([file], About(title="Small repairs"), settled=settled_of(row, [file]), facts_alone=True).pack


def shown(pack: Pack) -> list[str]:
    worlds = [block for section in pack.sections for block in section.blocks if isinstance(block, World)]
    return sorted(spot.label for world in worlds for spot in world.spots)


def test_the_place_of_somebody_alone_shows_only_where_they_themselves_agreed() -> None:
    row = conversation("2026-10")
    ben = person("Ben Okafor", place="Keswick", place_shown=True)
    cleo = person("Cleo Marsh", place="Buxton", place_shown=False)
    person("Dana Whitfield", place="Whitby", place_shown=True)
    file = registered(("Ben Okafor", "Keswick, UK"), ("Cleo Marsh", "Buxton, UK"), ("Dana Whitfield", "Whitby, UK"))
    # Nobody has said yet whose these names are: a yes that may be somebody else's shows nothing.
    before = drafted(row, file)
    assert [town for town in ("Keswick", "Buxton", "Whitby") if town in repr(before)] == []
    for name, who in (("Ben Okafor", ben), ("Cleo Marsh", cleo)):
        settle_alias(by=ada(), alias=alias_for(name=name), person=who)
    after = drafted(row, file)
    assert "Keswick, England" in shown(after)
    assert [town for town in ("Buxton", "Whitby") if town in repr(after)] == []


def test_a_yes_of_another_month_of_the_same_name_shows_nobody() -> None:
    row = conversation("2026-10")
    here, there = person("Sam Day", place_shown=False), person("Sam Day", place_shown=True)
    sam = alias_for(name="Sam Day")
    settle_alias(by=ada(), alias=sam, person=there)
    settle_alias(by=ada(), alias=sam, person=here, only_month="2026-10")
    file = registered(("Sam Day", "Keswick, UK"), ("Ben Okafor", "Leeds, UK"), ("Eve Hart", "Leeds, UK"))
    assert "Keswick" not in repr(drafted(row, file))
    assert "Leeds, England" in shown(drafted(row, file))
