"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "migrations")


def _tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    told = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / line for line in told.splitlines() if (ROOT / line).is_file()]


def test_no_file_of_code_has_grown_into_a_hall() -> None:
    assert [path.name for path in SOURCES if len(path.read_text().splitlines()) > 300] == []


def test_every_module_opens_with_a_sentence() -> None:
    mute = [str(path) for path in SOURCES if path.read_text().strip() and not path.read_text().startswith('"""')]
    assert mute == []


def test_every_switched_off_rule_gives_its_reason() -> None:
    bare = re.compile(r"# (noqa(?::\s*[A-Z0-9, ]+)?|type: ignore(\[[\w, -]+\])?)\s*$", re.MULTILINE)
    assert [str(path) for path in SOURCES if bare.search(path.read_text())] == []


def test_requirement_files_are_pinned_with_hashes_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        pins = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
        assert pins, path
        assert text.count("--hash=sha256:") >= len(pins)
        assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links|^-f ", text, re.MULTILINE)


def test_every_source_has_a_readme() -> None:
    folders = [p for p in (ROOT / "src/kindling/harvest/sources").iterdir() if p.is_dir() and p.name != "__pycache__"]
    assert [folder.name for folder in folders if not (folder / "README.md").exists()] == []


def test_every_decision_stands_in_the_index() -> None:
    index = (ROOT / "docs/why/README.md").read_text()
    pages = [path.name for path in (ROOT / "docs/why").glob("*.md") if path.name != "README.md"]
    assert [name for name in pages if f"({name})" not in index] == []


def test_the_project_names_no_path_of_a_machine() -> None:
    path = re.compile(r"(?<![\w.])/(?:work|root|home/[a-z])[a-z0-9_]*/")
    text = {".py", ".md", ".toml", ".txt", ".in", ".jinja", ".css", ".typ", ".sh", ".html"}
    found = [str(p) for p in _tracked() if p.suffix in text and p != Path(__file__) and path.search(p.read_text())]
    assert found == []
