"""Any text at all ends in a harvest that tells of each line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.sources.pasted_chat import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

PIECES = st.sampled_from([
    "[Thursday 9:24 AM] Ada", "[1/26/2017 9:05 AM]  Ben Hill:  ", "Moss, Ada 9:30 AM: ", "Ada", "Ben", "Ben Hill",
    "4/16/2020 4:22:54 PM", "Thursday 9:58 AM", "Begin Reference, hello... by Ben", "hello by Ada", "Edited", "hello",
    "",    " ", " heart 2 like 1", "1 Heart reaction.", "1", '(Ada asked "hello', 'x(Ben asked "hello")', "(hello)",
    "https://example.org/tea", "Thursday 10:30 AM\u2003Recording has stopped", "Ada joined the meeting", "(private)",
    "8/17/2023, 9:56 AM", "Unknown User", "[99:99 AM] Ada", "[0/0/0000 9:24 AM] Ada",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=40), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_end_in_a_harvest(lines: list[str], newline: str) -> None:
    export = Export(newline.join(lines).encode("utf-8", "surrogatepass"))
    assert 0 <= SOURCES[0].sniff(export) <= 1
    assert_every_line_is_told(export, SOURCES[0].read(export))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_harvest(data: bytes) -> None:
    export = Export(data)
    assert 0 <= SOURCES[0].sniff(export) <= 1
    assert_every_line_is_told(export, SOURCES[0].read(export))
