"""Any bytes at all end in a harvest that tells of every line, or in a clear refusal."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindling.harvest.detect import read, registry
from kindling.harvest.export import Export
from kindling.kernel.errors import KindlingError
from tests.harvest.accounting import assert_every_line_is_told
from tests.harvest.invented import SAMPLES, deck, pasted_document

MOST = 2**20
# Their spans count events, slides and paragraphs.
NOT_BY_LINES = frozenset({"bigbluebutton-events"})
EXPORTS = {**{source: sample.data() for source, sample in SAMPLES.items()}, "pptx": deck(), "docx": pasted_document()}
# What the formats are made of, so that random bytes meet their heads more often than by chance.
PIECES = (
    *(b"\r", b"\n", b"\r\n", b"\r\r\n", b"\t", b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
    *(b'"', b",", b";", b"00:01:02", b" --> ", b":", b" : ", b"[", b"] ", b"<v A>", b"</v>", b"WEBVTT\n\n"),
    *(
        b"\t From A : ",
        b" From A to Everyone:\n\t",
        b" From A to B(Privately) : ",
        b"\tA:\t",
        b" with \xf0\x9f\x91\x8d",
    ),
    *(b'Reacted to "', b'Replying to "', b'Removed a \xf0\x9f\x91\x8d reaction from "', b"Name (Original Name),"),
    *(b"PK\x03\x04", b"%PDF-1.7\n", b"<?xml version='1.0'?>", b"<recording>", b"1. Summary\n", b"9:30 AM"),
)
CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def assert_read_or_refused(data: bytes) -> None:
    """Everybody who claims the file reads it and forgets no line, or says clearly that it is broken."""
    export = Export(data)
    claiming = [source for source in registry() if source.sniff(export) > 0]
    for source in claiming:
        with suppress(KindlingError):
            found = source.read(export)
            assert found.source == source.id
            if export.is_text and source.id not in NOT_BY_LINES:
                assert_every_line_is_told(export, found)
    with suppress(KindlingError):
        assert read(data).source in {source.id for source in claiming}


@CALM
@given(st.binary(max_size=4096))
def test_any_bytes_end_in_a_harvest_or_a_refusal(data: bytes) -> None:
    assert_read_or_refused(data)


@CALM
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=40).map(b"".join))
def test_pieces_of_formats_in_any_order_end_in_a_harvest_or_a_refusal(data: bytes) -> None:
    assert_read_or_refused(data)


@settings(CALM, max_examples=25)
@given(st.lists(st.sampled_from(PIECES) | st.binary(min_size=1, max_size=8), min_size=1, max_size=6), st.data())
def test_pieces_repeated_up_to_a_mebibyte_end_in_a_harvest_or_a_refusal(
    pieces: list[bytes], data: st.DataObject
) -> None:
    unit = b"".join(pieces)
    size = data.draw(st.sampled_from((MOST // 64, MOST // 8, MOST)))
    assert_read_or_refused((unit * (size // len(unit) + 1))[:size])


@CALM
@given(st.sampled_from(sorted(EXPORTS)), st.data())
def test_exports_with_bytes_changed_moved_and_missing_end_in_a_harvest_or_a_refusal(
    name: str, data: st.DataObject
) -> None:
    export = bytearray(EXPORTS[name])
    for _ in range(data.draw(st.integers(0, 6))):
        first = data.draw(st.integers(0, len(export)))
        last = data.draw(st.integers(first, min(len(export), first + 200)))
        export[first:last] = data.draw(
            st.sampled_from((b"", bytes(export[first:last]) * 2, *PIECES)) | st.binary(max_size=8)
        )
    assert_read_or_refused(bytes(export))
