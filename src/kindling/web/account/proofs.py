"""A second factor that was just set up has been shown with it: nobody has to show it twice in a row."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from kindling.ground.models import User


@receiver(authenticator_added)
def note_proof(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Notes the proof in the session in which a passkey or an app was added."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        told = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, "mfa", **told)
