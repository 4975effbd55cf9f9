"""The columns that a table of months may have, and how each cell is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from kindling.conversations.facts import (
    CreditFacts,
    PresentationFacts,
    QuestionFacts,
    RecordingFacts,
    ResourceFacts,
)
from kindling.conversations.intake.told import Anew, did_you_mean
from kindling.conversations.models import CreditRole, Format

CLEARED = "-"
"""A cell of this alone clears what is known; as the first of several values it clears what was there before them."""

CREDITS = "credits:"
"""Before a role: the credits of that role alone."""

_APART = re.compile(r";|\n")
_OTHER_SCHEME = re.compile(r"(?:javascript|vbscript|data|blob|file|about|mailto|tel|ftp):\S", re.IGNORECASE)
"""How an address begins that leads to no page; a title may hold a colon too, with a space behind it."""

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_BEHIND = re.compile(r"(.+?)\s*\(([^()]*)\)", re.DOTALL)
_COUNT = re.compile(r"(about|more than|over|at least|>|~)?\s*(\d{1,9})\s*(\+|or more|people)?", re.IGNORECASE)
_MORE = {"more than", "over", "at least", ">", "+", "or more"}
_YES, _NO = {"yes", "y", "x", "true", "1"}, {"no", "n", "none", "false", "0"}


Made = TypeVar("Made", CreditFacts, QuestionFacts, RecordingFacts, PresentationFacts, ResourceFacts)


class BadCell(ValueError):
    """A cell that cannot be read; its words say what was expected. ``place`` is its column, if need be."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.place = place


Read = Callable[[str], Mapping[str, Any]]
"""The fields that a cell's words tell. Raises `BadCell`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what else it may be called, how its cells are read, and what a cleared one becomes."""

    name: str
    others: tuple[str, ...]
    read: Read
    cleared: Mapping[str, Any]


def _words(field: str, most: int | None = None) -> Read:
    def read(cell: str) -> Mapping[str, Any]:
        if most is not None and len(cell) > most:
            raise BadCell(f"has {len(cell)} characters; {most} is the most.")
        return {field: cell if most is None else " ".join(cell.split())}

    return read


def _format(cell: str) -> Mapping[str, Any]:
    known = {str(value): value for value in Format.values} | {str(label).casefold(): v for v, label in Format.choices}
    found = known.get("-".join(cell.casefold().split()))
    if found is None:
        raise BadCell(f"“{cell}” is no format.{did_you_mean(cell, list(known)) or _one_of(Format.values)}")
    return {"format": found}


def _one_of(values: list[str]) -> str:
    return f" Give one of {', '.join(values)}."


def _people(cell: str) -> Mapping[str, Any]:
    found = _COUNT.fullmatch(cell)
    if not found:
        raise BadCell(f"“{cell}” is no number of people. Give 48, or 80+ where at least 80 came.")
    before, number, behind = found.groups()
    return {"people": int(number), "people_or_more": bool(_MORE & {(before or "").lower(), (behind or "").lower()})}


def _newcomers(cell: str) -> Mapping[str, Any]:
    if not re.fullmatch(r"\d{1,9}", cell, re.ASCII):
        raise BadCell(f"“{cell}” is no number of people.")
    return {"newcomers": int(cell)}


def _pack(cell: str) -> Mapping[str, Any]:
    if cell.casefold() in _YES:
        return {"pack_elsewhere": True}
    if cell.casefold() in _NO:
        return {"pack_elsewhere": False, "pack_url": ""}
    if not _WEB.fullmatch(cell):
        raise BadCell(f"“{cell}” is neither yes nor no nor the https:// address of the pack.")
    return {"pack_elsewhere": True, "pack_url": cell}


def _many(field: str, one: Callable[[str], Any]) -> Read:
    """Reads several values parted by ``;`` or a new line; what stands there twice is there once."""

    def read(cell: str) -> Mapping[str, Any]:
        parts = [part.strip() for part in _APART.split(cell) if part.strip()]
        kind = Anew if parts and parts[0] == CLEARED else tuple
        return {field: kind(dict.fromkeys(one(part) for part in parts[kind is Anew :]))} if parts else {}

    return read


