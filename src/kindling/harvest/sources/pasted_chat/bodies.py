"""What stands below a head? The words themselves, apart from all that Teams pastes around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kindling.harvest.clocks import tidied
from kindling.harvest.records import Reaction, Span
from kindling.harvest.sources.pasted_chat.heads import Head, Shape
from kindling.harvest.sources.pasted_chat.previews import LINK, Lines, without_preview
from kindling.harvest.sources.pasted_chat.quotations import without_quotation
from kindling.harvest.sources.pasted_chat.reactions import added, sentence_of, summary_of
from kindling.harvest.sources.pasted_chat.said import Said

_SYSTEM = re.compile(
    r"You were removed from the conversation\.?"
    r"|(?!I |We |You )\S.{0,99} (?:joined|left|was added to|was removed from) the (?:meeting|conversation|chat)\.?"
    r"|(?:Meeting|Recording|Transcription) (?:has )?(?:started|ended|stopped)\b.{0,60}"
    r"|\S.{0,99} (?:started|stopped) (?:recording|transcription)\.?"
)
_LONGEST_SYSTEM = 150
_EXPANDER = re.compile(r"Expand \([0-9]+ lines\)")


@dataclass(frozen=True, slots=True)
class Body:
    """``text`` as written; ``system`` are the lines of the platform among it; ``previews`` how many were left out."""

    text: str
    reactions: tuple[Reaction, ...] = ()
    quoted_name: str = ""
    quote: str = ""
    system: tuple[Span, ...] = ()
    previews: int = 0


def body_of(lines: Sequence[str], head: Head, end: int, said: Said) -> Body:
    """The body of ``head``, which goes on to the line before index ``end``; ``said`` is what came before."""
    body: Lines = [(at + 1, lines[at]) for at in range(head.body, end) if lines[at] and not lines[at].isspace()]
    if head.inline:
        body.insert(0, (head.first + 1, head.inline))
    body, system = _without_system(body)
    if head.shape not in {Shape.BRACKET, Shape.BLOCK}:
        return Body(_joined(body, gap=1), system=system)
    body, sentences = _without_sentences(body)
    body, summary, behind = _without_summary(body)
    body, previews = without_preview(body)
    body, quoted_name, quote = without_quotation(body, said)
    return Body(_joined(body, gap=2), added(sentences + summary), quoted_name, quote, system, previews + behind)


def _without_system(body: Lines) -> tuple[Lines, tuple[Span, ...]]:
    """The body without the platform's own lines. One stands behind a blank line, and somebody said something else."""
    found = {
        number
        for (before, _), (number, line) in pairwise(body)
        if number - before > 1 and len(line) < _LONGEST_SYSTEM and _SYSTEM.fullmatch(tidied(line))
    }
    if not found:
        return body, ()
    return [(number, line) for number, line in body if number not in found], tuple(
        Span(number, number) for number in sorted(found)
    )


def _without_sentences(body: Lines) -> tuple[Lines, list[Reaction]]:
    """The body without lines such as ``3 Heart reactions.``, the figure behind each, and the window's own words."""
    kept: Lines = []
    reactions: list[Reaction] = []
    figure = ""
    for number, line in body:
        sentence = sentence_of(line)
        if sentence:
            reactions.append(sentence)
        elif not (figure and line.strip() == figure) and not _EXPANDER.fullmatch(line.strip()):
            kept.append((number, line))
        figure = str(sentence.count) if sentence else ""
    return kept, reactions


def _without_summary(body: Lines) -> tuple[Lines, list[Reaction], int]:
    """The body up to a line such as `` heart 2 like 1``, its reactions, and 1 if a preview stood behind it."""
    for at, (number, line) in enumerate(body):
        summary = summary_of(line)
        if summary and (not at or number - body[at - 1][0] > 1):
            kept, behind = body[:at], body[at + 1 :]
            if any(LINK.search(text) for _, text in kept):
                return kept, list(summary), int(bool(behind))
            return kept + behind, list(summary), 0
    return body, [], 0


def _joined(body: Lines, *, gap: int) -> str:
    """The text: ``gap`` blank lines or more between two lines make a paragraph; fewer are Teams' own spacing."""
    out: list[str] = []
    before = body[0][0] if body else 0
    for number, line in body:
        if number - before > gap:
            out.append("")
        out.append(line.rstrip())
        before = number
    return "\n".join(out).strip()
