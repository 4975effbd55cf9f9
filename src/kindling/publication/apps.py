"""The editions as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Editions of packs."""

    name = "kindling.publication"
    label = "publication"
    verbose_name = "Publication"
    default_auto_field = "django.db.models.BigAutoField"
