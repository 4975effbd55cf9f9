"""Hours for tests: a month with the exports that tell who came."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from kindling.contributions.actions import claim_file, read_file_waiting, receive_file
from kindling.conversations.models import Conversation
from tests.factories.accounts import ada
from tests.factories.site import conversation

HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent\n"


def zoom_report(day: str, rows: Iterable[tuple[str, str, str, str]]) -> bytes:
    """A Zoom attendance report of (name, address, from, until) on ``day``, as ``10/15/2026``."""
    lines = [
        f'"{name}",{email},{day} {begin}:00 PM,{day} {end}:00 PM,{_minutes(begin, end)},No,Y\n'
        for name, email, begin, end in rows
    ]
    return (HEAD + "".join(lines)).encode()


def hour(month: str, rows: Iterable[tuple[str, str]], *, chat: str = "", **facts: Any) -> Conversation:
    """A month whose attendance report lists (name, address), from six to seven."""
    day = datetime.date.fromisoformat(f"{month}-15")
    row = conversation(month, title=f"The hour of {month}", day=day, **facts)
    told = [(name, email, "06:00", "07:00") for name, email in rows]
    if told:
        add_file(row, "participants.csv", zoom_report(f"{int(month[5:])}/15/{month[:4]}", told))
    if chat:
        add_file(row, "chat.txt", chat.encode())
    return row


def add_file(row: Conversation, name: str, data: bytes) -> None:
    """One more export, received and read."""
    receive_file(by=ada(), conversation=row, name=name, data=data)
    while (number := claim_file()) is not None:
        read_file_waiting(file_id=number)


def _minutes(begin: str, end: str) -> int:
    (h1, m1), (h2, m2) = (map(int, one.split(":")) for one in (begin, end))
    return (h2 - h1) * 60 + m2 - m1
