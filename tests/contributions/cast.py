"""A month with exports in the ledger: everybody in them is invented."""

from __future__ import annotations

import datetime
from typing import Any

from kindling.contributions.actions import arrange_hour, claim_file, read_file_waiting, receive_file
from kindling.contributions.records import FileShown
from kindling.conversations.models import Conversation
from tests.factories.exports import SAMPLE, zoom_chat
from tests.factories.site import ada, conversation

CHAT = zoom_chat(
    ("18:02:00", "Ben Okoro", "Hello from Leeds, UK, and thank you for having us"),
    ("18:10:00", "Ada Brennan", "Kindness is what we do when nobody looks at us."),
    ("18:11:00", "Ben Okoro", "My number is 07700 900418 if you want the paper"),
    ("18:12:00", "Ben Okoro to Ada Brennan (Direct Message)", "PRIVATE-MARKER between the two of us"),
)


def month(number: str = "2026-10", **told: Any) -> Conversation:
    """A conversation of a known day."""
    year, in_year = map(int, number.split("-"))
    return conversation(number, **{"day": datetime.date(year, in_year, 15), **told})


def given(row: Conversation, name: str = "chat.txt", data: str | bytes = CHAT) -> FileShown:
    """A file that Ada dropped, still waiting."""
    content = data.encode() if isinstance(data, str) else data
    return receive_file(by=ada(), conversation=row, name=name, data=content)


def work(row: Conversation) -> None:
    """Reads what waits, and arranges the hour, as the worker does."""
    while (file_id := claim_file(conversation_id=row.pk)) is not None:
        read_file_waiting(file_id=file_id)
    arrange_hour(conversation=row)


def read_month(data: str | bytes = CHAT, number: str = "2026-10") -> Conversation:
    """A month with one chat, read and arranged."""
    row = month(number)
    given(row, data=data)
    work(row)
    return row


def sample_month() -> Conversation:
    """The month of the bundled, invented hour, with all its exports read."""
    row = month()
    for entry in sorted(SAMPLE.iterdir(), key=lambda one: one.name):
        if entry.is_file() and not entry.name.endswith(".toml"):
            given(row, entry.name, entry.read_bytes())
    work(row)
    return row
