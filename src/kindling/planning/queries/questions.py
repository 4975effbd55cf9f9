"""The questions of a month, who posed each, and in which months it was asked before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kindling.conversations.models import Conversation, Question
from kindling.kernel.text import fold


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question; ``before`` are the other months that asked it, however it was cased and punctuated."""

    text: str
    posed_by: str
    before: tuple[str, ...] = ()


def questions_shown(conversation: Conversation) -> tuple[QuestionShown, ...]:
    """The month's questions, each with the months that asked the same; in two queries."""
    rows = list(conversation.questions.select_related("posed_by"))
    asked = _asked_elsewhere(conversation) if rows else {}
    return tuple(QuestionShown(row.text, _posed_by(row), asked.get(fold(row.text), ())) for row in rows)


def _asked_elsewhere(conversation: Conversation) -> dict[str, tuple[str, ...]]:
    others = Question.objects.exclude(conversation=conversation)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text, month in others.values_list("text", "conversation__month"):
        found[fold(text)].add(month)
    return {text: tuple(sorted(months)) for text, months in found.items()}


def _posed_by(row: Question) -> str:
    return row.posed_by.name if row.posed_by else row.posed_by_name
