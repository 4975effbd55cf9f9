from __future__ import annotations

from kindling.pack.document import load
from kindling.renderers.data import render, render_json
from tests.factories import packs


def test_json_reads_back_as_the_same_pack() -> None:
    made = render_json(packs.scripts())
    assert (made.name, made.media_type, load(made.data)) == ("pack.json", "application/json", packs.scripts())


def test_data_of_a_pack_are_two_files() -> None:
    assert [one.name for one in render(packs.small())] == ["pack.json", "pack.md"]
