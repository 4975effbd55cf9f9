"""Speakers of the plan: Ingrid, who leads; her assistant Per; and months for them."""

from __future__ import annotations

import datetime
from typing import Any

from kindling.conversations.models import Conversation
from kindling.planning.actions import SpeakerFacts, add_speaking, agree_to_items, stage_speaking
from kindling.planning.models import Item, SaidBy, Speaking
from tests.factories.accounts import pia
from tests.factories.site import conversation

MONTH = "2024-08"
INGRID = SpeakerFacts(
    "Ingrid Solheim", "Ingrid@Example.org", "Per Dahl", "per@example.org", "Rest on the ward", minutes=20
)


def august(month: str = MONTH, **told: Any) -> Conversation:
    """A month with its day."""
    return conversation(month, day=datetime.date(int(month[:4]), int(month[5:]), 15), **told)


def speaking(row: Conversation | None = None, facts: SpeakerFacts = INGRID, stage: str = "idea") -> Speaking:
    """Somebody who may speak, as far as ``stage``."""
    made = add_speaking(by=pia(), facts=facts, conversation=row)
    if stage != "idea":
        stage_speaking(by=pia(), speaking=made, stage=stage, conversation=row, note="said so")
    return made


def agreed(row: Conversation, facts: SpeakerFacts = INGRID, *yes: Item, no: tuple[Item, ...] = ()) -> Speaking:
    """Somebody who leads, with a yes to some items and a no to others."""
    made = speaking(row, facts, "agreed")
    answers = dict.fromkeys(yes, True) | dict.fromkeys(no, False)
    agree_to_items(speaking=made, said_by=SaidBy.SPEAKER, answers=answers)
    return made
