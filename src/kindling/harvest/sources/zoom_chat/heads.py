"""What does the head of a message say: when, from whom, and was it meant for everybody?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from sys import intern

from kindling.harvest.sources.zoom_chat.words import TONGUES, Tongue, has_private_mark, is_public, private_marks

STAMP = re.compile(
    r"(?<![^\r\n])(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2} )?"
    r"(?P<clock>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?: ?[AP]M)?)(?P<gap>\t[ \xa0]*|[ \xa0\u2000-\u200a\u202f\u3000]+)"
)
"""The clock that opens every head, at the beginning of a physical line."""

_SPACED_COLON = re.compile(r" :(?= |$)")
_COLON = re.compile(r":(?= )")
_LOOKS = re.compile(r"[^ \t:：] ?[:：](?:[ \t]|$)")
_NEWLINE = re.compile(r"[\r\n]")
# Hard blanks and direction marks stand where blanks do; each is made one blank, so that places stay the same.
_BLANKS = dict.fromkeys((0xA0, *range(0x2000, 0x200C), 0x200E, 0x200F, *range(0x202A, 0x2030), 0x3000, 0xFEFF), " ")
_LED_BY_CLOCK = re.compile(r"[^\w\r\n]*(?:\d[\d/.,T -]*)?\d[:.]\d\d")
_WIDE_TO = re.compile(r"  [Tt]o  ")
_CLOUD = re.compile(r"(?P<name>(?!\s*:\t)[^\t\r\n]{1,1000}):\t")
# Names are short; a head that goes on for longer is a text that happens to look like one.
_LONGEST_HEAD = 1000


class Audience(Enum):
    """Whom a message was meant for."""

    PUBLIC = "everybody"
    PRIVATE = "somebody"
    UNKNOWN = "nobody can tell"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a message that begins at ``start`` in the text of an export.

    ``body`` is where the words begin; ``tabbed`` says that they stand on lines of their own, each behind one TAB.
    ``whole`` is all that stands between the first word and the colon of a private head that could as well address
    nobody: the name of somebody called "Road to Recovery".
    """

    start: int
    body: int
    day: str
    clock: str
    name: str
    audience: Audience
    whole: str = ""
    cloud: bool = False
    tabbed: bool = False


@dataclass(frozen=True, slots=True)
class _Address:
    """Sender and recipient (None where nobody is addressed), and how long their part of the line is."""

    name: str
    recipient: str | None
    length: int
    whole: str = ""


def head_at(text: str, stamp: re.Match[str]) -> Head | None:
    """The head that ``stamp`` opens, None if the line is not shaped like one.

    A line that has the look of a head in an unknown language is a head whose audience is unknown, so that its words
    are not taken for a part of the message before.
    """
    start = stamp.end()
    cloud = _CLOUD.match(text, start) if stamp["gap"] == "\t" else None
    if cloud and not _is_addressed(cloud["name"]):
        return _cloud(cloud, stamp)
    newline = _NEWLINE.search(text, start, start + _LONGEST_HEAD)
    line = text[start : newline.start() if newline else start + _LONGEST_HEAD]
    return _local(line, stamp) or _unknown(line, stamp)


def marked_heads(text: str, known: Container[int]) -> Iterator[Head]:
    """Heads of no known shape that are private for all that: a clock of any kind, and the mark of a private message.

    Where one of the ``known`` heads begins, it was understood, and is not told again.
    """
    looked_at = 0
    for mark in private_marks(text):
        newline = max(text.rfind("\n", looked_at, mark.start()), text.rfind("\r", looked_at, mark.start()))
        first = newline + 1 if newline >= 0 or not looked_at else None
        looked_at = mark.end()
        if first is not None and first not in known and _LED_BY_CLOCK.match(text, first):
            yield Head(first, mark.end(), "", "", "", Audience.PRIVATE)


def _cloud(line: re.Match[str], stamp: re.Match[str]) -> Head:
    """``00:05:28 TAB Name: TAB text``: the recording's chat, where everything is public."""
    audience = Audience.PRIVATE if has_private_mark(line[0]) else Audience.PUBLIC
    return _head(stamp, line.end(), name=line["name"], audience=audience, cloud=True)


