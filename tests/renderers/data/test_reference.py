"""The reference page of `pack.json` and the published schema tell the truth."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kindling.pack.document import dump, load, schema
from tests.factories import packs

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
PAGE = (REFERENCE / "pack-json.md").read_text(encoding="utf-8")
EXAMPLES: list[Any] = [json.loads(found) for found in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
BLOCKS = [example for example in EXAMPLES if isinstance(example, dict) and "kind" in example]


def kinds() -> set[str]:
    shapes = schema()["$defs"].values()
    return {shape["properties"]["kind"]["const"] for shape in shapes if "const" in shape["properties"].get("kind", {})}


def test_published_schema_is_the_schema() -> None:
    assert json.loads((REFERENCE / "pack.schema.json").read_text(encoding="utf-8")) == schema()


@pytest.mark.parametrize("pack", [packs.every_page, packs.small, packs.scripts, packs.drafted])
def test_every_pack_keeps_to_the_published_schema(pack: Any) -> None:
    published = json.loads((REFERENCE / "pack.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(published).iter_errors(json.loads(dump(pack())))) == []


def test_every_kind_of_block_is_told_with_an_example() -> None:
    assert {block["kind"] for block in BLOCKS} == kinds()
    assert set(re.findall(r"^### `([a-z]+)`$", PAGE, re.MULTILINE)) == kinds()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["kind"])
def test_example_of_a_block_can_be_rendered(block: dict[str, Any]) -> None:
    media = [{"id": "journal", "type": "image/png", "data": "iVBORw0KGgo="}]
    section = {"id": "one", "role": "other", "title": "One", "blocks": [block]}
    pack = {"title": "T", "series": "S", "sections": [section], "media": media}
    (shown,) = load(json.dumps(pack).encode()).sections
    assert [one.kind for one in shown.blocks] == [block["kind"]]


def test_examples_of_pack_section_media_and_theme_can_be_read() -> None:
    whole = next(example for example in EXAMPLES if isinstance(example, dict) and "schema_version" in example)
    section = next(example for example in EXAMPLES if isinstance(example, dict) and "blocks" in example)
    theme = next(example for example in EXAMPLES if isinstance(example, dict) and "logo" in example)
    medium = next(example for example in EXAMPLES if isinstance(example, dict) and "data" in example)
    media = [medium, {**medium, "id": "our-logo"}]
    read = load(json.dumps({**whole, "sections": [section], "theme": theme, "media": media}).encode())
    assert (read.groups, read.theme.logo, len(read.media)) == ((5, 5, 6), "our-logo", 2)


def test_every_role_and_form_is_told() -> None:
    told = set(re.findall(r"`([a-z ]+)`", PAGE))
    shapes = schema()["$defs"]
    assert set(shapes["Section"]["properties"]["role"]["enum"]) <= told
    assert set(shapes["Attribution"]["properties"]["form"]["enum"]) <= told
