"""What stands in the demonstration."""

from __future__ import annotations

import datetime
import tomllib
from importlib.resources import files

from kindling.contributions.actions import record_consents
from kindling.conversations.actions import record_archive
from kindling.conversations.facts import ArchiveFacts, read_facts
from kindling.conversations.models import Conversation
from kindling.curation.ledger import in_step
from kindling.curation.said import attribution_of
from kindling.ground.actors import WORKER
from kindling.pack.document import Answered, Pack, load, said
from kindling.publication.actions import publish_edition
from kindling.publication.queries import latest_edition


def fill() -> None:
    """Records the archive, and publishes the invented month's pack where it has no edition yet."""
    record_archive(by=WORKER, facts=archive_facts())
    pack = demo_pack()
    if latest_edition(pack.month) is None:
        conversation = Conversation.objects.get(month=pack.month)
        publish_edition(by=WORKER, conversation=conversation, pack=_agreed(conversation, pack))


def _agreed(conversation: Conversation, pack: Pack) -> Pack:
    """The pack with its quotes in the ledger, each with the yes that its invented contributor gave."""
    keyed = in_step(by=WORKER, conversation=conversation, pack=pack)
    shown = {piece.contribution: attribution_of(piece).form for piece in said(keyed)}
    shown |= {
        piece.contribution: attribution_of(piece).form for piece in said(keyed) if not isinstance(piece, Answered)
    }
    for key, form in shown.items():
        told = {"decision": DECISIONS[form], "how": "invented for this demonstration"}
        record_consents(by=WORKER, conversation=conversation, keys=[key], given_on=AGREED, **told)
    return keyed


DECISIONS = {
    "name": "named",
    "first name": "first name",
    "first name with role and place": "first name with role and place",
    "role": "role only",
    "nobody": "anonymous",
}
"""What somebody agrees to so that they show as a pack says."""


AGREED = datetime.date(2026, 10, 20)
"""The day on which the invented contributors said yes."""


def archive_facts() -> ArchiveFacts:
    """The archive as it is written in ``archive.toml``."""
    return read_facts(tomllib.loads((files(__package__) / "archive.toml").read_text("utf-8")))


def demo_pack() -> Pack:
    """The pack of the bundled sample hour, as an editor left it after reviewing the draft."""
    return load((files(__package__) / "small-repairs.json").read_bytes())
