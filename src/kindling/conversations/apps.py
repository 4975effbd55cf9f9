"""The conversations as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Community, series and conversations."""

    name = "kindling.conversations"
    label = "conversations"
    verbose_name = "Conversations"
    default_auto_field = "django.db.models.BigAutoField"
