"""What mail services tell afterwards: a mail that came back, or was called spam, stops its address."""

from __future__ import annotations

from typing import Any

from anymail.signals import EventType, RejectReason, tracking
from django.dispatch import receiver

from kindling.mail.actions import stop_address
from kindling.mail.models import Why

_REFUSED_FOR_GOOD = frozenset({RejectReason.BOUNCED, RejectReason.INVALID})
"""Why a service itself no longer sends to an address."""


@receiver(tracking)
def note_event(event: Any, esp_name: str, **_: Any) -> None:
    """Stops the address of a mail that came back for good, or whose reader complained; all else is let be."""
    why = _why(event)
    if why and event.recipient:
        told = " ".join(str(event.description or event.mta_response or "").split())
        stop_address(address=event.recipient, why=why, told=f"{esp_name}: {told or event.event_type}")


def _why(event: Any) -> Why | None:
    if event.event_type == EventType.COMPLAINED or event.reject_reason == RejectReason.SPAM:
        return Why.COMPLAINED
    gone = event.event_type == EventType.BOUNCED
    refused = event.event_type == EventType.REJECTED and event.reject_reason in _REFUSED_FOR_GOOD
    return Why.BOUNCED if gone or refused else None
