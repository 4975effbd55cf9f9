"""What contributors decided is recorded: append-only, for the very words and the very name they decided on."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from kindling.contributions.actions.line_rows import storable
from kindling.contributions.clearing import shown_under
from kindling.contributions.models import Consent, Contribution, Decision
from kindling.contributions.queries.ledger import latest, numbers, rows_of, shown
from kindling.contributions.rules import check_can_answer, check_can_consent, check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.errors import NotAllowed


def record_consents(
    *,
    by: Actor,
    conversation: Conversation,
    keys: Collection[str],
    decision: str,
    how: str,
    given_on: datetime.date,
    read: Mapping[str, str] | None = None,
) -> int:
    """Records one decision about each of ``keys``, as its words and its name stand now; answers how many.

    ``how`` says how it was given (a mail, a form, said in the room). ``read`` is the `Piece.mark` of each key as it was
    read by whoever records this: a yes for what has changed since is no yes. All of it or nothing. Raises `NotAllowed`.
    """
    check_can_keep(by)
    if decision not in Decision.values:
        raise NotAllowed("Nobody can decide that about their words.", "Choose one of the answers.")
    if not how.strip():
        raise NotAllowed("A decision needs how it was given.", "Say it shortly: by mail, on a form, in the room.")
    with transaction.atomic():
        rows = list(rows_of(conversation).select_for_update().filter(pk__in=numbers(keys)))
        if len(rows) < len(set(keys)):
            raise NotAllowed("Some of these words are not this month's.", "Open the list again.")
        for row in rows:
            check_can_consent(row, latest(row), decision, given_on)
            if read is not None:
                check_can_answer(shown(row).mark, read.get(row.key), decision)
            told = _told(row, decision) | {"how": storable(how).strip()[:300], "given_on": given_on}
            Consent.objects.create(**told, recorded_by=by.user)
        if rows:
            note = f"{decision}: {', '.join(row.key for row in rows)}"
            record_audit(by=by, action="record consents", subject=f"conversation {conversation.month}", note=note)
    return len(rows)


def _told(row: Contribution, decision: str) -> dict[str, Any]:
    under = shown_under(row, decision)
    return {
        "contribution": row,
        "decision": decision,
        "text": row.text,
        "shown": under.label if under else "",
    }
