"""The addresses for mail services."""

from __future__ import annotations

from django.urls import path

from kindling.web.hooks.mail import hook

urlpatterns = [path("mail/hook/<slug:provider>/", hook, name="mail-hook")]
