"""The attendance as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """Attendance: who was there, how long, and for the first time or not."""

    name = "kindling.attendance"
    label = "attendance"
    verbose_name = "Attendance"
    default_auto_field = "django.db.models.BigAutoField"
