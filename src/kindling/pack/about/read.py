"""Reads ``pack.toml`` and ``theme.toml``; every mistake is told with its key, its line and its remedy."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from kindling.kernel.errors import KindlingError
from kindling.pack.about.fields import About
from kindling.pack.document.mistakes import mistake

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

Where = tuple[int | str, ...]


class BadAbout(KindlingError):
    """What the producer wrote cannot be read; each line of the sentence names a key, a line and a remedy."""


@cache
def _adapter() -> TypeAdapter[About]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - a tenth of a second, where nothing was written

    return TypeAdapter(About)


def read_about(data: bytes, *, name: str = "pack.toml", base: About | None = None) -> About:
    """What the producer wrote in ``data``; fields that are absent are those of ``base``.

    Raises `BadAbout` with every mistake found.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - as below

    text = _text(data, name)
    table = _table(text, name)
    if base is not None:
        table = _over(_adapter().dump_python(base, mode="json", exclude_defaults=True), table)
    try:
        about = _adapter().validate_python(table)
    except ValidationError as wrong:
        raise _all_of([_told(error, text, name) for error in wrong.errors(include_url=False)[:MOST]]) from None
    silent = [number for number, speaker in enumerate(about.speakers) if speaker.photo and not speaker.alt.strip()]
    if silent:
        raise _all_of([_place(("speakers", number, "alt"), text, name) + NO_ALT for number in silent])
    return about


LIMIT = 2**20
"""Bytes of a file that somebody wrote by hand."""
MOST = 30
"""Mistakes told at once."""
NO_ALT = 'a photo needs words for those who do not see it. Write alt = "Ada at her desk, smiling".'


def _all_of(told: list[str]) -> BadAbout:
    return BadAbout("\n".join(dict.fromkeys(told)))


def _over(base: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """``base`` with every key of ``table`` put over it, tables inside tables too."""
    nested = {key: _over(base.get(key, {}), value) for key, value in table.items() if isinstance(value, dict)}
    return {**base, **table, **nested}


def _text(data: bytes, name: str) -> str:
    if len(data) > LIMIT:
        raise BadAbout(f"{name} has more than {LIMIT // 2**20} MiB.", "Write less, or give the file you meant.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise BadAbout(f"{name}, line {line}: this is not UTF-8 text.", "Save the file as UTF-8.") from None


MANY_DOTS = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"(?:[^"\\\n]|\\.){0,200}+"|'[^'\n]{0,200}+')[ \t]*+\.[ \t]*+){21}""",
)
"""A key of more than 20 parts: the parser's memory grows with their square."""


def _table(text: str, name: str) -> dict[str, Any]:
    if found := MANY_DOTS.search(text):
        line = text[: found.start()].count("\n") + 1
        raise BadAbout(f"{name}, line {line}: this key has more than 20 dots.", "Write one key of this file there.")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise BadAbout(f"{name}: brackets stand in brackets too deep to be read.", "Take some of them away.") from None
    except tomllib.TOMLDecodeError as wrong:
        raise BadAbout(
            f"{name}: this is not TOML: {wrong}.", 'A value stands after =, words in quotes: title = "The first hour".'
        ) from None


def _place(where: Where, text: str, name: str) -> str:
    """Where a mistake stands: ``pack.toml, line 4: speakers.1.alt:`` and a space; counted from 1."""
    key = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in where)
    return f"{name}, line {line_of(where, text)}: {key}: "


def _told(error: ErrorDetails, text: str, name: str) -> str:
    """One mistake as a sentence: place, what is wrong, what to do."""
    where = tuple(part for part in error["loc"] if part != "[key]")
    return f"{_place(where, text, name)}{mistake(error)}. {_remedy(error, where)}".rstrip()


HOW = {
    "date": "Write date = 2024-08-15, without quotes.",
    "month": 'Write month = "2024-08".',
    "zone": 'Write a city of the time zone: zone = "Europe/London".',
    "start": 'Write start = "18:00".',
    "groups": "Write the sizes of the groups: groups = [5, 5, 6].",
    "shift": "Write the seconds to add to the file's clock: shift = -42.",
    "light": 'Write a colour as "#5c2b41".',
    "dark": 'Write a colour as "#5c2b41".',
    "enquiries": 'Write one e-mail address: enquiries = "hello@example.org".',
    "speakers": "Begin each speaker with a line [[speakers]].",
    "questions": "Begin each question with a line [[questions]].",
    "resources": "Begin each resource with a line [[resources]].",
    "reflections": "Begin each reflection with a line [[reflections]].",
    "priorities": "Begin each priority with a line [[priorities]].",
}
"""What to write instead, by key; the last key of the place that stands here is the one told."""


def _remedy(error: ErrorDetails, where: Where) -> str:
    if error["type"] == "unexpected_keyword_argument":
        near = difflib.get_close_matches(str(where[-1]), _keys_in(where[:-1]), 1, cutoff=0.7)
        return f"Did you mean {near[0]}?" if near else "Remove it."
    if error["type"] == "missing":
        return "Write it in."
    return next((HOW[part] for part in reversed(where) if part in HOW), "")


def _keys_in(where: Where) -> list[str]:
    """The keys that the table at ``where`` may have."""
    kind: Any = About
    for part in where:
        kind = get_type_hints(kind)[str(part)] if is_dataclass(kind) else _held(kind)
    return [part.name for part in fields(kind)]


def _held(kind: Any) -> Any:
    """What a list or a table of names holds."""
    return next(one for one in reversed(get_args(kind)) if one is not Ellipsis)


def line_of(where: Where, text: str) -> int:
    """The 1-based line of ``text`` in which the key ``where`` stands, or the table that should hold it.

    TOML's own reader keeps no places, so this looks for the headings and keys as people write them.
    """
    path = ".".join(part for part in where if isinstance(part, str))
    wanted = next((part for part in where if isinstance(part, int)), None)
    best, line, table = 0, 1, ""
    seen: dict[str, int] = {}
    for number, content in enumerate(text.splitlines(), 1):
        table, key = _heading(content, table, seen), _key(content)
        if key is None and not content.lstrip().startswith("["):
            continue
        full = ".".join(part for part in (table, key) if part)
        if _within(full, path) and len(full) > best and (wanted is None or seen.get(table) in {None, wanted}):
            best, line = len(full), number
    return line


def _heading(content: str, table: str, seen: dict[str, int]) -> str:
    """The table that ``content`` opens, or the one still open; ``seen`` counts those of a list from 0."""
    found = re.match(r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]", content)
    if not found:
        return table
    name = re.sub("[\"']", "", found[2])
    if found[1]:
        seen[name] = seen.get(name, -1) + 1
    return name


def _key(content: str) -> str | None:
    found = re.match(r"""\s*(["']?)([^"'=\[\]#]+?)\1\s*=""", content)
    return found[2] if found else None


def _within(full: str, path: str) -> bool:
    return path == full or path.startswith(f"{full}.")
