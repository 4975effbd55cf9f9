"""What may show of somebody under a decision: never more than they agreed to, and nothing that they did not."""

from __future__ import annotations

from kindling.contributions.models import CLEARING, Consent, Contribution, Decision, Form
from kindling.contributions.records import Attribution
from kindling.contributions.wording import folded_space
from kindling.kernel.text import fold


def shown_under(row: Contribution, decision: str) -> Attribution | None:
    """How whoever said it shows under ``decision``; None where it clears nothing.

    Where what they agreed to is not known (no role, no name), nobody is named.
    """
    if decision not in CLEARING:
        return None
    form = CLEARING[Decision(decision)]
    first = _first_name(row)
    made = {
        Form.NAME: Attribution("name", row.name),
        Form.FIRST_NAME: Attribution("first name", first),
        Form.FIRST_NAME_ROLE_PLACE: Attribution("first name with role and place", first, row.role, row.place),
        Form.ROLE: Attribution("role", role=row.role),
        Form.NOBODY: Attribution(),
    }[form]
    return made if made.label else Attribution()


def clearance(row: Contribution, latest: Consent | None) -> Attribution | None:
    """How a contribution may appear; None where it may not.

    It may where the latest decision clears it, for these very words (white space folded), under this very name.
    """
    if latest is None or words_changed(row, latest) or shown_changed(row, latest):
        return None
    return shown_under(row, latest.decision)


def words_changed(row: Contribution, latest: Consent) -> bool:
    """Whether the words are others than those that were decided on."""
    return folded_space(row.text) != folded_space(latest.text)


def shown_changed(row: Contribution, latest: Consent) -> bool:
    """Whether somebody would show otherwise than they agreed to."""
    shown = shown_under(row, latest.decision)
    return shown is not None and shown.label != latest.shown


def _first_name(row: Contribution) -> str:
    """The first name; where it was filled with more, the first word, for a surname was not agreed to."""
    *before, surname = fold(row.name).split() or [""]
    told = fold(row.first_name).split()
    return row.first_name.split()[0] if before and surname in told[1:] else row.first_name
