"""The kinds of message that people send."""

from __future__ import annotations

from kindling.mail.kinds import Kind, register_kind
from kindling.people.letters import joining, mine

KINDS = (
    Kind("join", "Joining: please confirm", joining.write_join, joining.example_join),
    Kind("welcome", "Joining: welcome", joining.write_welcome, joining.example_welcome),
    Kind("mine", "My page: the link that was asked for", mine.write_mine, mine.example_mine),
    Kind("new-address", "My page: please confirm the new address", mine.write_move, mine.example_move),
    Kind("moved-address", "My page: told to the old address", mine.write_moved, mine.example_moved),
)
"""Each answers what somebody has just done, so each goes at once, by night as well."""


def register_kinds() -> None:
    """Makes them known to the mail."""
    for kind in KINDS:
        register_kind(kind)
