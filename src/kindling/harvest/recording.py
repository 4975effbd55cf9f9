"""When did the recording begin? Told by the file's name alone, as Zoom writes it (``GMT20240815-170214_...``)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_STAMP = re.compile(r"GMT([0-9]{8})-([0-9]{6})")


def recording_start(name: str) -> datetime | None:
    """The moment of offset zero, in UTC as the name says, or None where the name tells none."""
    match = _STAMP.search(name)
    if not match:
        return None
    try:
        return datetime.strptime("".join(match.groups()), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
