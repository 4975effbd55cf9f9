"""Every invented export is its own source's, also after what editors, spreadsheets and git do to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kindling.harvest.detect import read, registry
from kindling.harvest.export import Export
from tests.harvest.accounting import assert_every_line_is_told
from tests.harvest.invented import SAMPLES, deck, pasted_document
from tests.harvest.sources.deck.made import pdf

MARGIN = 0.1
"""How much surer a source must be of its own than any other is."""

# Their spans count events.
NOT_BY_LINES = frozenset({"bigbluebutton-events"})
SAVED_AGAIN: dict[str, Callable[[bytes], bytes]] = {
    "as it was": lambda data: data,
    "with a mark": lambda data: b"\xef\xbb\xbf" + data,
    "CRLF": lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    "LF": lambda data: data.replace(b"\r\n", b"\n"),
    "blank lines behind": lambda data: data + b"\n\n\n",
    "a blank line before": lambda data: b"\n" + data,
    "UTF-16LE": lambda data: data.decode().encode("utf-16"),
    "UTF-16BE": lambda data: b"\xfe\xff" + data.decode().encode("utf-16-be"),
    "Windows-1252": lambda data: (
        data.decode().replace("ć", "č").replace("Novak", "Nováček").encode("cp1252", "replace")
    ),
    "no newline at the end": lambda data: data.rstrip(),
    "short": lambda data: data[: data.rindex(b"\n", 0, 2 * len(data) // 3) + 1],
}


@pytest.mark.parametrize("changed", SAVED_AGAIN)
@pytest.mark.parametrize("source", SAMPLES)
def test_export_saved_again_is_read_by_its_own_source_and_no_other_comes_near(source: str, changed: str) -> None:
    data = SAVED_AGAIN[changed](SAMPLES[source].data())
    export = Export(data)
    sure = {one.id: one.sniff(export) for one in registry()}
    own = sure.pop(source)
    assert {name: how for name, how in sure.items() if how > own - MARGIN} == {}
    found = read(data)
    assert found.source == source
    if source not in NOT_BY_LINES:
        assert_every_line_is_told(export, found)


@pytest.mark.parametrize("source", SAMPLES)
def test_export_saved_again_says_the_same(source: str) -> None:
    as_it_was = read(SAMPLES[source].data())
    said = [(getattr(line, "raw_name", ""), line.text) for line in as_it_was.lines]
    for changed in ("with a mark", "CRLF", "LF", "blank lines behind", "a blank line before", "UTF-16LE", "UTF-16BE"):
        found = read(SAVED_AGAIN[changed](SAMPLES[source].data()))
        assert [(line.raw_name, line.text) for line in found.lines] == said, changed
        assert [one.raw_name for one in found.presences] == [one.raw_name for one in as_it_was.presences], changed
        assert [note.text for note in found.notes] == [note.text for note in as_it_was.notes], changed


@pytest.mark.parametrize(
    ("source", "data"), [("deck-pptx", deck()), ("teams-transcript", pasted_document()), ("deck-pdf", pdf([]))]
)
def test_documents_are_claimed_by_nobody_else(source: str, data: bytes) -> None:
    export = Export(data)
    assert [one.id for one in registry() if one.sniff(export) > 0] == [source]


def test_every_source_has_an_invented_export() -> None:
    assert {one.id for one in registry()} - set(SAMPLES) == {"deck-pptx", "deck-pdf"}
