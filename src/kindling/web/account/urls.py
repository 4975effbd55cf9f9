"""The addresses for signing in and for one's own account; no other page of allauth's is routed."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.urls import path

from kindling.web.gate import Audience, opened

urlpatterns = [
    *opened(
        Audience.VISITOR,
        [
            path("sign-in/", account.login, name="account_login"),
            path("sign-out/", account.logout, name="account_logout"),
        ],
    ),
    *opened(Audience.ACCOUNT, [path("account/", mfa.index, name="account-prove")]),
]
