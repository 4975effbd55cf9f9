"""Small reads for the pack's editor: which line each piece comes from, and which hints were settled."""

from __future__ import annotations

from collections.abc import Collection

from kindling.contributions.models import Contribution, Flag, FlagStatus
from kindling.conversations.models import Conversation

Settled = frozenset[tuple[str, str]]
"""What was decided: what a flag was about, and where."""


def cited_lines(conversation: Conversation) -> dict[str, int]:
    """The number of the first line that each piece of a month's ledger cites, by the piece's key. One query."""
    through = Contribution.lines.through.objects.filter(contribution__conversation=conversation)
    rows = through.order_by("-line__at", "-line_id").values_list("contribution_id", "line_id")
    return {f"c{contribution}": line for contribution, line in rows}


def settled(conversation: Conversation, kinds: Collection[str]) -> Settled:
    """What was looked at and decided of some kinds of flags, as pairs of ``what`` and ``where``. One query."""
    rows = Flag.objects.filter(conversation=conversation, kind__in=kinds).exclude(status=FlagStatus.OPEN)
    return frozenset(rows.values_list("what", "where"))