def _theme(words: str) -> str:
    if len(words) > 100:
        raise BadCell(f"“{words}” is too long for a theme; 100 characters are the most.")
    return words


def _credit(role: CreditRole) -> Callable[[str], CreditFacts]:
    def read(words: str) -> CreditFacts:
        if words.count("(") != words.count(")"):
            raise BadCell(f"“{words}” opens a bracket that does not close. A ; parts two people.")
        found = _BEHIND.fullmatch(words)
        name, described = (found.group(1), found.group(2).strip()) if found else (words, "")
        return _made(CreditFacts, name=name, role=str(role), described=described)

    return read


def _question(words: str) -> QuestionFacts:
    found = _BEHIND.fullmatch(words)
    if found and found.group(1)[-1] in "?!.…":
        return _made(QuestionFacts, text=found.group(1), posed_by=found.group(2).strip())
    return _made(QuestionFacts, text=words)


def _recording(words: str) -> RecordingFacts:
    title, url = _titled(words)
    return _made(RecordingFacts, title="" if title.casefold() in _YES else title, url=url)


def _presentation(words: str) -> PresentationFacts:
    title, url = _titled(words)
    return _made(PresentationFacts, title="" if title.casefold() in _YES else title, url=url)


def _resource(words: str) -> ResourceFacts:
    title, url = _titled(words)
    found = re.fullmatch(r"(.+), by (.+)", title, re.DOTALL)
    name, by = found.groups() if found else (title or url, "")
    return _made(ResourceFacts, title=name, by=by, url=url)


def _titled(words: str) -> tuple[str, str]:
    """The words of ``The hour https://video.example.org/1`` and its address, either of which may be missing."""
    found = _WEB.search(words)
    if found is None:
        if "://" in words or words.casefold().startswith("www.") or _OTHER_SCHEME.match(words):
            raise BadCell(f"“{words}” is no address that begins with https:// or http://.")
        return words, ""
    if words[found.end() :].strip():
        raise BadCell(f"“{words}” goes on behind its address; put the address last, and a ; between two.")
    return words[: found.start()].strip(" :,–-"), found.group()


def _made(kind: type[Made], **told: Any) -> Made:
    try:
        return kind(**told)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        raise BadCell(
            f"“{_short(str(next(iter(told.values()))))}”: {first['msg'][:1].lower()}{first['msg'][1:]}."
        ) from None


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40]}…"


def _credits(name: str, role: CreditRole, *others: str) -> Column:
    field = f"{CREDITS}{role}"
    return Column(name, others, _many(field, _credit(role)), {field: ()})


COLUMNS = (
    Column("title", ("name", "topic", "conversation"), _words("title", 300), {"title": ""}),
    Column("format", ("type", "kind"), _format, {"format": ""}),
    Column("summary", ("description",), _words("summary"), {"summary": ""}),
    Column(
        "people",
        ("attendance", "attendees", "participants", "number of people"),
        _people,
        {"people": None, "people_or_more": False},
    ),
    Column("newcomers", ("new people", "first time"), _newcomers, {"newcomers": None}),
    _credits("speakers", CreditRole.SPEAKER, "speaker", "guest", "guests", "presenter", "presenters"),
    _credits("hosts", CreditRole.HOST, "host", "facilitator", "facilitators"),
    _credits("coordinators", CreditRole.COORDINATOR, "coordinator"),
    _credits("respondents", CreditRole.RESPONDENT, "respondent"),
    Column("questions", ("question",), _many("questions", _question), {"questions": ()}),
    Column(
        "recordings", ("recording", "video", "videos", "youtube"), _many("recordings", _recording), {"recordings": ()}
    ),
    Column("presentations", ("presentation", "slides"), _many("presentations", _presentation), {"presentations": ()}),
    Column("resources", ("resource",), _many("resources", _resource), {"resources": ()}),
    Column("pack", ("insights pack", "packs", "insights"), _pack, {"pack_elsewhere": False, "pack_url": ""}),
    Column("themes", ("theme", "tags", "keywords"), _many("themes", _theme), {"themes": ()}),
)
"""Every column beside ``month`` and ``day``."""
