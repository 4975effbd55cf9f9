"""Where are people named whom the open flags of a month speak of?"""

from __future__ import annotations

from kindling.conversations.models import Conversation
from kindling.curation.flags import around
from kindling.curation.leaking import Named, named_in
from kindling.curation.looking import protected_of
from kindling.pack.document import Pack


def named_by_flag(conversation: Conversation, pack: Pack) -> dict[str, Named]:
    """The first place of each name in the working ``pack``, by the fingerprint of the flag that it raises."""
    found: dict[str, Named] = {}
    for one in named_in(pack, protected_of(around(conversation, pack))):
        found.setdefault(one.finding.fingerprint, one)
    return found
