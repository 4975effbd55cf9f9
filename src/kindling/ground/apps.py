"""The ground as a Django app; its checks run before anything is served."""

from __future__ import annotations

from django.apps import AppConfig


class GroundConfig(AppConfig):
    """Accounts, audit and stored files."""

    name = "kindling.ground"
    label = "ground"
    verbose_name = "Ground"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the checks."""
        from kindling.ground import checks  # noqa: F401, PLC0415 - checks register once the apps stand
