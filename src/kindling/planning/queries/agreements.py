"""Which yes of a speaker is missing, and what waits for it?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kindling.conversations.models import Conversation
from kindling.planning.agreements import BLOCKS, Missing, agreed_speakings, given, missing_of
from kindling.planning.models import Item, Speaking


def missing(conversation: Conversation) -> tuple[Missing, ...]:
    """Each yes that is not there, speaker by speaker; nothing for a month without speakers of the plan. Two queries."""
    return missing_of(agreed_speakings(conversation))


def waiting(conversation: Conversation) -> tuple[Missing, ...]:
    """Those among them on which something depends that readers would see: a recording, slides, a photo.

    One query for a month without speakers of the plan, four at most for any other. Quotes are no part of it: whether
    words of somebody are in the pack is known to those who make it.
    """
    speakings = agreed_speakings(conversation)
    lacking = missing_of(speakings)
    return tuple(_at_stake(conversation, speakings, lacking)) if lacking else ()


def refused_since(conversation: Conversation, since: datetime.datetime) -> tuple[Missing, ...]:
    """Each no of a speaker of the plan that was said after ``since``, and stands; in two queries."""
    return tuple(
        Missing(row.name, item, BLOCKS[item], refused=True, speaking=row.uid)
        for row in agreed_speakings(conversation)
        for item, answer in given(row.agreements.all()).items()
        if not answer.given and answer.at > since
    )


def _at_stake(conversation: Conversation, speakings: list[Speaking], lacking: tuple[Missing, ...]) -> Iterator[Missing]:
    photographed = {row.uid for row in speakings if row.profile and row.profile.photo}
    there = {
        Item.RECORDING: conversation.recordings.exists(),
        Item.SLIDES: conversation.presentations.exists(),
        Item.QUOTES: False,
    }
    for one in lacking:
        if there.get(one.item, one.speaking in photographed):
            yield one
