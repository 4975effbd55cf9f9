"""The pages as a Django app, for their templates and static files."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and views."""

    name = "kindling.web"
    label = "web"

    def ready(self) -> None:
        """Listens for second factors that are set up, says how a code is mailed, and tells mails when we meet next."""
        from kindling.people.coming import register_coming  # noqa: PLC0415 - once the apps stand
        from kindling.web.account import code_mail, proofs  # noqa: F401, PLC0415 - the same
        from kindling.web.desk.mail import trial  # noqa: PLC0415 - the same
        from kindling.web.member.meeting import next_meeting  # noqa: PLC0415 - the same

        code_mail.register()
        trial.register()
        register_coming(next_meeting)
