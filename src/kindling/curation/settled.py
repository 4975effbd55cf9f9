"""What humans have settled of a month's hour, in the form in which a draft is told it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kindling.contributions.queries import flags_of, lines_of, place_answers
from kindling.contributions.records import FlagShown, LineShown
from kindling.conversations.models import Conversation
from kindling.harvest.hour import Place, ReadFile
from kindling.pack.assemble import Settled
from kindling.people.queries import places_agreed


def settled_of(conversation: Conversation, exports: Iterable[ReadFile] = ()) -> Settled:
    """Lines put aside, flags decided, places answered; of those met in ``exports`` who agreed that theirs shows."""
    flags = flags_of(conversation, open_only=False)
    lines = {one.id: one for one in _settled_lines(conversation, flags)}
    instead = _instead(flags, lines)
    return Settled(
        left_out=_places(one for one in lines.values() if one.left_out and one.medium != "note"),
        notes_left_out=_places(one for one in lines.values() if one.left_out and one.medium == "note"),
        instead={_place(lines[line]): tuple(told) for line, told in instead.items() if lines[line].medium != "note"},
        notes_instead={
            _place(lines[line]): tuple(told) for line, told in instead.items() if lines[line].medium == "note"
        },
        kept=_kept(flags),
        places={(one.raw_name, one.words): one.place for one in place_answers(conversation)},
        agreed=places_agreed(_met(exports), conversation.month),
    )


def _met(exports: Iterable[ReadFile]) -> Iterator[str]:
    """The names in the exports, as recorded."""
    for one in exports:
        yield from (row.raw_name for row in one.harvest.presences)
        yield from (line.raw_name for line in one.harvest.lines if line.raw_name)


def _settled_lines(conversation: Conversation, flags: Iterable[FlagShown]) -> tuple[LineShown, ...]:
    """The lines that a human put aside, and all of them where one is said otherwise; an hour has a thousand."""
    replaced = any(one.status == "replaced" for one in flags)
    return lines_of(conversation, only="" if replaced else "left out")


def _kept(flags: Iterable[FlagShown]) -> frozenset[str]:
    """The very words that may stand although a flag was raised on them."""
    return frozenset(
        spot.line_text[spot.start : spot.end] for one in flags if one.status == "kept" for spot in one.places
    )


def _instead(flags: Iterable[FlagShown], lines: dict[int, LineShown]) -> dict[int, list[tuple[int, int, str]]]:
    """What to say otherwise, by the number of the line; another save of the same message is not used and not told."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for one in flags:
        for spot in one.places if one.status == "replaced" else ():
            if spot.line_id in lines:
                found[spot.line_id].append((spot.start, spot.end, one.instead))
    return found


def _places(lines: Iterable[LineShown]) -> frozenset[Place]:
    return frozenset(map(_place, lines))


def _place(line: LineShown) -> Place:
    return Place(line.file_name, line.ordinal)
