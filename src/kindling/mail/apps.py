"""The mail as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Mail: what is due to whom, leased, sent once."""

    name = "kindling.mail"
    label = "mail"
    verbose_name = "Mail"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listens for what mail services tell of bounces."""
        from kindling.mail import hooks  # noqa: F401, PLC0415 - listens once the apps stand
