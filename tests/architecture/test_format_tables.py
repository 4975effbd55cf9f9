"""Every shape in a table of the pages on exports names a test, and that test exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs/reference").glob("exports-*.md"))
TEST = re.compile(r"`(?P<file>[\w/.]*)::(?P<test>test_\w+)`")
FOLDER = re.compile(r"test in `(?P<folder>tests/[\w/]+)`")
ROW = re.compile(r"^\| *(?P<number>[A-Z]?\d+[a-z]?) *\|")
ROOTS = ("tests/harvest/sources", "tests/harvest")


def _rows(page: Path) -> Iterator[tuple[str, str, str]]:
    """The number of each row of a numbered table, the row, and the folder that the table's heading names."""
    folder = ""
    for line in page.read_text(encoding="utf-8").splitlines():
        heading = FOLDER.search(line)
        folder = heading["folder"] if heading else folder if line.startswith("|") else ""
        row = ROW.match(line)
        if row:
            yield row["number"], line, folder


def _exists(file: str, test: str, folder: str) -> bool:
    places = [ROOT / root / file for root in ((folder,) if folder else ROOTS)]
    found = next((place for place in places if place.is_file()), None)
    return found is not None and f"def {test}(" in found.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_shape_in_a_table_names_tests_that_exist(page: Path) -> None:
    broken = []
    for number, line, folder in _rows(page):
        named = list(TEST.finditer(line))
        file = ""
        if not named:
            broken.append(f"{number}: no test")
        for one in named:
            # A row with several tests of one file names it once.
            file = one["file"] or file
            if not _exists(file, one["test"], folder):
                broken.append(f"{number}: {one['file']}::{one['test']}")
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_table_that_names_tests_is_numbered(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("|") and "::test_" in line and not ROW.match(line)] == []


def test_every_page_has_shapes() -> None:
    assert {page.stem: sum(1 for _ in _rows(page)) > 5 for page in PAGES} == dict.fromkeys(
        ("exports-decks-and-notes", "exports-teams", "exports-transcripts", "exports-zoom"), True
    )
