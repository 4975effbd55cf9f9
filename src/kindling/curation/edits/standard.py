"""The sections that a pack usually has, in their order, and which of them each kind of piece belongs to."""

from __future__ import annotations

from kindling.pack.document import Section
from kindling.pack.document.pack import Role

CONTEXT = "Context"
STANDARD: tuple[Section, ...] = (
    Section("about", "about", "About the conversation", umbrella=CONTEXT),
    Section("series", "series", "The series", umbrella=CONTEXT),
    Section("world", "world", "Joining the conversation", umbrella=CONTEXT),
    Section("today", "today", "What is today about?"),
    Section("speakers", "speakers", "Who did we hear from?"),
    Section("heard", "heard", "What did we hear?"),
    Section("question", "question", "The question", listed=False),
    Section("discussion", "discussion", "Group discussion"),
    Section("members", "members", "From our members"),
    Section("chat", "chat", "From the chat"),
    Section("priorities", "priorities", "What do we want to develop further?"),
    Section("reflections", "reflections", "Closing reflections"),
    Section("resources", "resources", "Resources"),
    Section("acknowledgements", "acknowledgements", "Acknowledgements"),
)
BY_ROLE: dict[Role, Section] = {section.role: section for section in STANDARD}
ORDER: tuple[Role, ...] = (*(section.role for section in STANDARD[:-1]), "other", "acknowledgements")
"""Where a section comes to stand when it is added; "other" ones before the thanks."""

FITTING: dict[str, Role] = {
    "Quotation": "heard",
    "Bullet": "heard",
    "Point": "discussion",
    "ChatCard": "chat",
    "Reflection": "reflections",
    "Resource": "resources",
    "Profile": "speakers",
    "Recording": "speakers",
    "Credit": "acknowledgements",
    "Question": "question",
    "Priority": "priorities",
    "World": "world",
    "Spread": "heard",
    "Paragraph": "today",
    "Heading": "heard",
    "Callout": "heard",
}
"""The section in which a piece usually stands, by the kind of the piece."""
