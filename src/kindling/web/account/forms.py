"""The forms of signing in, in our words; what they check is allauth's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms

from kindling.ground.models import User
from kindling.web.account.lost import LOST, lost_proofs
from kindling.web.forms import Form


def _code(label: str, hint: str, *, mode: str = "numeric") -> forms.CharField:
    """A field for a code that a phone fills in by itself where it can."""
    typed = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": mode, "class": "figures"})
    return forms.CharField(label=label, help_text=hint, widget=typed, max_length=40)


class AddressForm(Form, RequestLoginCodeForm):  # type: ignore[misc] # allauth tells no types
    """Who wants to sign in."""

    email = forms.EmailField(
        label="Your e-mail address",
        help_text="The one a steward invited you with. We send a code to it.",
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autocapitalize": "none"}),
        error_messages={"invalid": "This seems to be no e-mail address. It looks like name@example.org."},
        max_length=254,
    )


class MailedCodeForm(Form, ConfirmLoginCodeForm):  # type: ignore[misc] # the same
    """The code that was mailed."""

    code = _code("The code", "Eight figures, from the mail we sent.")


class _SecondCode(Form):
    """Says why no code is right any more, where the site can no longer read what they are made of."""

    user: User

    def clean_code(self) -> Any:
        """The code. Raises ``ValidationError`` for what is none."""
        try:
            return super().clean_code()  # type: ignore[misc] # a mixin
        except forms.ValidationError as wrong:
            if wrong.code == "incorrect_code" and lost_proofs(self.user.pk):
                raise forms.ValidationError(LOST) from None
            raise


class SecondCodeForm(_SecondCode, AuthenticateForm):  # type: ignore[misc] # the same
    """The second proof while signing in."""

    code = _code("The code", "From your authenticator app, or one of your recovery codes.")


class AgainForm(_SecondCode, ReauthenticateForm):  # type: ignore[misc] # the same
    """The second proof once more."""

    code = _code("The code", "From your authenticator app, or one of your recovery codes.")


class AppForm(Form, ActivateTOTPForm):  # type: ignore[misc] # the same
    """The first code of a new authenticator app."""

    code = _code("The code it shows now", "Six figures, new every half minute.")


class PasskeyForm(Form, AddWebAuthnForm):  # type: ignore[misc] # the same
    """A new passkey, with a name to tell it by."""

    name = forms.CharField(
        label="What to call it", help_text="So that you can tell it from others later.", required=False, max_length=100
    )

    def clean(self) -> Any:
        """What was typed, and the key. Raises ``ValidationError`` for what is none."""
        return _read(super().clean)


class ByPasskeyForm(Form, LoginWebAuthnForm):  # type: ignore[misc] # the same
    """Signing in by a passkey alone."""

    def clean_credential(self) -> Any:
        """Whose key it is. Raises ``ValidationError`` for what is none."""
        return _read(super().clean_credential)


class AgainByPasskeyForm(Form, ReauthenticateWebAuthnForm):  # type: ignore[misc] # the same
    """Proving once more by a passkey that it is still oneself."""

    def clean_credential(self) -> Any:
        """The key. Raises ``ValidationError`` for what is none."""
        return _read(super().clean_credential)


def _read(clean: Callable[[], Any]) -> Any:
    """What ``clean`` answers; the library that reads a key stumbles over whatever no browser would send."""
    try:
        return clean()
    except (AttributeError, KeyError, TypeError, ValueError):
        raise forms.ValidationError("This is no passkey. Try again, or use a code.") from None


class PasskeyNameForm(Form, EditWebAuthnForm):  # type: ignore[misc] # the same
    """Another name for a passkey."""

    name = forms.CharField(label="What to call it", max_length=100)


class RecoveryCodesForm(Form, GenerateRecoveryCodesForm):  # type: ignore[misc] # the same
    """New recovery codes: a button, and a sentence where there is nothing yet to recover."""


class AppRemoveForm(Form, DeactivateTOTPForm):  # type: ignore[misc] # the same
    """Removing an app: a button, and a sentence where it may not go."""