@lru_cache(maxsize=4096)
def _is_addressed(name: str) -> bool:
    """Whether a name of the recording's chat is rather sender and recipient of a saved one, some blanks made tabs."""
    return any(
        tongue.sender and name.startswith(tongue.opening) and tongue.recipient.search(name) for tongue in TONGUES
    )


def _local(line: str, stamp: re.Match[str]) -> Head | None:
    """``18:02:11 From Name to Everyone:``: a chat that somebody in the room saved."""
    plain = line if line.isascii() else line.translate(_BLANKS)
    for tongue in TONGUES:
        if plain.startswith(tongue.opening):
            shift = len(tongue.sender)
            address = _address(plain[shift:], tongue, tab="\t" in stamp["gap"])
            if address:
                return _local_head(line, stamp, shift, address)
    return None


def _local_head(line: str, stamp: re.Match[str], shift: int, address: _Address) -> Head:
    # A name that holds a colon would else pass its private message as the text of a public one.
    marked = has_private_mark(line)
    public = not marked and (address.recipient is None or is_public(address.recipient))
    tab = "\t" in stamp["gap"]
    length = shift + address.length
    return _head(
        stamp,
        stamp.end() + length,
        name=line[shift : shift + len(address.name)].strip(),
        audience=Audience.PUBLIC if public else Audience.PRIVATE,
        whole="" if public or marked or not tab else address.whole.strip(),
        tabbed=not tab or not line[length:].strip(),
    )


def _address(line: str, tongue: Tongue, *, tab: bool) -> _Address | None:
    """Sender and recipient of ``line``, which begins behind the first word; None if it is no head."""
    spaced = _SPACED_COLON.search(line)
    if spaced and (split := _split(line[: spaced.start()], tongue)):
        return _Address(*split, _behind(line, spaced.end()), line[: spaced.start()])
    if spaced and tab and tongue.sender:
        return _unaddressed(line, spaced)
    return _closed(line, tongue)


def _unaddressed(line: str, colon: re.Match[str]) -> _Address:
    """``From Name : text``, which is public, unless the name holds the colon and wide blanks show a recipient."""
    after = _SPACED_COLON.search(line, colon.end())
    wide = _WIDE_TO.search(line, colon.end(), after.start()) if after else None
    if after and wide:
        return _Address(line[: wide.start()], line[wide.end() : after.start()], _behind(line, after.end()))
    return _Address(line[: colon.start()], None, _behind(line, colon.end()))


def _closed(line: str, tongue: Tongue) -> _Address | None:
    """``From Name to Everyone:`` with the words on the next lines, or behind the colon."""
    inline = _COLON.search(line)
    if inline and (split := _split(line[: inline.start()], tongue)):
        return _Address(*split, _behind(line, inline.end()))
    bare = line.rstrip()
    split = _split(bare[:-1], tongue) if bare.endswith(":") else None
    return _Address(*split, len(line)) if split else None


def _split(line: str, tongue: Tongue) -> tuple[str, str] | None:
    """Sender and recipient, parted at the last word for "to": a recipient that is public is never a part of a name."""
    words = list(tongue.recipient.finditer(line))
    return (line[: words[-1].start()], line[words[-1].end() :]) if words else None


def _behind(line: str, at: int) -> int:
    """One blank behind the colon belongs to the format, further ones to the words."""
    return at + line.startswith(" ", at)


def _unknown(line: str, stamp: re.Match[str]) -> Head | None:
    """A line with the look of a head, in no language known."""
    looks = _LOOKS.search(line)
    audience = Audience.PRIVATE if has_private_mark(line) else Audience.UNKNOWN
    return _head(stamp, stamp.end() + looks.end(), name="", audience=audience) if looks else None


def _head(
    stamp: re.Match[str],
    body: int,
    *,
    name: str,
    audience: Audience,
    whole: str = "",
    cloud: bool = False,
    tabbed: bool = False,
) -> Head:
    day = (stamp["day"] or "").strip()
    # The same few names and clocks head thousands of messages.
    return Head(stamp.start(), body, day, intern(stamp["clock"]), intern(name), audience, whole, cloud, tabbed)
