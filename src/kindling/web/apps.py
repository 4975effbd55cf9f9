"""The pages as a Django app, for their templates and static files."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and views."""

    name = "kindling.web"
    label = "web"

    def ready(self) -> None:
        """Listens for second factors that are set up, and says how a code is mailed."""
        from kindling.web.account import code_mail, proofs  # noqa: F401, PLC0415 - once the apps stand

        code_mail.register()
