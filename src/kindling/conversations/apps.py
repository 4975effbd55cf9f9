"""The conversations as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Community, series and conversations."""

    name = "kindling.conversations"
    label = "conversations"
    verbose_name = "Conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Says whose mail goes out."""
        from kindling.conversations.house import house_of_community  # noqa: PLC0415 - needs the tables
        from kindling.mail.house import register_house  # noqa: PLC0415 - the same

        register_house(house_of_community)
