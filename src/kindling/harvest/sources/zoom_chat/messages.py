"""Where does each message of a saved chat begin and end, and which only look like one?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kindling.harvest.clocks import parse_clock, unwrap_midnight
from kindling.harvest.sources.zoom_chat.heads import STAMP, Audience, Head, head_at
from kindling.harvest.sources.zoom_chat.words import collapsed

_CR_LF = re.compile(r"(?<!\r)\r++\n")
_TABBED = re.compile(r"(?<=\n)\t|(?<=\r)\t|\A\t")
_LONE = re.compile(r"(?<!\r)(?:\n|\r++(?!\n))")
# How far back a pasted log is looked for: a dozen lines at a time were seen, whole meetings saved twice are no paste.
_LONGEST_PASTE = 12
# Messages of two people may arrive a few seconds out of order.
_JITTER = 5


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its head, its words without the format's own tabs, and where it ends in the text of the export."""

    head: Head
    text: str
    end: int


def messages(text: str) -> Iterator[Message]:
    """Every message of ``text`` in order; what stands before the first head is nobody's."""
    heads = _settled(_heads(text))
    for head, end in zip(heads, [*(head.start for head in heads[1:]), len(text)], strict=True):
        yield Message(head, _words(text[head.body : end], tabbed=head.tabbed), end)


def _words(raw: str, *, tabbed: bool) -> str:
    """The words as recorded: CR CR LF and CRLF are LF, the newline that ends the message is not a part of it."""
    words = _CR_LF.sub("\n", raw).rstrip("\r\n")
    return _TABBED.sub("", words.removeprefix("\n").removeprefix("\r")) if tabbed else words


def _heads(text: str) -> list[Head]:
    """The heads at the beginning of records, without those that were pasted into a message."""
    found = [head for stamp in STAMP.finditer(text) if (head := head_at(text, stamp))]
    real = [head for head in found if head.audience is not Audience.UNKNOWN]
    gaps = {"\t" in text[head.start : head.body] for head in real}
    shaped = [head for head in found if head.audience is not Audience.UNKNOWN or _fits(text, head, gaps)]
    at_record = _record_breaks(text, real)
    begun = [head for head in shaped if _begins(text, head, at_record) or head.audience is Audience.PRIVATE]
    # Where the platform told its own newlines from those of the writers, no head can be a pasted one.
    return begun if at_record == "\r\n" and _LONE.search(text) else _without_pasted(begun)


def _fits(text: str, head: Head, gaps: set[bool]) -> bool:
    """Whether a line in no known language has the clock of this file's heads, with or without a TAB behind it."""
    return ("\t" in text[head.start : head.body]) in gaps


def _record_breaks(text: str, heads: Sequence[Head]) -> str:
    """What ends a record: CRLF where most heads follow one, else every LF, or every CR in a file that knows no LF."""
    later = [head for head in heads if head.start > 0]
    if 2 * sum(text.startswith("\r\n", head.start - 2) for head in later) > len(later):
        return "\r\n"
    return "\n" if "\n" in text else "\r"


def _begins(text: str, head: Head, at_record: str) -> bool:
    return head.start == 0 or text.endswith(at_record, 0, head.start)


def _without_pasted(heads: Sequence[Head]) -> list[Head]:
    """The heads without those of a log pasted into a message, whose clocks stand across the order of the others."""
    clocks = _clocks(heads)
    rising = _longest_rise(clocks)
    known = {heads[index].name for index in rising}
    kept = []
    for before, after in pairwise([-1, *rising, len(heads)]):
        across = range(before + 1, after)
        real = len(across) > _LONGEST_PASTE
        kept += [at for at in across if real or _is_real(heads[at], clocks[at] - clocks[before], known)]
        kept += [after]
    return [heads[at] for at in kept[:-1]]


def _is_real(head: Head, drift: float, known: set[str]) -> bool:
    """Whether a head whose clock is ``drift`` seconds off its place is one all the same."""
    return head.tabbed or head.audience is Audience.PRIVATE or (head.name in known and abs(drift) <= _JITTER)


def _clocks(heads: Sequence[Head]) -> list[float]:
    """The clocks of all heads, growing past midnight; an offset from a recording knows no midnight."""
    clocks = [float(parse_clock(head.clock) or 0) for head in heads]
    if any(head.cloud for head in heads):
        return clocks
    return [clock or 0 for clock in unwrap_midnight(clocks)]


def _longest_rise(clocks: Sequence[float]) -> list[int]:
    """The indices of the longest stretch of clocks that never falls, whatever stands in between (patience sorting)."""
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for index, clock in enumerate(clocks):
        at = bisect_right(tails, clock)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [clock]
        ends[at : at + 1] = [index]
    rise = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rise.append(index)
        index = before[index]
    return rise[::-1]


def _settled(heads: Sequence[Head]) -> list[Head]:
    """The heads, where a name with " to " inside is told from a recipient by being known as a sender elsewhere."""
    known = speakers(heads)
    return [_as_name(head) if head.whole and collapsed(head.whole) in known else head for head in heads]


def speakers(heads: Sequence[Head]) -> frozenset[str]:
    """Everybody who wrote to everybody, white space made even."""
    return frozenset(collapsed(head.name) for head in heads if head.audience is Audience.PUBLIC)


def _as_name(head: Head) -> Head:
    if head.audience is Audience.PUBLIC:
        return head
    return replace(head, name=head.whole, audience=Audience.PUBLIC)
