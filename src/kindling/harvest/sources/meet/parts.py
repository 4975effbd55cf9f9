"""What is this line of a Meet transcript?"""

from __future__ import annotations

import re

from kindling.harvest.clocks import parse_offset

_TIME_ALONE = re.compile(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_BOLD_NAME = re.compile(r"\*\*([^*]{1,120}?):?\*\*:?\s*(.*)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~>-])")
_ENDINGS = ("Transcription ended after", "This editable transcript was computer generated", "Meeting ended after")
_SCREEN = re.compile(r".*['’]s Presentation")
_LIST_LABELS = frozenset({"attendees", "invited"})
_MARKS = "#*_ \t\\"


def bare(line: str) -> str:
    """The line without the marks of a heading, of emphasis or of a list."""
    return line.strip().strip(_MARKS)


def heading_time(line: str) -> float | None:
    """Seconds from the beginning where the line is a time and nothing else."""
    text = bare(line)
    return parse_offset(text) if _TIME_ALONE.fullmatch(text) else None


def is_ending(line: str) -> bool:
    """Whether Meet says here that the transcript is over."""
    return bare(line).startswith(_ENDINGS)


def is_list_label(line: str) -> bool:
    """Whether the names of those who were there follow."""
    return bare(line).rstrip(":").casefold() in _LIST_LABELS


def is_screen(name: str) -> bool:
    """Whether the voice is somebody's shared screen."""
    return _SCREEN.fullmatch(name) is not None


def paragraph(line: str) -> str:
    """The paragraph as plain text: ``**Ada:** text`` as ``Ada: text``, Markdown's backslashes gone."""
    bold = _BOLD_NAME.fullmatch(line.strip())
    text = f"{bold[1]}: {bold[2]}" if bold else line.strip()
    return _ESCAPED.sub(r"\1", text)
