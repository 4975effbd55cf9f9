"""The pages as a Django app, for their templates and static files."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and views."""

    name = "kindling.web"
    label = "web"

    def ready(self) -> None:
        """Listens for second factors that are set up."""
        from kindling.web.account import proofs  # noqa: F401, PLC0415 - listens once the apps stand
