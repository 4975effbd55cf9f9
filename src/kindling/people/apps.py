"""The people as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People: who they are, under which names they are met, and what they agreed to receive."""

    name = "kindling.people"
    label = "people"
    verbose_name = "People"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes known how its mails read, and what it holds about a person."""
        from kindling.people.held_here import register_own  # noqa: PLC0415 - models stand once the apps do
        from kindling.people.ledger import register_ledger  # noqa: PLC0415 - the same
        from kindling.people.letters import register_kinds  # noqa: PLC0415 - the same
        from kindling.people.letters.erased import register_farewell  # noqa: PLC0415 - the same
        from kindling.people.starting import register_reconciling  # noqa: PLC0415 - the same

        register_kinds()
        register_own()
        register_reconciling()
        register_ledger()
        register_farewell()
