"""The planning as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Planning: speakers and what they agreed to, the run of the hour, topics, the checklist."""

    name = "kindling.planning"
    label = "planning"
    verbose_name = "Planning"
    default_auto_field = "django.db.models.BigAutoField"
