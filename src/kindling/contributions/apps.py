"""The ledger as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Received files, private lines, contributions and consents."""

    name = "kindling.contributions"
    label = "contributions"
    verbose_name = "Contributions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes known how words of somebody who is erased go, and listens to when a month is."""
        from kindling.contributions import listening  # noqa: F401, PLC0415 - needs the models of every app
        from kindling.contributions.erasing import begin  # noqa: PLC0415 - models stand once the apps do
        from kindling.people.erasing import register_eraser  # noqa: PLC0415 - the same

        register_eraser("contributions", begin)
