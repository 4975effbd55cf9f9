"""Where does each message of a saved chat begin and end, and which only look like one?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from kindling.harvest.clocks import parse_clock, unwrap_midnight
from kindling.harvest.sources.zoom_chat.heads import STAMP, Audience, Head, head_at, marked_heads
from kindling.harvest.sources.zoom_chat.words import collapsed, has_private_mark

_CR_LF = re.compile(r"(?<!\r)\r++\n")
_TABBED = re.compile(r"(?<=\n)\t|(?<=\r)\t|\A\t")
_TABBED_BELOW = re.compile(r" *\r*\n\t")
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


def all_heads(text: str) -> list[Head]:
    """The head of every message of ``text`` in order; what stands before the first is nobody's."""
    return _settled(_heads(text))


def messages(text: str, heads: list[Head]) -> Iterator[Message]:
    """The messages of ``text`` that ``heads`` open, in order.

    ``heads`` is emptied on the way: half a million of them take as much memory as the lines they become.
    """
    heads.reverse()
    while heads:
        head = heads.pop()
        yield message(text, head, heads[-1] if heads else None)


def message(text: str, head: Head, after: Head | None) -> Message:
    """The message between its head and the next one."""
    end = after.start if after else len(text)
    return Message(head, _words(text[head.body : end], tabbed=head.tabbed), end)


def _words(raw: str, *, tabbed: bool) -> str:
    """The words as recorded: CR CR LF and CRLF are LF, the newline that ends the message is not a part of it."""
    words = (_CR_LF.sub("\n", raw) if "\r" in raw else raw).rstrip("\r\n")
    return _TABBED.sub("", words.removeprefix("\n").removeprefix("\r")) if tabbed else words


def _heads(text: str) -> list[Head]:
    """The heads at the beginning of records, without those that were pasted into a message."""
    found = _found(text)
    real = [head for head in found if head.audience is not Audience.UNKNOWN]
    shaped = found if len(real) == len(found) else _shaped(text, found, real)
    at_record = _record_breaks(text, real)
    # Blank lines were seen before the first head.
    top = len(text) - len(text.lstrip())
    begun = [
        head
        for head in shaped
        if head.start <= top or _begins(text, head, at_record) or head.audience is Audience.PRIVATE
    ]
    # Where the platform told its own newlines from those of the writers, no head can be a pasted one.
    kept = begun if at_record == "\r\n" and _LONE.search(text) else _without_pasted(begun)
    return kept if at_record == "\r\n" or "\r\n" not in text else list(_outside_private(text, kept))


def _found(text: str) -> list[Head]:
    """Whatever looks like a head, in order."""
    found = [head for stamp in STAMP.finditer(text) if (head := head_at(text, stamp))]
    marked = list(marked_heads(text, {head.start for head in found})) if has_private_mark(text) else []
    return sorted([*found, *marked], key=lambda head: head.start) if marked else found


def _shaped(text: str, found: Sequence[Head], real: Sequence[Head]) -> list[Head]:
    """The heads without those in no known language that are unlike all ``real`` ones."""
    gaps = {"\t" in text[head.start : head.body] for head in real}
    return [head for head in found if head.audience is not Audience.UNKNOWN or _fits(text, head, gaps)]


def _fits(text: str, head: Head, gaps: set[bool]) -> bool:
    """Whether a line in no known language has the clock of this file's heads, with or without a TAB behind it, or has
    its words below it behind a TAB, as only the platform writes.
    """
    return ("\t" in text[head.start : head.body]) in gaps or bool(_TABBED_BELOW.match(text, head.body))


def _outside_private(text: str, heads: Sequence[Head]) -> Iterator[Head]:
    """The heads without those that stand behind a lone newline in a private message which itself follows a CRLF: they
    may have been pasted into it.
    """
    shut = False
    for head in heads:
        private = head.audience is Audience.PRIVATE
        fresh = text.endswith("\r\n", 0, head.start)
        shut = (shut or fresh) if private else (shut and not fresh)
        if private or not shut:
            yield head


def _record_breaks(text: str, heads: Sequence[Head]) -> str:
    """What ends a record: CRLF where most heads follow one, else every LF, or every CR in a file that knows no LF."""
    later = [head for head in heads if head.start > 0]
    if 2 * sum(text.startswith("\r\n", head.start - 2) for head in later) >= max(1, len(later)):
        return "\r\n"
    return "\n" if "\n" in text else "\r"


