"""What mail services tell afterwards: a mail that came back, or was called spam, stops its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anymail.signals import EventType, RejectReason, tracking
from django.dispatch import receiver

from kindling.mail.actions import stop_if_mailed
from kindling.mail.models import Why

_FOR_GOOD = frozenset({RejectReason.BOUNCED, RejectReason.INVALID})
"""Why a service itself no longer sends to an address."""

_CLASSES_FOR_NOW = frozenset({"20", "21", "22", "23", "24", "40", "70"})
"""What SparkPost calls a bounce that may be another one tomorrow: a full mailbox, a name server that is away."""


@receiver(tracking)
def note_event(event: Any, esp_name: str, **_: Any) -> None:
    """Stops the address of a mail that came back for good, or whose reader complained; all else is let be."""
    why = _why(event)
    if why and event.recipient:
        told = " ".join(str(event.description or event.mta_response or "").split())
        stop_if_mailed(address=event.recipient, why=why, told=f"{esp_name}: {told or event.event_type}")


def _why(event: Any) -> Why | None:
    if event.event_type == EventType.COMPLAINED:
        return Why.COMPLAINED
    came_back = event.event_type in {EventType.BOUNCED, EventType.REJECTED} and event.reject_reason in _FOR_GOOD
    return Why.BOUNCED if came_back and not _is_for_now(event.esp_event) else None


def _is_for_now(told: Any) -> bool:
    """Whether a service says that the address may work tomorrow, each in its own words; django-anymail calls all of
    them bounces."""
    words = dict(told) if isinstance(told, Mapping) else {}
    for inner in (words.pop("msys", None) or {}).values():
        words |= inner
    return (
        words.get("event") == "soft_bounce"
        or words.get("Type") == "SoftBounce"
        or words.get("hard_bounce") is False
        or str(words.get("bounce_class")) in _CLASSES_FOR_NOW
    )
