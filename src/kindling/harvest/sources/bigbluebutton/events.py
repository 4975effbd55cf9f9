"""The events of an ``events.xml`` one after the other, however large it is."""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from kindling.kernel.errors import KindlingError
from kindling.kernel.text import whole_number

_DEEPEST = 40
"""Elements inside each other; a recording has four."""

_MOST = 100_000
"""Elements inside one event; a drawing on the whiteboard has some hundred."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event: ``number`` counts from 1, ``stamp`` is in milliseconds from an arbitrary beginning.

    ``fields`` are its elements' words by tag.
    """

    number: int
    module: str
    name: str
    stamp: int | None
    fields: dict[str, str]

    @property
    def utc(self) -> int | None:
        """Milliseconds since 1970, where the event tells."""
        return whole(self.fields.get("timestampUTC", ""))


class BrokenOff(Exception):
    """The file stops being XML after the events told so far."""


def events(data: bytes) -> Iterator[Event]:
    """The events in order.

    Raises `BrokenOff` behind the last one that could be read, and `KindlingError` for a document that defines entities
    or nests without end.
    """
    number = 0
    try:
        for element in _inner(data):
            if element.tag == "event":
                number += 1
                yield _event(number, element)
    except DefusedXmlException as error:
        raise KindlingError("The recording's events define entities or a document type; they were not read.") from error
    except (ParseError, LookupError, ValueError) as error:
        raise BrokenOff from error


def _inner(data: bytes) -> Iterator[Any]:
    """Each element inside the outermost, once it is complete."""
    depth, inside = 0, 0
    root: Any = None
    # Editors put blank lines before the declaration, where XML allows none.
    sound = data.removeprefix(BOM_UTF8).lstrip()
    for what, element in iterparse(io.BytesIO(sound), ("start", "end"), forbid_dtd=True):
        root = element if root is None else root
        depth += 1 if what == "start" else -1
        inside += 1
        if depth > _DEEPEST or inside > 2 * _MOST:
            raise KindlingError("The recording's events are nested without end; it was not read.")
        if what == "end" and depth == 1:
            yield element
            # the tree would otherwise grow to many times the size of the file
            root.clear()
            inside = 0


def _event(number: int, element: Any) -> Event:
    fields = {child.tag: "".join(child.itertext()) for child in element}
    module, name = element.get("module", ""), element.get("eventname", "")
    return Event(number, module, name, whole(element.get("timestamp", "")), fields)


def whole(text: str) -> int | None:
    """A whole number of at most 15 digits, or None."""
    return whole_number(text.strip(), figures=15)
