"""A pack in numbers: what is published, what stays out and why, what a re-issue changes. Pure, and without words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kindling.contributions.records import Piece
from kindling.pack.document import (
    Bullet,
    ChatCard,
    Pack,
    Point,
    Quotation,
    Reflection,
    Resource,
    Resources,
    Voice,
    said,
)

NAMED: dict[type, tuple[str, str]] = {
    Quotation: ("quote", "quotes"),
    Bullet: ("point of what was heard", "points of what was heard"),
    Voice: ("voice", "voices"),
    Point: ("group point", "group points"),
    ChatCard: ("chat message", "chat messages"),
    Reflection: ("closing reflection", "closing reflections"),
    Resource: ("resource", "resources"),
}
"""What is counted, as a sentence names it, in this order."""

WHY_NOT = {
    "": ("waits for an answer", "wait for an answer"),
    "declined": ("was declined", "were declined"),
    "withdrawn": ("was taken back", "were taken back"),
    "room only": ("was for the room only", "were for the room only"),
}
"""Why words stay out, by the decision that counts."""


def counted(pack: Pack) -> Counter[type]:
    """How many there are of what `NAMED` names."""
    found: Counter[type] = Counter(type(piece) for piece in said(pack) if type(piece) in NAMED)
    blocks = (block for section in pack.shown for block in section.blocks)
    found[Resource] += sum(len(block.items) for block in blocks if isinstance(block, Resources))
    return found


def sentence(pack: Pack) -> str:
    """``12 quotes, 5 chat messages and 4 resources``; ``no words of anybody`` where there are none."""
    return listed(amount(count, NAMED[kind]) for kind, count in _ordered(counted(pack))) or "no words of anybody"


def _ordered(found: Counter[type]) -> Iterator[tuple[type, int]]:
    return ((kind, found[kind]) for kind in NAMED if found[kind])


def amount(count: int, names: tuple[str, str]) -> str:
    """``1 quote``, ``2 quotes``."""
    return f"{count} {names[0] if count == 1 else names[1]}"


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``."""
    *before, last = [*parts] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def left_out(pack: Pack, ledger: Mapping[str, Piece]) -> list[str]:
    """``2 wait for an answer, 1 of them after a change``: the pieces that will not be published, by the reason.

    They are those of the working pack; a no counts for words that were taken out of it, too.
    """
    keys = {piece.contribution for piece in said(pack)}
    known = [piece for key, piece in ledger.items() if key in keys or piece.refused]
    found = Counter(_why(piece) for piece in known if not piece.cleared)
    found[""] += len(keys - ledger.keys())
    told = {why: amount(found[why], words) for why, words in WHY_NOT.items() if found[why]}
    changed = sum(piece.waits and bool(piece.decision) for piece in known)
    if changed:
        told[""] += f", {changed} of them after a change" if found[""] > changed else " again, after a change"
    return list(told.values())


def _why(piece: Piece) -> str:
    return "" if piece.waits else piece.decision


def differences(old: Pack, new: Pack) -> list[str]:
    """What readers will find changed: ``2 quotes more``, ``1 section renamed``."""
    before, now = counted(old), counted(new)
    return [*_more_or_fewer(before, now), *_of_sections(old, new)]


def _more_or_fewer(before: Counter[type], now: Counter[type]) -> Iterator[str]:
    for kind, names in NAMED.items():
        change = now[kind] - before[kind]
        if change:
            yield f"{amount(abs(change), names)} {'more' if change > 0 else 'fewer'}"


def _of_sections(old: Pack, new: Pack) -> Iterator[str]:
    titles, now = ({one.id: one.title for one in pack.shown} for pack in (old, new))
    changes = {
        "added": len(now.keys() - titles.keys()),
        "taken out": len(titles.keys() - now.keys()),
        "renamed": sum(titles[key] != now[key] for key in titles.keys() & now.keys()),
    }
    for what, count in changes.items():
        if count:
            yield f"{amount(count, ('section', 'sections'))} {what}"
