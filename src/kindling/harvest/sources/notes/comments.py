"""Which words of the notes stand in a comment of HTML, which no reader of the page sees?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_OPENS, _CLOSES = "<!--", "-->"


NEVER_CLOSED = "A comment (<!--) is never closed, so everything behind it was left aside."


def never_closes(text: str) -> bool:
    """Whether the last comment goes on to the end of the notes."""
    return text.rfind(_OPENS) > text.rfind(_CLOSES)


def without_comments(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line without what stands in a comment, and whether any did; one that never closes goes on to the end."""
    inside = False
    for line in lines:
        shown, touched, inside = _outside(line, inside=inside)
        yield shown, touched


def _outside(line: str, *, inside: bool) -> tuple[str, bool, bool]:
    """What of a line is outside comments, whether some of it is inside, and whether the next line begins inside."""
    if not inside and _OPENS not in line:
        return line, False, False
    shown, rest = [], line
    while rest:
        part, mark, rest = rest.partition(_CLOSES if inside else _OPENS)
        if not inside:
            shown.append(part)
        inside = not inside if mark else inside
    return "".join(shown), True, inside
