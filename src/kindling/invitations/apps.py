"""The invitations as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """Invitations: who is asked to come, who comes, what they are reminded of and told afterwards."""

    name = "kindling.invitations"
    label = "invitations"
    verbose_name = "Invitations"
    default_auto_field = "django.db.models.BigAutoField"
