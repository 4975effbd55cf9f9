"""Who is welcome, and what is everybody asked of what they do? In the community's own words, where it has said so."""

from __future__ import annotations

from dataclasses import dataclass

from kindling.conversations.models import Community
from kindling.kernel.text import ended

ANYBODY = "Anybody is welcome."
ASKED = "What do you do?"
SHORTLY = "A few words are enough."


@dataclass(frozen=True, slots=True)
class Welcome:
    """The sentence that invites, the question about what somebody does, and a hint of how to answer it."""

    sentence: str = ANYBODY
    question: str = ASKED
    hint: str = SHORTLY


def welcome_words() -> Welcome:
    """What the forms of members say; plain words for whatever the community has left open. One query."""
    community = Community.objects.first() or Community()
    examples = ended(community.role_examples)
    return Welcome(
        sentence=ended(community.welcome) or ANYBODY,
        question=community.role_question or ASKED,
        hint=f"For example: {examples}" if examples else SHORTLY,
    )
