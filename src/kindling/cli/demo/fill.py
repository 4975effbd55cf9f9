"""What stands in the demonstration."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from kindling.conversations.actions import record_archive
from kindling.conversations.facts import ArchiveFacts, read_facts
from kindling.conversations.models import Conversation
from kindling.ground.actors import WORKER
from kindling.pack.document import Pack, load
from kindling.publication.actions import publish_edition
from kindling.publication.queries import latest_edition


def fill() -> None:
    """Records the archive, and publishes the invented month's pack where it has no edition yet."""
    record_archive(by=WORKER, facts=archive_facts())
    pack = demo_pack()
    if latest_edition(pack.month) is None:
        publish_edition(by=WORKER, conversation=Conversation.objects.get(month=pack.month), pack=pack)


def archive_facts() -> ArchiveFacts:
    """The archive as it is written in ``archive.toml``."""
    return read_facts(tomllib.loads((files(__package__) / "archive.toml").read_text("utf-8")))


def demo_pack() -> Pack:
    """The pack of the bundled sample hour, as an editor left it after reviewing the draft."""
    return load((files(__package__) / "small-repairs.json").read_bytes())
