"""The invitations as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """Invitations: who is asked to come, who comes, what they are reminded of and told afterwards."""

    name = "kindling.invitations"
    label = "invitations"
    verbose_name = "Invitations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes known how its mails read, what it holds about a person, and how answers move with them."""
        from kindling.invitations.held import register_own  # noqa: PLC0415 - models stand once the apps do
        from kindling.invitations.letters import register_kinds  # noqa: PLC0415 - the same
        from kindling.invitations.moving import register_replies  # noqa: PLC0415 - the same

        register_kinds()
        register_own()
        register_replies()
