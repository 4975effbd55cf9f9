"""What stands in the demonstration."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from django.db import transaction

from kindling.cli.demo.decided import decided
from kindling.cli.demo.month import work_month
from kindling.cli.demo.people import gather_people, plan_next
from kindling.conversations.actions import record_archive
from kindling.conversations.facts import ArchiveFacts, read_facts
from kindling.conversations.models import Conversation
from kindling.ground.accounts import invite_account, make_steward
from kindling.ground.actors import WORKER, Actor, actor_of
from kindling.ground.models import Role, User
from kindling.pack.document import Pack, load
from kindling.publication.queries import latest_edition

STEWARD = "steward@example.org"
"""The address of the demonstration's steward, whom a printed link signs in; nobody can receive mail there."""

PRODUCER = "producer@example.org"


def fill() -> User:
    """Fills an empty site, all of it or nothing; one that is filled stays as it is, whatever was tried in it.

    Answers the account of the steward, who may sign in again whatever became of it.
    """
    with transaction.atomic():
        steward = User.objects.filter(email=STEWARD, role=Role.STEWARD, is_active=True).first()
        steward = steward or make_steward(by=WORKER, email=STEWARD, name="Freya Lindqvist-Amadi")
        if latest_edition(demo_pack().month) is None:
            _fill(actor_of(steward))
    return steward


def archive_facts() -> ArchiveFacts:
    """The archive as it is written in ``archive.toml``."""
    return read_facts(tomllib.loads((files(__package__) / "archive.toml").read_text("utf-8")))


def demo_pack() -> Pack:
    """The pack of the bundled sample hour, as an editor left it after reviewing the draft."""
    return load(_edited())


def publish_month(*, by: Actor, conversation: Conversation) -> None:
    """Takes the sample hour's month from its exports to its second edition."""
    work_month(by=by, conversation=conversation, edited=_edited(), told=decided())


def _fill(steward: Actor) -> None:
    invite_account(by=steward, email=PRODUCER, name="Linnea Hartog")
    record_archive(by=WORKER, facts=archive_facts())
    conversation = Conversation.objects.select_related("series").get(month=demo_pack().month)
    publish_month(by=steward, conversation=conversation)
    gather_people(by=steward)
    plan_next(by=steward)


def _edited() -> bytes:
    return (files(__package__) / "small-repairs.json").read_bytes()