def _begins(text: str, head: Head, at_record: str) -> bool:
    return text.endswith(at_record, 0, head.start)


def _without_pasted(heads: Sequence[Head]) -> list[Head]:
    """The heads without those of a log pasted into a message, whose clocks stand across the order of the others."""
    clocks = _clocks(heads)
    free = [at for at, head in enumerate(heads) if not head.tabbed and head.audience is not Audience.PRIVATE]
    if all(clocks[before] <= clocks[after] for before, after in pairwise(free)):
        return list(heads)
    rising = _in_order(heads, free, clocks)
    known = {heads[at].name for at in rising}
    pasted: set[int] = set()
    for before, after in pairwise([None, *rising, None]):
        across = [
            at for at in _between(free, before, after) if heads[at].name not in known or _drifts(clocks, before, at)
        ]
        if before is not None and len(across) <= _LONGEST_PASTE:
            pasted.update(across)
    if len(pasted) > max(_LONGEST_PASTE, len(heads) // 10):
        # So many are no pastes: several chats stand in the file, one behind the other.
        return list(heads)
    return [head for at, head in enumerate(heads) if at not in pasted]


def _between(free: Sequence[int], before: int | None, after: int | None) -> Sequence[int]:
    """Those of ``free`` that stand between two of them; None is either end."""
    first = 0 if before is None else bisect_right(free, before)
    return free[first : len(free) if after is None else bisect_left(free, after)]


def _drifts(clocks: Sequence[float], before: int | None, at: int) -> bool:
    """Whether a clock is further off than two messages that were written at once may be."""
    return before is None or abs(clocks[at] - clocks[before]) > _JITTER


def _clocks(heads: Sequence[Head]) -> list[float]:
    """The clocks of all heads, growing past midnight; an offset from a recording knows no midnight."""
    clocks = [clock or 0 for clock in read_clocks(heads)]
    if any(head.cloud for head in heads):
        return clocks
    return [clock or 0 for clock in unwrap_midnight(clocks)]


def read_clocks(heads: Sequence[Head]) -> list[float | None]:
    """The clock of each head; many messages have the same, which is read once."""
    read = {clock: parse_clock(clock) for clock in {head.clock for head in heads}}
    return [read[head.clock] for head in heads]


def _in_order(heads: Sequence[Head], free: Sequence[int], clocks: Sequence[float]) -> list[int]:
    """The heads whose clocks never fall: first of those who wrote more than once, then whoever fits in between."""
    times = Counter(head.name for head in heads)
    known = [at for at in free if at == free[0] or times[heads[at].name] > 1]
    firm = _longest_rise(known, clocks)
    bounds = [-inf, *(clocks[at] for at in firm), inf]
    fits = [at for at in free if _fits_between(bounds, bisect_right(firm, at), clocks[at])]
    return _longest_rise(fits, clocks)


def _fits_between(bounds: Sequence[float], place: int, clock: float) -> bool:
    return bounds[place] <= clock <= bounds[place + 1]


def _longest_rise(numbers: Sequence[int], clocks: Sequence[float]) -> list[int]:
    """The longest row of ``numbers`` whose clocks never fall, whatever stands in between (patience sorting).

    It is built from the end, so that of two rows as long the one that begins earlier is taken: a pasted log is older.
    """
    tails: list[float] = []
    starts: list[int] = []
    after = [-1] * len(numbers)
    for place in reversed(range(len(numbers))):
        length = bisect_right(tails, -clocks[numbers[place]])
        after[place] = starts[length - 1] if length else -1
        tails[length : length + 1] = [-clocks[numbers[place]]]
        starts[length : length + 1] = [place]
    rise = []
    place = starts[-1] if starts else -1
    while place >= 0:
        rise.append(numbers[place])
        place = after[place]
    return rise


def _settled(heads: Sequence[Head]) -> list[Head]:
    """The heads, where a name with " to " inside is told from a recipient by being known as a sender elsewhere."""
    known = frozenset(collapsed(head.name) for head in heads if head.audience is Audience.PUBLIC)
    return [
        replace(head, name=head.whole, audience=Audience.PUBLIC)
        if head.whole and collapsed(head.whole) in known
        else head
        for head in heads
    ]
