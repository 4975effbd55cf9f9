"""Words in a pack: runs of text with strength, emphasis and links; never markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from kindling.pack.document.record import record


@record
class Run:
    """A stretch of words in one style. ``text`` is literal; ``link`` an http, https or mailto address, or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        """Refuse an address that could do more than lead somewhere."""
        if self.link and not self.link.startswith(("https://", "http://", "mailto:")):
            raise ValueError(f"a link starts with https://, http:// or mailto:, not {self.link[:40]!r}")


def _as_runs(value: Any) -> Any:
    """A plain string is one plain run; a list may mix strings and runs."""
    if isinstance(value, str):
        return ({"text": value},) if value else ()
    if isinstance(value, list | tuple):
        return tuple({"text": part} if isinstance(part, str) else part for part in value)
    return value


def _as_json(runs: tuple[Run, ...]) -> str | list[str | dict[str, Any]]:
    """The shortest form that reads back the same: a string where nothing is marked."""
    parts = [_run_as_json(run) for run in runs]
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) and parts[0] else parts


def _run_as_json(run: Run) -> str | dict[str, Any]:
    marks = {name: value for name in ("strong", "emphasis", "link") if (value := getattr(run, name))}
    return {"text": run.text, **marks} if marks else run.text


_RUN_SCHEMA = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "strong": {"type": "boolean"},
        "emphasis": {"type": "boolean"},
        "link": {"type": "string", "pattern": "^(https?://|mailto:)"},
    },
    "required": ["text"],
    "additionalProperties": False,
}
_TEXT_SCHEMA = {
    "description": "Literal words: a string, or a list of strings and marked runs.",
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, _RUN_SCHEMA]}}],
}


class _AsWritten:
    """The marker that lets a `Text` be stored as people write it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Asked by pydantic when it first reads a stored record."""
        from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema  # noqa: PLC0415 - imported by now

        marks = BeforeValidator(_as_runs), PlainSerializer(_as_json, when_used="json"), WithJsonSchema(_TEXT_SCHEMA)
        return handler.generate_schema(Annotated[source, *marks])


Text = Annotated[tuple[Run, ...], _AsWritten()]
"""Runs in order; in JSON and TOML a string, or a list of strings and ``{"text", "strong", "emphasis", "link"}``."""


def plain(words: str) -> tuple[Run, ...]:
    """``words`` as a `Text` without any mark."""
    return (Run(words),) if words else ()


def string(text: Iterable[Run]) -> str:
    """The words of a `Text` without its marks."""
    return "".join(run.text for run in text)
