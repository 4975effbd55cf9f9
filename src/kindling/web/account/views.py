"""The pages of signing in and of one's own account: allauth's, shown by templates of ours."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from kindling.web.account import page
from kindling.web.account.lost import CODES, lost_proofs


class Page:
    """What every template of ours meets, over whatever allauth shows of its own; kept in no cache."""

    request: HttpRequest

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """What allauth shows, and what every page of an account shows."""
        shown: dict[str, Any] = super().get_context_data(**told)  # type: ignore[misc] # a mixin
        return shown | page.told(self.request)

    def dispatch(self, request: HttpRequest, *args: Any, **told: Any) -> HttpResponseBase:
        """The answer, for this browser's eyes alone."""
        response: HttpResponseBase = super().dispatch(request, *args, **told)  # type: ignore[misc] # the same
        response["Cache-Control"] = "no-store"
        return response


class SignIn(Page, account.RequestLoginCodeView):  # type: ignore[misc] # allauth tells no types
    """``/sign-in/``: who is there."""

    template_name = "account/sign-in.html"


class Code(Page, account.ConfirmLoginCodeView):  # type: ignore[misc] # the same
    """``/sign-in/code/``: the code that was mailed."""

    template_name = "account/code.html"


class Second(Page, mfa.AuthenticateView):  # type: ignore[misc] # the same
    """``/sign-in/second/``: the second proof, where one was set up."""

    template_name = "account/second.html"


class ByPasskey(Page, webauthn.LoginWebAuthnView):  # type: ignore[misc] # the same
    """``/sign-in/passkey/``: what a browser needs to show a passkey, and the passkey it showed."""

    template_name = "account/sign-in.html"


class SignOut(Page, account.LogoutView):  # type: ignore[misc] # the same
    """``/sign-out/``."""

    template_name = "account/sign-out.html"


class Closed(Page, account.AccountInactiveView):  # type: ignore[misc] # the same
    """``/sign-in/closed/``: for whoever may no longer sign in."""

    template_name = "account/closed.html"


class Own(Page, mfa.IndexView):  # type: ignore[misc] # the same
    """``/account/``: how one signs in."""

    template_name = "account/own.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """What was set up, and what of it can no longer be read."""
        return super().get_context_data(**told) | {"lost": lost_proofs(self.request.user.pk)}


class Again(Page, mfa.ReauthenticateView):  # type: ignore[misc] # the same
    """``/account/again/``: the second proof once more, before something that matters."""

    template_name = "account/again.html"


class AgainByPasskey(Page, webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc] # the same
    """``/account/again/passkey/``: the same with a passkey."""

    template_name = "account/again-passkey.html"


class App(Page, totp.ActivateTOTPView):  # type: ignore[misc] # the same
    """``/account/app/``: setting up an authenticator app."""

    template_name = "account/app.html"


class AppRemove(Page, totp.DeactivateTOTPView):  # type: ignore[misc] # the same
    """``/account/app/remove/``."""

    template_name = "account/app-remove.html"


class PasskeyAdd(Page, webauthn.AddWebAuthnView):  # type: ignore[misc] # the same
    """``/account/passkeys/add/``."""

    template_name = "account/passkey-add.html"


class PasskeyRename(Page, webauthn.EditWebAuthnView):  # type: ignore[misc] # the same
    """``/account/passkeys/3/rename/``."""

    template_name = "account/passkey-rename.html"
    success_url = reverse_lazy("mfa_index")


class PasskeyRemove(Page, webauthn.RemoveWebAuthnView):  # type: ignore[misc] # the same
    """``/account/passkeys/3/remove/``."""

    template_name = "account/passkey-remove.html"
    success_url = reverse_lazy("mfa_index")


class Codes(Page):
    """Codes to look at; where they can no longer be read, the page that makes new ones instead."""

    def dispatch(self, request: HttpRequest, *args: Any, **told: Any) -> HttpResponseBase:
        """The codes, or a redirection."""
        if CODES in lost_proofs(request.user.pk):
            messages.warning(
                request, "Your recovery codes are from before this site’s key changed. They let nobody in."
            )
            return redirect("mfa_generate_recovery_codes")
        return super().dispatch(request, *args, **told)


class RecoveryCodes(Codes, recovery.ViewRecoveryCodesView):  # type: ignore[misc] # the same
    """``/account/recovery-codes/``."""

    template_name = "account/recovery-codes.html"


class RecoveryCodesNew(Page, recovery.GenerateRecoveryCodesView):  # type: ignore[misc] # the same
    """``/account/recovery-codes/new/``."""

    template_name = "account/recovery-codes-new.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """How many codes will stop working: none, where none works."""
        shown = super().get_context_data(**told)
        return shown | {"unused_code_count": 0} if CODES in lost_proofs(self.request.user.pk) else shown


class RecoveryCodesFile(Codes, recovery.DownloadRecoveryCodesView):  # type: ignore[misc] # the same
    """``/account/recovery-codes/file/``: to print or to keep."""

    template_name = "account/recovery-codes.txt"
