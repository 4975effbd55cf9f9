"""The mail as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Mail: what is due to whom, leased, sent once."""

    name = "kindling.mail"
    label = "mail"
    verbose_name = "Mail"
    default_auto_field = "django.db.models.BigAutoField"
