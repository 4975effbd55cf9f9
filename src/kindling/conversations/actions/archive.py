"""Writes of a whole archive, read from one file."""

from __future__ import annotations

from django.db import transaction

from kindling.conversations.actions.community import describe_community, describe_series
from kindling.conversations.actions.conversation import record_conversation
from kindling.conversations.actions.people import record_profile
from kindling.conversations.facts import ArchiveFacts
from kindling.ground.actors import Actor


def record_archive(*, by: Actor, facts: ArchiveFacts) -> None:
    """Records a whole archive, all of it or nothing; months and people that are here already are brought up to date."""
    with transaction.atomic():
        describe_community(by=by, facts=facts.community)
        series = describe_series(by=by, facts=facts.series)
        for person in facts.people:
            record_profile(by=by, facts=person)
        for month in facts.conversations:
            record_conversation(by=by, series=series, facts=month)
