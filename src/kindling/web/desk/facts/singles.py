"""The parts of the facts that are one form each: what the month is, who came, its themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kindling.conversations.actions import count_people, describe_conversation, set_themes
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor
from kindling.web.desk.facts.forms import Came, Themes, What
from kindling.web.forms import Form


@dataclass(frozen=True, slots=True)
class Single:
    """A part with one form: its heading, a sentence, what stands in the form at first, and how it is kept."""

    heading: str
    lead: str
    form: Callable[..., Form]
    known: Callable[[Conversation], dict[str, Any]]
    keep: Callable[[Actor, Conversation, dict[str, Any]], None]


def _what(row: Conversation) -> dict[str, Any]:
    return {"title": row.title, "day": row.day, "format": row.format, "summary": row.summary}


def _keep_what(by: Actor, row: Conversation, told: dict[str, Any]) -> None:
    describe_conversation(by=by, conversation=row, **told)


def _came(row: Conversation) -> dict[str, Any]:
    return {"people": row.people, "or_more": row.people_or_more, "newcomers": row.newcomers}


def _keep_came(by: Actor, row: Conversation, told: dict[str, Any]) -> None:
    count_people(by=by, conversation=row, **told)


def _themes(row: Conversation) -> dict[str, Any]:
    return {"known": [theme.name for theme in row.themes.all()]}


def _keep_themes(by: Actor, row: Conversation, told: dict[str, Any]) -> None:
    set_themes(by=by, conversation=row, names=[*told.get("known", ()), *told["new"]])


SINGLES = {
    "what": Single("The conversation", "What nobody knows yet stays empty.", What, _what, _keep_what),
    "came": Single(
        "Who came",
        "For the conversation’s own page; the pack counts for itself where there is an attendance report.",
        Came,
        _came,
        _keep_came,
    ),
    "themes": Single(
        "Themes", "A few words by which readers find this month beside others.", Themes, _themes, _keep_themes
    ),
}
