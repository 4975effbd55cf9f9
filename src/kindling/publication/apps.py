"""The editions as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Editions of packs."""

    name = "kindling.publication"
    label = "publication"
    verbose_name = "Publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listens to what speakers say no to."""
        from kindling.publication import listening  # noqa: F401, PLC0415 - needs the models of every app
