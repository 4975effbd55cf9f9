"""Is it WebVTT, and whose?"""

from __future__ import annotations

import re
from itertools import dropwhile

from kindling.harvest.cues import ARROW, HEADER
from kindling.harvest.export import Export
from kindling.harvest.speakers import prefix

_LINES = 600
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_SHORT = re.compile(r"[0-9]{1,2}:[0-9]{1,2}:[0-9]\.[0-9]{1,3} -->|[0-9]{1,2}:[0-9]:[0-9]{1,2}\.[0-9]{1,3} -->")
_WORD_TIMES = re.compile(r"<[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}><c")
_FULL_TIMES = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3} --> [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}\s*")


def zoom(export: Export) -> float:
    """How sure it is that Zoom wrote it: cues numbered from 1, full times, most of them ``Name: text``."""
    lines = _head(export)
    spoken = [lines[row + 1] for row in range(1, len(lines) - 1) if _is_numbered_cue(lines, row)]
    if not spoken or teams(export) or youtube(export):
        return 0.0
    return 0.95 if 2 * sum(bool(prefix(text)[0]) for text in spoken) > len(spoken) else 0.4


def _is_numbered_cue(lines: tuple[str, ...], row: int) -> bool:
    return lines[row - 1].isdecimal() and _FULL_TIMES.fullmatch(lines[row]) is not None


def teams(export: Export) -> float:
    """How sure it is that Teams wrote it: voices are tags; its own are the ids and the short times."""
    lines = _head(export)
    if not any("<v " in line for line in lines):
        return 0.0
    return 0.95 if any(_GUID.match(line) or _SHORT.match(line) for line in lines) else 0.7


def youtube(export: Export) -> float:
    """How sure it is that YouTube wrote it: a header of kind and language, a time for each word."""
    lines = _head(export)
    return 0.95 if "Kind: captions" in lines[:4] or any(_WORD_TIMES.search(line) for line in lines) else 0.0


def plain(export: Export) -> float:
    """How sure it is that it is WebVTT at all."""
    lines = _head(export)
    return 0.0 if not lines else 0.5 if any(ARROW in line for line in lines) else 0.3


def _head(export: Export) -> tuple[str, ...]:
    """The first lines of a WebVTT from its header on, none of anything else. Blank ones before it were seen."""
    lines = tuple(dropwhile(lambda line: not line.strip(), export.lines[:_LINES]))
    return lines if lines and lines[0].startswith(HEADER) and not lines[0][len(HEADER) :][:1].strip() else ()
