"""Words to paste into the chat of the meeting: a welcome, the question, a closing, the links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from kindling.archive.queries import site
from kindling.conversations.models import Conversation
from kindling.planning.queries import QuestionShown


@dataclass(frozen=True, slots=True)
class ChatText:
    """A text with its heading; ``key`` is its field's name on the page."""

    key: str
    heading: str
    words: str

    @property
    def rows(self) -> int:
        """Lines that its field shows."""
        return min(self.words.count("\n") + 2, 8)


def chat_texts(row: Conversation, questions: Sequence[QuestionShown]) -> tuple[ChatText, ...]:
    """The texts in the order of the hour; without a question there is none to paste."""
    return tuple(_texts(row, questions))


def _texts(row: Conversation, questions: Sequence[QuestionShown]) -> Iterator[ChatText]:
    community = site().community
    title = f"“{row.title}”" if row.title else "our conversation"
    yield ChatText(
        "chat-welcome",
        "Welcome",
        f"Welcome to {title} with {community}. Say hello: your name, and where you are today.\n"
        "You may keep your camera off. What you write to everybody may be quoted, and only if you agree to it later.",
    )
    if questions:
        asked = "\n".join(_asked(one) for one in questions)
        yield ChatText("chat-question", "The question, before the groups", f"For the small groups:\n{asked}")
    yield ChatText(
        "chat-closing",
        "Closing",
        "Thank you for coming. One thing you take with you: write it here.\n"
        "Within two weeks a pack gathers what we heard. Nobody is named in it who has not said yes.",
    )
    page = f"{settings.SITE_URL}{reverse('conversation', args=[row.month])}"
    topics = f"{settings.SITE_URL}{reverse('topics')}"
    yield ChatText(
        "chat-links",
        "Links",
        f"This conversation: {page}\nWhat to talk about next: {topics}\n{settings.SITE_URL}/",
    )


def _asked(one: QuestionShown) -> str:
    return f"{one.text} (asked by {one.posed_by})" if one.posed_by else one.text
