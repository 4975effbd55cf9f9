"""Lines taken from the hour: the words they give, who said them, and the piece that is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kindling.care.names import read_name
from kindling.contributions.records import Described, LineShown, Piece
from kindling.contributions.wording import Match, replaced, same_as_source
from kindling.curation.edits import UseAs, said_piece
from kindling.pack.document import Attribution, ChatCard, Citation, Pack, Profiles, Reaction, Reflection, Section, said
from kindling.web.desk.harvest.chapters import clock_of
from kindling.web.desk.harvest.used import SILENT, Used

MOST = 12
"""Lines that can be taken together."""

FITTING = {"chat": "chat", "group": "discussion", "share-back": "discussion", "reflection": "reflections"}
"""The role of the section that lines usually go to, by their medium or a note's kind; all others are ``heard``."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Following lines of one person; ``more`` is the line behind them that could be taken too."""

    lines: tuple[LineShown, ...]
    more: LineShown | None = None

    @property
    def first(self) -> LineShown:
        """The line they begin with."""
        return self.lines[0]

    @property
    def last(self) -> LineShown:
        """The line they end with."""
        return self.lines[-1]

    @property
    def words(self) -> str:
        """All their words, said otherwise where that was decided."""
        return " ".join(replaced(one.text, one.flags).strip() for one in self.lines)

    @property
    def span(self) -> str:
        """``18:21:07 to 18:21:31``, or where in the file they stand."""
        clocks = list(dict.fromkeys(filter(None, (self.first.clock, self.last.clock))))
        return " to ".join(clocks) or self.first.place_in_file

    def match(self, text: str) -> Match:
        """Whether ``text`` is verbatim what they say."""
        return same_as_source(text, [one.text for one in self.lines])

    def unsettled(self, text: str) -> str:
        """Words in ``text`` that a flag marks and nobody has said may stand; empty where there are none."""
        marks = ((one, mark) for one in self.lines for mark in one.flags if mark.status != "kept")
        found = (one.text[mark.start : mark.end] for one, mark in marks)
        return next((words for words in found if words and words.casefold() in text.casefold()), "")


def taken_of(lines: Sequence[LineShown], first: int, last: int = 0) -> Taken | None:
    """The lines from ``first`` to ``last``: the same person's in the same medium, what comes between passed over.

    None where there is no such line, or the second is not among those that follow it.
    """
    at = next((place for place, one in enumerate(lines) if one.id == first), None)
    if at is None:
        return None
    follow = _following(lines, at)
    ids = [one.id for one in follow]
    if last and last not in ids[:MOST]:
        return None
    count = ids.index(last) + 1 if last else 1
    return Taken(tuple(follow[:count]), follow[count] if count < min(len(follow), MOST) else None)


def _following(lines: Sequence[LineShown], at: int) -> list[LineShown]:
    """A line and what the same person says behind it, until somebody else speaks or it was put aside."""
    found = [lines[at]]
    for one in lines[at + 1 :]:
        if len(found) > MOST:
            break
        if one.medium != found[0].medium or one.file_name != found[0].file_name:
            continue
        if not goes_on(found[-1], one):
            break
        found.append(one)
    return found


def goes_on(line: LineShown, behind: LineShown) -> bool:
    """Whether a line goes on with what the one before it said, and neither was put aside."""
    same = (line.raw_name, line.group, line.room) == (behind.raw_name, behind.group, behind.room)
    return same and not (line.left_out or behind.left_out)


def silent_of(taken: Taken, used: Used) -> bool:
    """Whether whoever said one of the lines wants it unsaid."""
    return any(one.id in used.silent for one in taken.lines)


def who_of(line: LineShown, pieces: Iterable[Piece], pack: Pack) -> Described:
    """Who said a line, as far as anybody has told: the ledger first, then the pack's profiles, then the name."""
    known = [one for one in pieces if line.raw_name and one.raw_name == line.raw_name and one.decision not in SILENT]
    told = next((one for one in known if one.role or one.place), known[0] if known else None)
    if told:
        return Described(line.raw_name, told.name, told.first_name, told.role, told.place)
    name = read_name(line.raw_name)
    if not (line.raw_name and name.is_person):
        return Described(line.raw_name)
    blocks = (block for section in pack.sections for block in section.blocks if isinstance(block, Profiles))
    profile = next((one for block in blocks for one in block.items if one.name == name.name), None)
    role, place = (profile.role, profile.place) if profile else ("", "")
    return Described(line.raw_name, name.name, name.first_name, role, place)


def usual_form(line: LineShown, pieces: Iterable[Piece], pack: Pack) -> str:
    """The form under which somebody stands in the draft already, or nothing where they do not."""
    raw = {one.key: one.raw_name for one in pieces}
    mine = (one for one in said(pack) if line.raw_name and raw.get(one.contribution) == line.raw_name)
    forms = Counter(one.attribution.form for one in mine if hasattr(one, "attribution"))
    forms.pop("nobody", None)
    return forms.most_common(1)[0][0] if forms else ""


def shown_as(form: str, who: Described) -> Attribution:
    """How somebody shows under a form of attribution."""
    return {
        "name": Attribution("name", who.name),
        "first name": Attribution("first name", who.first_name),
        "first name with role and place": Attribution(
            "first name with role and place", who.first_name, who.role, who.place
        ),
        "role": Attribution("role", role=who.role),
    }.get(form, Attribution())


def fitting(line: LineShown, pack: Pack) -> list[Section]:
    """The sections that words can go into, those that fit the line first."""
    role = FITTING.get(line.medium) or FITTING.get(line.kind, "heard")
    usual = {role, "heard", "discussion", "members", "chat", "reflections"}
    offered = [one for one in pack.sections if one.role in usual or one.role in {"today", "other", "priorities"}]
    return sorted(offered, key=lambda one: (one.role != role, one.role not in usual))


def piece_of(taken: Taken, words: str, *, wording: str, shown: Attribution, section: Section) -> Any:
    """The piece that lines become in a section. Raises `BadEdit` for words that cannot stand."""
    line = taken.first
    piece = said_piece(
        words,
        use_as=use_as(line, wording, section),
        attribution=None if wording == "group" else shown,
        sources=tuple(_cited(one) for one in taken.lines),
        time=clock_of(line.at),
        group=line.group,
    )
    if isinstance(piece, Reflection):
        return replace(piece, wording=wording)  # type: ignore[arg-type] # the form has checked it
    return _as_card(piece, line) if isinstance(piece, ChatCard) else piece


def use_as(line: LineShown, wording: str, section: Section) -> UseAs:
    """What the words become: by their section where it has pieces of its own, else by their wording."""
    if section.role == "reflections":
        return "reflection"
    if wording == "verbatim":
        return "chat" if line.medium == "chat" and section.role == "chat" else "quote"
    return "group" if wording == "group" else "paraphrase"


def _as_card(card: ChatCard, line: LineShown) -> ChatCard:
    name = card.attribution.name.split()
    initials = "".join(part[0] for part in (name[:1] + name[1:][-1:])).upper()
    reactions = tuple(Reaction(emoji, count) for emoji, count in line.reactions if emoji and count > 0)
    return replace(card, initials=initials, reactions=reactions)


def _cited(line: LineShown) -> Citation:
    """Where a line stands. A pack counts lines alone: of a note it cites the file."""
    return Citation(line.file_name, None if line.medium == "note" else line.ordinal, line.at)
