"""An archive written as TOML: the same facts as the demonstration's, any part of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kindling.conversations.facts import CommunityFacts, ConversationFacts, ProfileFacts, SeriesFacts
from kindling.conversations.intake.dates import month_of
from kindling.conversations.intake.told import ArchiveTold, MonthTold, Problem, did_you_mean
from kindling.kernel.errors import KindlingError

Facts = TypeVar("Facts", CommunityFacts, SeriesFacts, ProfileFacts, ConversationFacts)

PARTS = ("community", "series", "people", "conversations")
_LOOKS_LIKE_IT = re.compile(rf"^\s*\[\[?\s*(?:{'|'.join(PARTS)})\b", re.MULTILINE)


class BadToml(KindlingError):
    """A file that is no TOML; the sentence says in which line."""


def looks_like_toml(text: str) -> bool:
    """Whether ``text`` has one of the tables of an archive."""
    return bool(_LOOKS_LIKE_IT.search(text))


def read_toml(text: str) -> ArchiveTold:
    """What a TOML file tells. Raises `BadToml` where it cannot be parsed at all."""
    try:
        whole = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as wrong:
        raise BadToml(f"This is no sound TOML: {wrong}.", "Mend it there.") from None
    problems = [
        Problem(0, name, f"nothing is called that; it is passed over.{did_you_mean(name, list(PARTS))}")
        for name in whole
        if name not in PARTS
    ]
    months, rows = _months(text, whole, problems)
    community = _table(whole, "community", CommunityFacts, problems)
    series = _table(whole, "series", SeriesFacts, problems)
    people = tuple(_people(text, whole, problems))
    return ArchiveTold(tuple(months), tuple(problems), rows, community, series, people)


def _months(text: str, whole: Mapping[str, Any], problems: list[Problem]) -> tuple[list[MonthTold], int]:
    found: dict[str, MonthTold] = {}
    tables = _tables(text, whole, "conversations", problems)
    for line, table in tables:
        month = month_of(str(table.get("month", "")))
        facts = _checked(ConversationFacts, {**table, "month": month or table.get("month")}, line, problems)
        if facts is None:
            continue
        if facts.month in found:
            problems.append(Problem(line, "month", f"{month} stands in line {found[month].line} already."))
        else:
            told = {name: getattr(facts, name) for name in table if name != "month"}
            found[facts.month] = MonthTold(line, facts.month, told)
    return list(found.values()), len(tables)


def _people(text: str, whole: Mapping[str, Any], problems: list[Problem]) -> Iterator[Mapping[str, Any]]:
    for line, table in _tables(text, whole, "people", problems):
        facts = _checked(ProfileFacts, table, line, problems)
        if facts:
            yield {name: getattr(facts, name) for name in table}


def _table(whole: Mapping[str, Any], name: str, kind: type[Facts], problems: list[Problem]) -> Mapping[str, Any] | None:
    """One table's fields, those alone that it mentions."""
    table = whole.get(name)
    if table is None:
        return None
    if not isinstance(table, dict):
        problems.append(Problem(0, name, f"has to be one table, [{name}]."))
        return None
    # A name that is known here already need not be told again.
    facts = _checked(kind, {"name": "as it is", **table}, 0, problems, name)
    return {key: getattr(facts, key) for key in table} if facts else None


def _tables(
    text: str, whole: Mapping[str, Any], name: str, problems: list[Problem]
) -> Sequence[tuple[int, dict[str, Any]]]:
    """The tables of an array, each with the line of its heading, which tomllib does not tell."""
    tables = whole.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append(Problem(0, name, f"has to be tables, each under [[{name}]]."))
        return []
    heading = re.compile(rf"^\s*\[\[\s*{name}\s*\]\]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if heading.match(line)]
    if len(lines) != len(tables):
        lines = [0] * len(tables)
    return list(zip(lines, tables, strict=True))


def _checked(
    kind: type[Facts], table: Mapping[str, Any], line: int, problems: list[Problem], place: str = ""
) -> Facts | None:
    """The table as facts; nothing where it is wrong, which ``problems`` then tell."""
    try:
        return TypeAdapter(kind).validate_python(table)
    except ValidationError as invalid:
        problems += [_problem(error, line, place, kind) for error in invalid.errors(include_url=False)]
    return None


def _problem(error: ErrorDetails, line: int, place: str, kind: type[Any]) -> Problem:
    where = ".".join(str(part) for part in (place, *error["loc"]) if part != "")
    return Problem(line, where, _sentence(error["type"], error["msg"], error["loc"], kind))


def _sentence(type_: str, message: str, loc: tuple[int | str, ...], kind: type[Any]) -> str:
    if type_ == "unexpected_keyword_argument":
        known = [field.name for field in fields(kind)] if len(loc) == 1 else []
        return f"nothing is called that.{did_you_mean(str(loc[-1]), known)}"
    if loc[-1] in {"month", "since"}:
        return "write the month as 2024-08 or August 2024."
    if type_ == "string_pattern_mismatch":
        return "an address begins with https:// or http://."
    return f"{message[:1].lower()}{message[1:]}."
