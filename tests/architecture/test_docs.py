"""What can be said in a file or on the command line stands in the docs."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import click

from kindling.cli.main import COMMANDS, kindling
from kindling.harvest.detect import registry
from kindling.pack.about import About
from kindling.pack.about import fields as about_fields
from kindling.pack.document import Colours, Fonts

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def _all_docs() -> str:
    return "\n".join(path.read_text() for path in (ROOT / "README.md", *DOCS.rglob("*.md")))


def test_every_key_of_pack_toml_is_documented() -> None:
    page = (DOCS / "use/pack-toml.md").read_text()
    ours = [kind for kind in vars(about_fields).values() if getattr(kind, "__module__", "") == about_fields.__name__]
    keys = {part.name for kind in (About, *ours) if is_dataclass(kind) for part in fields(kind)}
    assert sorted(key for key in keys if not re.search(rf"`\[*{key}\b|\[\[?{key}\b", page)) == []


def test_every_colour_and_font_is_documented() -> None:
    page = (DOCS / "use/theme.md").read_text()
    assert [part.name for kind in (Colours, Fonts) for part in fields(kind) if f"`{part.name}`" not in page] == []


def test_every_command_is_documented() -> None:
    page = (ROOT / "README.md").read_text()
    assert [name for name in COMMANDS if f"`kindling {name}" not in page] == []


def test_every_option_is_documented() -> None:
    page = _all_docs()
    context = click.Context(kindling)
    commands = [kindling.get_command(context, name) for name in COMMANDS]
    options = {option for command in commands if command for one in command.params for option in one.opts}
    assert sorted(option for option in options if option.startswith("--") and option not in page) == []


def test_every_source_is_documented() -> None:
    page = _all_docs()
    assert [source.id for source in registry() if f"`{source.id}`" not in page] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md"))
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", path.read_text())
        if not (path.parent / target).exists()
    ]
    assert broken == []
