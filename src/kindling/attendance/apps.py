"""The attendance as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """Attendance: who was there, how long, and for the first time or not."""

    name = "kindling.attendance"
    label = "attendance"
    verbose_name = "Attendance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Makes known how attendance follows a name of one month, what it holds about somebody, and how they go."""
        from kindling.attendance.actions import follow_own_name  # noqa: PLC0415 - models stand once the apps do
        from kindling.attendance.erasing import erase  # noqa: PLC0415 - the same
        from kindling.attendance.held_here import attended_held  # noqa: PLC0415 - the same
        from kindling.people.erasing import register_eraser  # noqa: PLC0415 - the same
        from kindling.people.held import register_held  # noqa: PLC0415 - the same
        from kindling.people.moving import register_narrower  # noqa: PLC0415 - the same

        register_narrower("attendance", follow_own_name)
        register_held("conversations you came to", attended_held)
        register_eraser("attendance", erase)
