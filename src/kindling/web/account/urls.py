"""The addresses for signing in and for one's own account; no other page of allauth's is routed."""

from __future__ import annotations

from django.urls import path

from kindling.web.account import views
from kindling.web.account.link import prove, sign_in_link
from kindling.web.gate import Audience, opened

sign_in = views.SignIn.as_view()

urlpatterns = [
    *opened(
        Audience.VISITOR,
        [
            path("sign-in/", sign_in, name="account_login"),
            path("sign-in/", sign_in, name="account_request_login_code"),
            path("sign-in/code/", views.Code.as_view(), name="account_confirm_login_code"),
            path("sign-in/second/", views.Second.as_view(), name="mfa_authenticate"),
            path("sign-in/passkey/", views.ByPasskey.as_view(), name="mfa_login_webauthn"),
            path("sign-in/closed/", views.Closed.as_view(), name="account_inactive"),
            path("sign-in/link/<str:token>/", sign_in_link, name="sign-in-link"),
            path("sign-out/", views.SignOut.as_view(), name="account_logout"),
        ],
    ),
    *opened(
        Audience.ACCOUNT,
        [
            path("account/", views.Own.as_view(), name="mfa_index"),
            path("account/prove/", prove, name="account-prove"),
            path("account/again/", views.Again.as_view(), name="mfa_reauthenticate"),
            path("account/again/passkey/", views.AgainByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
            path("account/app/", views.App.as_view(), name="mfa_activate_totp"),
            path("account/app/remove/", views.AppRemove.as_view(), name="mfa_deactivate_totp"),
            path("account/passkeys/add/", views.PasskeyAdd.as_view(), name="mfa_add_webauthn"),
            path("account/passkeys/<int:pk>/rename/", views.PasskeyRename.as_view(), name="mfa_edit_webauthn"),
            path("account/passkeys/<int:pk>/remove/", views.PasskeyRemove.as_view(), name="mfa_remove_webauthn"),
            path("account/recovery-codes/", views.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
            path("account/recovery-codes/new/", views.RecoveryCodesNew.as_view(), name="mfa_generate_recovery_codes"),
            path("account/recovery-codes/file/", views.RecoveryCodesFile.as_view(), name="mfa_download_recovery_codes"),
        ],
    ),
]
