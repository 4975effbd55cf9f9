"""Fills pretalx with one event and a released schedule. Runs in pretalx's own environment: ``fill_pretalx.py 60``."""

from __future__ import annotations

import datetime
import importlib
import os
import sys
from typing import Any


def main(talks: int) -> None:
    """One public event of ``talks`` talks with a speaker each, in three rooms on consecutive days."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretalx.settings")
    importlib.import_module("django").setup()
    command = importlib.import_module("django.core.management").call_command
    command("migrate", verbosity=0)
    command("collectstatic", verbosity=0, interactive=False)
    scopes = importlib.import_module("django_scopes")
    with scopes.scopes_disabled():
        event = _event()
    with scopes.scope(event=event):
        event.build_initial_data()
        _fill(event, talks)


def _event() -> Any:
    models = importlib.import_module("pretalx.event.models")
    organiser = models.Organiser.objects.create(name="The Kettle", slug="kettle")
    today = datetime.datetime.now(datetime.UTC).date()
    return models.Event.objects.create(
        name="Conversations by the kettle",
        slug="kettle",
        organiser=organiser,
        is_public=True,
        date_from=today,
        date_to=today + datetime.timedelta(days=2),
        timezone="Europe/London",
        email="hello@kettle.example.org",
        locale_array="en",
        locale="en",
    )


def _fill(event: Any, talks: int) -> None:
    room_model = importlib.import_module("pretalx.schedule.models").Room
    rooms = [room_model.objects.create(event=event, name=f"Room {number}", position=number) for number in range(3)]
    begins = datetime.datetime.combine(event.date_from, datetime.time(9), datetime.UTC)
    for number in range(talks):
        day, of_day = divmod(number, -(-talks // 3))
        talk = _talk(event, number)
        slot = talk.slots.first()
        slot.start = begins + datetime.timedelta(days=day, minutes=30 * (of_day // 3))
        slot.end = slot.start + datetime.timedelta(minutes=30)
        slot.room = rooms[of_day % 3]
        slot.save()
    event.wip_schedule.freeze("1", notify_speakers=False)


def _talk(event: Any, number: int) -> Any:
    people = importlib.import_module("pretalx.person.models")
    speaker = people.User.objects.create_user(name=f"Guest {number}", email=f"guest{number}@example.org")
    people.SpeakerProfile.objects.create(user=speaker, event=event, biography="Looks after people.")
    talk = importlib.import_module("pretalx.submission.models").Submission.objects.create(
        event=event,
        title=f"Small repairs, part {number}",
        submission_type=event.submission_types.first(),
        abstract="What one repair taught a ward about asking for help, and what came of it.",
        content_locale="en",
    )
    talk.speakers.add(speaker)
    talk.accept()
    talk.confirm()
    return talk


if __name__ == "__main__":
    main(int(sys.argv[1]))
