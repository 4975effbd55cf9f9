"""The formats an archive may come in stand in the docs, whole."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

from kindling.conversations import facts
from kindling.conversations.intake.columns import COLUMNS
from kindling.conversations.intake.sheet import DAY, MONTH
from kindling.conversations.intake.toml import read_toml

PAGE = (Path(__file__).parents[2] / "docs/guides/bring-your-archive.md").read_text()


def test_every_column_stands_in_the_table_with_its_other_names() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|", PAGE, re.MULTILINE))
    assert rows == {MONTH: "when", DAY: "date"} | {one.name: ", ".join(one.others) for one in COLUMNS}


def test_the_toml_of_the_guide_is_read_and_names_every_key() -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    assert read_toml(found.group(1)).problems == ()
    written = set(_keys(tomllib.loads(found.group(1))))
    kinds = [kind for kind in vars(facts).values() if is_dataclass(kind)]
    assert {field.name for kind in kinds for field in fields(kind)} - written == set()


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for one in value.values() for key in _keys(one))]
    return [key for one in value for key in _keys(one)] if isinstance(value, list) else []
