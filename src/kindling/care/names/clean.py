"""What is taken off a display name before it is read: marks nobody sees, emoji, numbers in front, times behind."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_PICTURE = {"So", "Sk"}
_PICTURE_MARKS = re.compile("[\u20e3\ufe00-\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
_CLOCK_BEHIND = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?$")
_BADGE = re.compile(r"^(?:[\W_]*\d+\s*(?:조|組|组|班|팀|号|號|번)[\W_]*)")
_NUMBER_IN_FRONT = re.compile(
    r"^[#(\[]*(?:(?:table|group|room|breakout(?: room)?|team|grp|gp|gruppe|groupe|grupo|mesa|tisch|cohort|[a-z])"
    r"\s*[-#.]?\s*|[a-z]{2}(?=\d{1,2}\b))?\d{1,12}(?:[-/]\d+)*[a-z]?(?:\s*[-–—_.:)\]|,/~]+\s*|\s+)(?=\D*[^\W\d_])",
    re.IGNORECASE,
)
_CODE = r"[A-Za-z]{0,4}\d(?=[A-Za-z0-9]*\d[A-Za-z0-9]*\d[A-Za-z0-9]*\d?)[A-Za-z0-9./]{3,}"
_CODE_IN_FRONT = re.compile(rf"^[(\[]?{_CODE}[)\]]?[\s:_-]+(?=[^\W\d_]{{2}})")
_CODE_AT_END = re.compile(rf"(?<=[^\W\d_])\s*[(\[]{_CODE}[)\]]$")
_GLUED_TITLE = re.compile(r"(?i)^(\s*(?:dr|prof|mr|mrs|ms|fr|sr|ir|ing)\.)(?=[^\W\d_]{2})")
_GLUED_NUMBER = re.compile(r"^\d{4,}(?=[^\W\d_][^\W\d]+\s)")
_CODE_BEHIND = re.compile(
    r"\s*[-–]?\s*[\[(][A-Z]{2}[A-Z0-9]*\.[A-Z0-9.]*\d[A-Z0-9.]*[\])]$|[\s_-]+\d[\d-]{3,}$|\s+#\d+$|(?<=[^\W\d_]{3})\.$"
)
_JOINING_SAFE = "\u200c\u200d"
"""Zero-width joiners shape Persian and Indic names, so they stay between letters."""


def clean(raw: str) -> str:
    """The display name with single spaces and without what carries no name; may be empty."""
    text = unicodedata.normalize("NFC", raw)
    text = "".join(_kept(text, place) for place in range(len(text)))
    text = _PICTURE_MARKS.sub("", text)
    text = _GLUED_TITLE.sub(r"\1 ", text)
    text = _underscores(" ".join(text.split()))
    text = _GLUED_NUMBER.sub("", _CLOCK_BEHIND.sub("", text)).strip(' "“”„«»*~^|=<>;')
    return strip_numbers(text)


def strip_numbers(text: str) -> str:
    """Without a running number, a table or a class in front, and without a code or a long number behind."""
    for pattern in (_BADGE, _NUMBER_IN_FRONT, _CODE_IN_FRONT, _CODE_BEHIND, _CODE_AT_END):
        shorter = pattern.sub("", text, count=1).strip()
        if any(mark.isalpha() for mark in shorter):
            text = shorter
    return text


def _kept(text: str, place: int) -> str:
    mark = text[place]
    if mark in _JOINING_SAFE:
        before, behind = text[place - 1 : place], text[place + 1 : place + 2]
        return mark if before.isalpha() and behind.isalpha() else ""
    category = unicodedata.category(mark)
    if category in _INVISIBLE:
        return " " if mark.isspace() else ""
    return " " if category in _PICTURE else mark


def _underscores(text: str) -> str:
    return text if "@" in text else " ".join(text.replace("_", " ").split())
