"""Is this a pasted chat? Decided by the first lines that begin a message."""

from __future__ import annotations

from itertools import islice

from kindling.harvest.export import Export
from kindling.harvest.sources.pasted_chat.heads import Shape, timed_heads
from kindling.harvest.sources.pasted_chat.questions import names_asked
from kindling.harvest.sources.pasted_chat.untimed import blocks_of, known_names, reads_like_a_name, untimed_heads

_LOOKED_AT = 600
_FEWEST_BLOCKS = 3


def sniff(export: Export) -> float:
    """How sure the first lines make it: a head with a stamp is hard to mistake, a name alone is not."""
    lines = list(islice(export.lines, _LOOKED_AT)) if export.is_text else []
    heads = [head for head in timed_heads(lines) if head.shape is not Shape.EVENT]
    if heads:
        return 0.9 if len(heads) > 1 else 0.7
    return _untimed(lines)


def _untimed(lines: list[str]) -> float:
    """Questions quoted behind their answers decide; names that come again make it likely; else it is a guess."""
    blocks = [block for block in blocks_of(lines) if block[1] - block[0] > 1]
    if len(blocks) < _FEWEST_BLOCKS or "-->" in "".join(lines):
        return 0.0
    known = known_names(lines, blocks)
    heads = untimed_heads(lines)
    again = sum(head.name in known for head in heads)
    if any(name in known for line in lines for name in names_asked(line)):
        return 0.8
    if len(known) > 1 and 2 * again >= len(blocks):
        return 0.5
    alone = len(heads) == len(blocks) and all(reads_like_a_name(head.name) for head in heads)
    return 0.15 if alone else 0.0
