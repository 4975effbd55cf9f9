"""Whose words are quoted in an answer? They are cut out, so that nobody's words stand under another's name."""

from __future__ import annotations

from kindling.harvest.clocks import tidied
from kindling.harvest.sources.pasted_chat.previews import Lines
from kindling.harvest.sources.pasted_chat.said import SUFFIX, Said, bare_name

_AUTHOR_APART, _ANSWER_APART = 2, 3
"""How many lines further the quotation begins than its author, and the answer than the quotation's last."""


def without_quotation(body: Lines, said: Said) -> tuple[Lines, str, str]:
    """The body of an answer without the message that it quotes on top, and that message's author and text.

    Teams pastes the author alone on a line, a blank line, the message, two blank lines, then the answer. Somebody who
    is only mentioned on a line of their own is not followed so: paragraphs stand one blank line apart, or three.
    """
    author = tidied(body[0][1]) if len(body) > 2 else ""
    if not author or body[1][0] - body[0][0] != _AUTHOR_APART or not _is_an_author(author, said):
        return body, "", ""
    for at in range(2, len(body)):
        if body[at][0] - body[at - 1][0] == _ANSWER_APART:
            return body[at:], author, "\n".join(line for _, line in body[1:at])
    return body, "", ""


def _is_an_author(line: str, said: Said) -> bool:
    return bare_name(line) in said.authors or line == "Unknown User" or bool(SUFFIX.search(line))
