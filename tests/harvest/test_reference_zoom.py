"""The page on Zoom's exports names tests that exist, one for every shape."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?P<number>\d+) \| .+ \| `(?P<file>[\w/.]+)::(?P<test>\w+)` \|$", re.MULTILINE)


def test_every_shape_on_the_page_has_a_number_and_a_test() -> None:
    page = (ROOT / "docs/reference/exports-zoom.md").read_text(encoding="utf-8")
    rows = list(ROW.finditer(page))
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) == len(re.findall(r"^\| \d", page, re.MULTILINE))
    for row in rows:
        tests = (ROOT / "tests/harvest/sources" / row["file"]).read_text(encoding="utf-8")
        assert f"def {row['test']}(" in tests
