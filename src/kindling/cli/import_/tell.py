"""How an import tells what it changed: a line for each month, and one sentence of them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from kindling.conversations.actions.intake import BroughtIn, Change
from kindling.conversations.facts import ConversationFacts

_SHOWN = 60
"""Characters of a text that are shown."""


def changes(done: BroughtIn) -> Iterator[str]:
    """``2024-08 is new: title, recordings``, or ``2024-08: title “A” becomes “B”; resources 1 becomes 3``."""
    for change in done.changes:
        parts = list(_changed(change))
        if change.before is None:
            yield f"{change.month} is new{': ' if parts else ''}{', '.join(parts)}"
        else:
            yield f"{change.month}: {'; '.join(parts)}"
    if done.others:
        yield f"Also {', '.join(done.others)}."


def summary(done: BroughtIn, *, dry_run: bool) -> str:
    """``12 months are new, 3 were brought up to date, 60 are as they were; 2 things could not be used.``"""
    new = sum(change.before is None for change in done.changes)
    changed = len(done.changes) - new
    told = [
        _part(new, "would be new") if dry_run else _part(new, "is new", "are new"),
        _part(changed, "would be brought up to date")
        if dry_run
        else _part(changed, "was brought up to date", "were brought up to date"),
        _part(done.unchanged, "is as it was", "are as they were"),
    ]
    parts = [(number, words) for number, words in told if number]
    counted = [f"{number} {words}" for number, words in parts[1:]]
    if parts:
        number, words = parts[0]
        counted.insert(0, f"{number} {'month' if number == 1 else 'months'} {words}")
    lost = len(done.problems)
    tail = f"; {lost} {'thing' if lost == 1 else 'things'} could not be used" if lost else ""
    head = ", ".join(counted) or "No month is in this file"
    return f"{head}{tail}.{' Nothing was changed.' if dry_run else ''}"


def _part(number: int, one: str, many: str = "") -> tuple[int, str]:
    return number, one if number == 1 or not many else many


def _changed(change: Change) -> Iterator[str]:
    """The fields that differ; of a new month those that are told at all."""
    known = change.before or ConversationFacts(month=change.month)
    for field in fields(ConversationFacts):
        before, after = getattr(known, field.name), getattr(change.after, field.name)
        if before != after:
            yield field.name if change.before is None else f"{field.name} {_becomes(before, after)}"


def _becomes(before: Any, after: Any) -> str:
    if isinstance(after, tuple) and len(before) != len(after):
        return f"{len(before)} becomes {len(after)}"
    if isinstance(after, tuple):
        return "are put right"
    if before in {"", None}:
        return f"{_shown(after)} is new"
    return f"{_shown(before)} becomes {_shown(after)}" if after not in {"", None} else f"{_shown(before)} is cleared"


def _shown(value: Any) -> str:
    words = ("no", "yes")[value] if isinstance(value, bool) else str(value)
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"“{short}”"
