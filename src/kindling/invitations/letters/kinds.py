"""The kinds of message that invitations send."""

from __future__ import annotations

from kindling.invitations.letters import afterwards, changes, invitation, reminders
from kindling.mail.kinds import Kind, register_kind
from kindling.people.queries import zone_of

KINDS = (
    Kind("invitation", "Invitation", invitation.write, invitation.example, quiet=True, zone_of=zone_of),
    # Whoever has just confirmed is awake.
    Kind("invitation-now", "Invitation, to somebody who has just joined", invitation.write, invitation.example),
    Kind(
        "reminder-week",
        "Reminder, a week before",
        reminders.write_week,
        reminders.example_week,
        quiet=True,
        zone_of=zone_of,
    ),
    Kind(
        "reminder-day",
        "Reminder, a day before",
        reminders.write_day,
        reminders.example_day,
        quiet=True,
        zone_of=zone_of,
    ),
    Kind("reminder-hour", "Reminder, an hour before", reminders.write_hour, reminders.example_hour),
    Kind("change", "Change", changes.write_change, changes.example_change, quiet=True, zone_of=zone_of),
    Kind("change-now", "Change, in the last day", changes.write_change, changes.example_now),
    Kind("cancelled", "Cancelled", changes.write_cancelled, changes.example_cancelled, quiet=True, zone_of=zone_of),
    Kind("cancelled-now", "Cancelled, in the last day", changes.write_cancelled, changes.example_cancelled),
    Kind(
        "follow-up-came",
        "Afterwards, to those who came",
        afterwards.write_came,
        afterwards.example_came,
        quiet=True,
        zone_of=zone_of,
    ),
    Kind(
        "follow-up-missed",
        "Afterwards, to those who could not",
        afterwards.write_missed,
        afterwards.example_missed,
        quiet=True,
        zone_of=zone_of,
    ),
)
"""An hour before, and where something changes at the last moment, nobody's morning is waited for."""


def register_kinds() -> None:
    """Makes them known to the mail."""
    for kind in KINDS:
        register_kind(kind)
