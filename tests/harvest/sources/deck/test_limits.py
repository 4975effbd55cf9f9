import zlib

import pytest

from kindling.harvest.sources.deck import limits
from kindling.harvest.sources.deck.limits import check_streams
from kindling.kernel.errors import KindlingError


def _stream(data: bytes, about: bytes = b"<<>>") -> bytes:
    return about + b"stream\n" + zlib.compress(data) + b"\nendstream\n"


def test_streams_that_stay_small_pass() -> None:
    check_streams(_stream(b"words " * 1000) * 3 + b"stream\nno zlib\nendstream stream")


def test_a_damaged_stream_passes_for_pdfium_to_judge() -> None:
    check_streams(b"stream\n" + zlib.compress(b"words " * 1000)[:-20] + b"\xff" * 20)


def test_a_picture_is_not_unpacked() -> None:
    check_streams(_stream(b" " * 70_000_000, b"<</Subtype/Image>>"))


def test_many_streams_that_grow_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALTOGETHER", 10_000)
    with pytest.raises(KindlingError, match="grows far too much"):
        check_streams(_stream(b" " * 4_000) * 3)


def test_countless_streams_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STREAMS", 2)
    with pytest.raises(KindlingError, match="grows far too much"):
        check_streams(_stream(b"") * 3)
