"""Whose words are quoted in an answer? They are cut out, so that nobody's words stand under another's name."""

from __future__ import annotations

from itertools import pairwise

from kindling.harvest.clocks import tidied
from kindling.harvest.sources.pasted_chat.previews import Lines, paragraphs
from kindling.harvest.sources.pasted_chat.said import SUFFIX, Said, bare_name

_GAP = 2
_GAPS_TRIED = 20


def without_quotation(body: Lines, said: Said) -> tuple[Lines, str, str]:
    """The body of an answer without the message that it quotes on top, and that message's author and text.

    Teams pastes the author alone on a line, a blank line, the message, two blank lines or more, then the answer.
    """
    found = paragraphs(body)
    if len(found) < 3 or found[0][1] - found[0][0] > 1 or found[1][0] - found[0][1] >= _GAP:
        return body, "", ""
    author = tidied(body[found[0][0]][1])
    ends = [here[1] for here, behind in pairwise(found[1:]) if behind[0] - here[1] >= _GAP]
    if not ends or not _is_an_author(author, said):
        return body, "", ""
    end = _end(body, found[1][0], ends, author, said)
    return body[end:], author, "\n".join(line for _, line in body[found[1][0] : end] if line.strip())


def _is_an_author(line: str, said: Said) -> bool:
    return bare_name(line) in said.authors or line == "Unknown User" or bool(SUFFIX.search(line))


def _end(body: Lines, first: int, ends: list[int], author: str, said: Said) -> int:
    """The first gap; or a later one while what stands before it is still the beginning of what the author said."""
    best = ends[0]
    for end in ends[1:_GAPS_TRIED]:
        if not said.begun_by(author, " ".join(line for _, line in body[first:end])):
            break
        best = end
    return best
