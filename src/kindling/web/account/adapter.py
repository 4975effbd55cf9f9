"""Where allauth asks the site: who may come in, what its sentences say, how a code is mailed."""

from __future__ import annotations

import base64
import datetime
import secrets
import time
import uuid
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils import timezone

from kindling.archive.queries import site
from kindling.ground.models import User
from kindling.ground.sealing import seal, unseal
from kindling.mail.actions import NewMessage, queue_message
from kindling.web.account.code_mail import LASTS, NO_ADDRESS, SIGN_IN_CODE
from kindling.web.account.session import LINK, records

LINK_IS_ENOUGH = 15 * 60
"""Seconds after a one-time link in which a lost second factor can be replaced without showing it once more."""

CODE_SENT = "account/messages/login_code_sent.txt"
_WRONG_CODE = "That code is not the right one. Look at the newest mail, and type the code as it stands there."
_WAIT = "Too many tries. Wait an hour, or sign in with a passkey."


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth tells no types
    """Accounts by invitation alone, no passwords, our sentences."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _WAIT,
        "rate_limited": _WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never: accounts are made by stewards."""
        return False

    def is_reauthentication_required(self, *, app: str, **told: Any) -> bool:
        """Whether a change of one's second factor asks for it first; not soon after a one-time link, for it is lost."""
        return not _came_by_link(context.request) and bool(super().is_reauthentication_required(app=app, **told))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002 - allauth's
        """Keeps the code until `add_message`, which is called for known and unknown addresses alike.

        No other mail of allauth's is switched on.
        """
        context["request"].code_to_mail = context["code"]

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **told: Any
    ) -> None:
        """Says it on the next page. Where a code was asked for, one message is queued, whether or not there is a code:
        neither the time it takes, nor the rows it writes, may tell whether an address is known."""
        if message_template == CODE_SENT:
            shown: dict[str, Any] = args[0] if args else told["message_context"]
            _queue_code(shown["email"], getattr(request, "code_to_mail", ""))
        super().add_message(request, level, message_template, *args, **told)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc] # the same
    """Passkeys and authenticator apps, called by the community's name."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not the right one. Each works for half a minute; type the one shown now."
    }

    def _get_site_name(self) -> str:
        return site().community

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's
        """A name for a new passkey that tells it from the others."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "My passkey" if number == 1 else f"My passkey {number}"

    def encrypt(self, text: str) -> str:
        """The secret of an app, or the seed of recovery codes, as the database keeps it."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself. Where it can no longer be read, one made up on the spot, which nobody's app has."""
        return unseal(encrypted_text) or base64.b32encode(secrets.token_bytes(20)).decode()


def _came_by_link(request: HttpRequest) -> bool:
    if not isinstance(request.user, User):
        return False
    since = time.time() - LINK_IS_ENOUGH
    return any(one["method"] == LINK and one["at"] > since for one in records(request, request.user))


def _queue_code(email: str, code: str) -> None:
    queue_message(
        NewMessage(
            kind=SIGN_IN_CODE,
            key=f"{SIGN_IN_CODE}:{uuid.uuid4().hex}",
            address=email if code else NO_ADDRESS,
            data={"code": code},
            expires_at=timezone.now() + datetime.timedelta(seconds=LASTS),
            first=True,
        )
    )
