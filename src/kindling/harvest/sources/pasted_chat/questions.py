"""Which question does an answer in a live event answer? Teams writes it behind the answer, in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kindling.harvest.clocks import tidied
from kindling.harvest.sources.pasted_chat.said import Said, bare_name

_ASKED = ' asked "'
_BRACKET = re.compile(r"\(")
_CLOSED = '")'
_LONGEST_NAME = 100
_LONGEST_QUESTION = 20_000
_BRACKETS_TRIED = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One ``(NAME asked "``: where brackets open before it, where the name ends, where the question begins."""

    opened: tuple[int, ...]
    end: int
    question: int


def asked_in(text: str) -> Iterator[Asked]:
    """Each place of ``text`` where a question begins to be quoted."""
    end = text.find(_ASKED)
    while end >= 0:
        start = max(0, end - _LONGEST_NAME)
        start = max(start, text.rfind("\n", start, end) + 1)
        opened = tuple(match.start() for match in _BRACKET.finditer(text, start, end))
        if opened:
            yield Asked(opened, end, end + len(_ASKED))
        end = text.find(_ASKED, end + 1)


def names_asked(text: str) -> Iterator[str]:
    """Every name that may be meant: a name may hold brackets of its own, and so may the answer before it."""
    for asked in asked_in(text):
        yield from (tidied(text[at + 1 : asked.end]) for at in asked.opened)


def without_question(text: str, said: Said) -> tuple[str, str, str]:
    """An answer without the question behind it, and who asked it, and the question.

    Written ``(NAME asked "QUESTION")``; of nobody known, the question alone in brackets, which counts only where
    somebody in the paste said exactly that.
    """
    asked = next(asked_in(text), None)
    if not asked:
        return _in_brackets(text, said)
    opened = next((at for at in asked.opened if bare_name(text[at + 1 : asked.end]) in said.authors), asked.opened[0])
    closed = text.rfind(_CLOSED, asked.question)
    end = len(text) if closed < 0 else closed
    rest = f"{text[:opened].rstrip()}\n{text[end + len(_CLOSED) :].strip()}".strip()
    return rest, tidied(text[opened + 1 : asked.end]), text[asked.question : end].strip()


def _in_brackets(text: str, said: Said) -> tuple[str, str, str]:
    opened = len(text) if text.endswith(")") else 0
    for _ in range(_BRACKETS_TRIED):
        opened = text.rfind("(", max(0, len(text) - _LONGEST_QUESTION), max(0, opened))
        if opened >= 0 and said.holds(text[opened + 1 : -1]):
            return text[:opened].rstrip(), "", text[opened + 1 : -1].strip()
    return text, "", ""
