"""An export's bytes, decoded once, with its lines as an editor numbers them."""

from __future__ import annotations

import codecs
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

LIMIT = 64 * 1024 * 1024
"""Bytes above which no source tries to read a file."""

DAMAGED = "utf-8 with damaged bytes"
MOSTLY = 5
"""How many characters beyond ASCII must read well for each that does not, before a file passes for damaged UTF-8."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The look-behind and the possessive run keep a file of nothing but CR from taking the square of its length.
_BREAK = re.compile(r"(?<!\r)\r++\n|\r|\n")


@dataclass(frozen=True)
class Export:
    """One file that a meeting platform left behind.

    ``data`` is all that decides which source reads it; ``name`` only dates it (``GMT20240815-170214``), never more.
    """

    data: bytes = field(repr=False)
    name: str = ""

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        return decode(self.data)

    @property
    def text(self) -> str:
        """The text without its byte-order mark, newlines untouched."""
        return self._decoded[0]

    @property
    def encoding(self) -> str:
        """``utf-8``, `DAMAGED`, ``utf-16-le``, ``utf-16-be``, ``cp1252``, or ``binary`` for what is no text at all."""
        return self._decoded[1]

    @property
    def is_text(self) -> bool:
        """Whether any source of text may look at it."""
        return self.encoding != "binary"

    @property
    def is_zip(self) -> bool:
        """Whether it is an Office document or another archive."""
        return self.data[:4] == b"PK\x03\x04"

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The physical lines without their ends; CRLF, CR CR LF, LF and a lone CR each end one."""
        return tuple(_BREAK.split(self.text))

    @cached_property
    def _starts(self) -> array[int]:
        return array("q", [0]) + array("q", (match.end() for match in _BREAK.finditer(self.text)))

    def line_at(self, offset: int, least: int = 1) -> int:
        """The 1-based number of the physical line that holds the character at ``offset`` of ``text``.

        ``least`` is a line known to stand at or above it: the nearer, the quicker.
        """
        starts = self._starts
        if least == len(starts) or offset < starts[least]:
            return least
        return bisect_right(starts, offset, least)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence where the encoding had to be guessed, for the remarks of every harvest."""
        if self.encoding == DAMAGED:
            return ("Some bytes of the file are no UTF-8; each shows as \ufffd.",)
        return ("The file is not UTF-8; it was read as Windows-1252.",) if self.encoding == "cp1252" else ()


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding.

    Order: byte-order mark, the NUL pattern of UTF-16 without one, strict UTF-8, UTF-8 with a few damaged bytes, then
    Windows-1252. Bytes that hold NULs otherwise, or are a known container, are ``binary`` with an empty text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if data[:4] in {b"PK\x03\x04", b"%PDF"}:
        return "", "binary"
    if guessed := _utf16_by_nuls(data[:4096]):
        return data.decode(guessed, "replace"), guessed
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if b"\x00" in data[:4096]:
            return "", "binary"
        return _damaged(data) or (data.decode("cp1252", "replace"), "cp1252")


def _damaged(data: bytes) -> tuple[str, str] | None:
    """The text of UTF-8 in which few bytes are broken: most of what is beyond ASCII reads well, or it is not UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return (text, DAMAGED) if beyond - broken > MOSTLY * broken else None


def _utf16_by_nuls(head: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` where every other byte of ``head`` is mostly NUL, else empty."""
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0 : 2 * half : 2].count(0) / half, head[1 : 2 * half : 2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else ""
