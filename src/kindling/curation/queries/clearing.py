"""What may be published of a month, as it stands at this moment?"""

from __future__ import annotations

from kindling.contributions import queries as contributions
from kindling.conversations.models import Conversation
from kindling.curation.clearing import cleared_of, with_gaps
from kindling.curation.flags import named_by_fact
from kindling.curation.queries.drafts import working_pack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Attribution, Pack

Clearances = dict[str, Attribution]


def cleared_pack(conversation: Conversation) -> Pack:
    """The pack with cleared words alone, reviewed and without flags. Raises `NotAllowed` before there is a pack.

    It is ready to be published where `blockers` finds nothing.
    """
    pack = _pack(conversation)
    return cleared_of(pack, clearances_of(conversation), named_by_fact(conversation, pack))


def shown_pack(conversation: Conversation) -> Pack:
    """The same for the desk's preview: a draft that tells where pieces wait. Raises `NotAllowed` without one."""
    pack = _pack(conversation)
    return with_gaps(pack, clearances_of(conversation), named_by_fact(conversation, pack))


def clearances_of(conversation: Conversation) -> Clearances:
    """How whoever said it shows, by the key of each cleared contribution."""
    found = contributions.clearances(conversation)
    return {key: Attribution(one.form, one.name, one.role, one.place) for key, one in found.items()}


def _pack(conversation: Conversation) -> Pack:
    pack = working_pack(conversation)
    if pack is None:
        raise NotAllowed("There is no pack yet.", "Drop the exports, or write down what is known of the month.")
    return pack
