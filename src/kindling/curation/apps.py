"""The pack in the making as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CurationConfig(AppConfig):
    """Working packs and their revisions."""

    name = "kindling.curation"
    label = "curation"
    verbose_name = "Curation"
    default_auto_field = "django.db.models.BigAutoField"
