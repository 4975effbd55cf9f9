"""The mail that a steward sends to themselves, to see how another one reads."""

from __future__ import annotations

from dataclasses import replace

from kindling.mail.kinds import Due, Kind, NotNow, kind_of, register_kind
from kindling.mail.letters import Letter, Paragraph

TEST = "test-mail"


def _write(due: Due) -> Letter:
    """The example of the kind that is tried, called a test."""
    kind = kind_of(str(due.data.get("kind", "")))
    if kind is None or kind.name == TEST:
        raise NotNow("There is no such kind of mail.")
    shown = kind.example()
    return replace(
        shown,
        subject=f"Test: {shown.subject}",
        title=shown.title or shown.subject,
        why="This is a test, with invented people and links that lead nowhere. You asked for it on the desk.",
        unsubscribe="",
        mine="",
    )


def _example() -> Letter:
    return Letter(subject="Test", preview="", blocks=(Paragraph("A test."),), why="You asked for it on the desk.")


def register() -> None:
    """Makes this kind of message known."""
    register_kind(Kind(TEST, "A test to oneself", _write, _example))
