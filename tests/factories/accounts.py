"""Who signs in: Ada, a steward; Pia, a producer; each with the session that lets them work."""

from __future__ import annotations

import time

from django.test import Client

from kindling.ground.actors import Actor, actor_of
from kindling.ground.models import Role, User
from tests.factories.site import ada

__all__ = ["ada", "pia", "sign_in"]


def pia() -> Actor:
    """A producer with an account."""
    user = User.objects.filter(email="pia@example.org").first()
    return actor_of(user or User.objects.create_user("pia@example.org", name="Pia Lund", role=Role.PRODUCER))


def sign_in(client: Client, who: Actor, *, proved: bool = True) -> Client:
    """``who``, signed in at this browser; a steward ``proved`` by a second factor, or not."""
    assert who.user
    client.force_login(who.user)
    session = client.session
    shown = [{"method": "code", "at": time.time()}, *([{"method": "mfa", "at": time.time()}] if proved else [])]
    session["account_authentication_methods"] = shown
    session["account_authentication_methods_user"] = str(who.user.pk)
    session.save()
    return client
