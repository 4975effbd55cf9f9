"""Writes every floor needs: the audit line."""

from __future__ import annotations

from kindling.ground.actors import Actor
from kindling.ground.changes import tell_of_change
from kindling.ground.models import AuditLine


def record_audit(*, by: Actor, action: str, subject: str, note: str = "") -> AuditLine:
    """One line saying who did what to what, inside the caller's transaction.

    ``action`` is a verb and noun (``publish edition``), ``subject`` what it was done to (``conversation 2024-08``).
    Once the transaction stands, every process is told that something changed, so that no page is shown as it was.
    """
    tell_of_change()
    return AuditLine.objects.create(actor=by.kind, user=by.user, action=action, subject=subject, note=note[:500])
