"""What may be published of a month, as it stands at this moment?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kindling.contributions import queries as contributions
from kindling.contributions import records
from kindling.contributions.records import Piece
from kindling.conversations.models import Conversation
from kindling.curation.clearing import cleared_of, with_gaps
from kindling.curation.flags import named_by_fact
from kindling.curation.queries.drafts import working_pack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Attribution, Pack

Clearances = dict[str, Attribution]


def cleared_pack(
    conversation: Conversation, *, pack: Pack | None = None, pieces: Sequence[Piece] | None = None
) -> Pack:
    """The pack with cleared words alone, reviewed and without flags. Raises `NotAllowed` before there is a pack.

    It is ready to be published where `blockers` finds nothing. ``pack`` and ``pieces`` are the working pack and the
    ledger, where the caller has read them already.
    """
    pack = pack or _pack(conversation)
    cleared = clearances_of(conversation) if pieces is None else _shown_as((one.key, one.attribution) for one in pieces)
    return cleared_of(pack, cleared, named_by_fact(conversation, pack))


def shown_pack(conversation: Conversation) -> Pack:
    """The same for the desk's preview: a draft that tells where pieces wait. Raises `NotAllowed` without one."""
    pack = _pack(conversation)
    return with_gaps(pack, clearances_of(conversation), named_by_fact(conversation, pack))


def clearances_of(conversation: Conversation) -> Clearances:
    """How whoever said it shows, by the key of each cleared contribution."""
    return _shown_as(contributions.clearances(conversation).items())


def _shown_as(found: Iterable[tuple[str, records.Attribution | None]]) -> Clearances:
    return {key: Attribution(one.form, one.name, one.role, one.place) for key, one in found if one}


def _pack(conversation: Conversation) -> Pack:
    pack = working_pack(conversation)
    if pack is None:
        raise NotAllowed("There is no pack yet.", "Drop the exports, or write down what is known of the month.")
    return pack
