"""The planning as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Planning: speakers and what they agreed to, the run of the hour, topics, the checklist."""

    name = "kindling.planning"
    label = "planning"
    verbose_name = "Planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers what planning mails, what it holds about people, and how it erases them."""
        from kindling.planning.holding import register_holding  # noqa: PLC0415 - tables stand only now
        from kindling.planning.letters import register_letters  # noqa: PLC0415 - as above
        from kindling.planning.news_letters import register_news  # noqa: PLC0415 - as above

        register_letters()
        register_news()
        register_holding()
