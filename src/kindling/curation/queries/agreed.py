"""What does a pack itself show that a speaker of the plan has not said yes to?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kindling.conversations.models import Conversation
from kindling.kernel.text import fold
from kindling.pack.document import Columns, Pack, Profiles, Recording
from kindling.planning.agreements import Missing, agreed_speakings, missing_of
from kindling.planning.models import Item


def shown_without_yes(conversation: Conversation, pack: Pack) -> tuple[Missing, ...]:
    """Each yes that is not there to a photo or a recording that stands in ``pack``; in two queries.

    A photo that has gone from somebody's page, or a recording from the facts, may still stand in a pack made before.
    """
    speakings = agreed_speakings(conversation)
    names = {row.uid: {fold(row.name), fold(row.profile.name if row.profile else row.name)} for row in speakings}
    blocks = [block for section in pack.sections for block in _within(section.blocks)]
    photographed = {
        fold(one.name) for block in blocks if isinstance(block, Profiles) for one in block.items if one.photo
    }
    recorded = any(isinstance(block, Recording) and block.url for block in blocks)
    return tuple(
        one
        for one in missing_of(speakings)
        if (one.item is Item.RECORDING and recorded) or (one.item is Item.PHOTO and names[one.speaking] & photographed)
    )


def _within(blocks: tuple[Any, ...]) -> Iterator[Any]:
    for block in blocks:
        yield block
        if isinstance(block, Columns):
            yield from _within((*block.left, *block.right))
