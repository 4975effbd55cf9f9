"""How much of a deck is read, and what is told of the rest."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable

from kindling.harvest.records import Harvest, Slide, Span, Unread
from kindling.harvest.sources.deck.pictures import Album
from kindling.kernel.errors import KindlingError

SAVE_AGAIN = "Open it in its own program, save it again, and give that copy."
MOST_SLIDES = 500
SECONDS = 8.0
"""CPU seconds after which no further slide is begun."""

UNPACKED = 64 * 1024 * 1024
"""Bytes that one compressed stream of a PDF may have, pictures apart: a page of words has some hundred thousand."""

ALTOGETHER = 4 * UNPACKED
STREAMS = 50_000
_CHUNK = 1024 * 1024
_DICTIONARY = 400
"""Bytes before a stream in which it says what it is."""


class Hidden(Exception):
    """The speaker hid this slide."""


def deck(source: str, sure: float, count: int, read_slide: Callable[[int], Slide], album: Album) -> Harvest:
    """The slides that ``read_slide`` makes of their numbers, counted from 1; each that it cannot is told."""
    slides: list[Slide] = []
    unread: list[Unread] = []
    begun = time.process_time()
    for number in range(1, min(count, MOST_SLIDES) + 1):
        if time.process_time() - begun > SECONDS:
            unread.append(Unread(Span(number, count), "The deck takes too long to read."))
            break
        try:
            slides.append(read_slide(number))
        except Hidden:
            unread.append(Unread(Span(number, number), "This slide is hidden in the deck; it was not read."))
        except Exception:  # the libraries let a damaged part show as an error of any kind; the other slides still stand
            unread.append(Unread(Span(number, number), "This slide is damaged."))
    else:
        if count > MOST_SLIDES:
            unread.append(Unread(Span(MOST_SLIDES + 1, count), f"No more than {MOST_SLIDES} slides are read."))
    title = next((slide.title for slide in slides if slide.title), "")
    return Harvest(source, sure, slides=tuple(slides), unread=tuple(unread), title=title, remarks=album.remarks)


def check_streams(data: bytes) -> None:
    """Refuse a PDF that grows without end; PDFium would unpack a page whole. Raises `KindlingError`.

    Pictures are passed over: nobody unpacks them here.
    """
    unpacked, streams = 0, 0
    start = data.find(b"stream")
    while start >= 0:
        begin = start + len(b"stream")
        begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
        if _is_packed(data, start, begin):
            streams += 1
            unpacked += _unpacked(memoryview(data), begin)
        if unpacked > ALTOGETHER or streams > STREAMS:
            raise KindlingError("The PDF grows far too much when it is unpacked; it was not opened.", SAVE_AGAIN)
        start = data.find(b"stream", begin)


def _is_packed(data: bytes, start: int, begin: int) -> bool:
    """Whether a zlib stream begins there that is no picture."""
    packed = begin + 1 < len(data) and data[begin] & 0x0F == 8 and (data[begin] * 256 + data[begin + 1]) % 31 == 0
    return packed and b"/Image" not in data[max(0, start - _DICTIONARY) : start]


def _unpacked(data: memoryview, begin: int) -> int:
    """Bytes of one stream, up to its end or its fault; `ALTOGETHER` and more where it passes `UNPACKED`."""
    unpack = zlib.decompressobj()
    size = 0
    try:
        while begin < len(data) and not unpack.eof:
            chunk = data[begin : begin + _CHUNK]
            size += len(unpack.decompress(chunk, _CHUNK))
            begin += len(chunk) - len(unpack.unconsumed_tail)
            if size > UNPACKED:
                return ALTOGETHER + 1
    except zlib.error:
        pass  # it is damaged, or no stream at all; what it unpacked to so far counts
    return size
