"""Where a contribution stands, in one sentence."""

from __future__ import annotations

from kindling.contributions.clearing import clearance, shown_under, words_changed
from kindling.contributions.models import CLEARING, Consent, Contribution, Decision, Form

_AS = {
    Form.NAME: "by full name",
    Form.FIRST_NAME: "by first name",
    Form.FIRST_NAME_ROLE_PLACE: "by first name, role and place",
    Form.ROLE: "by role only",
    Form.NOBODY: "without any name",
}
_NO = {
    Decision.DECLINED: "Declined",
    Decision.WITHDRAWN: "Withdrawn",
    Decision.ROOM_ONLY: "In the room only",
}


def state_words(row: Contribution, latest: Consent | None) -> str:
    """``Cleared by first name, said yes 20 September 2026``; what stands against it where it is not cleared."""
    if latest is None:
        return "Nobody has answered yet, so it stays out"
    day = f"{latest.given_on.day} {latest.given_on:%B %Y}"
    if shown_under(row, latest.decision) is None:
        return f"{_NO[Decision(latest.decision)]}, {day}"
    if words_changed(row, latest):
        return f"The words were changed since the yes of {day}; ask again"
    if clearance(row, latest) is None:
        return f"The name, role or place was changed since the yes of {day}; ask again"
    return f"Cleared {_AS[CLEARING[Decision(latest.decision)]]}, said yes {day}"
