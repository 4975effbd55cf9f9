"""A month whose pack is worked on: small, with a piece of each state; and a long one, fifteen pages of every kind."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from kindling.contributions.actions import record_consents
from kindling.contributions.queries import ledger
from kindling.conversations.models import Conversation
from kindling.curation.actions import save_pack
from kindling.curation.queries import draft_of, working_pack
from kindling.pack.document import (
    Answered,
    Attribution,
    Bullet,
    Bullets,
    Pack,
    Paragraph,
    Quotation,
    Resource,
    Resources,
    Said,
    Section,
    Voice,
    plain,
    rewritten,
)
from tests.factories.packs import every_page
from tests.factories.site import ada, conversation

MONTH = "2024-08"
PAUSE, STOP, KEPT_BACK = (
    "It is the pretending that we did not need one.",
    "Nobody ever told me I was allowed to stop.",
    "I would rather that this stayed in the room.",
)
INTRODUCTION = "A ward counted its pauses. Patients who failed to attend were rung."


def small_pack() -> Pack:
    """Two quotes that are cleared or wait, one declined, a suggestion, the editors' own words, resources."""
    heard = Section(
        "heard",
        "heard",
        "What we heard",
        (
            Paragraph(plain(INTRODUCTION)),
            Quotation(plain(PAUSE), Attribution("name", "Ingrid Solheim")),
            Quotation(plain(STOP), Attribution("name", "Tom Okafor")),
            Quotation(plain(KEPT_BACK), Attribution("name", "Wilf Arden")),
            Bullets(
                (
                    Bullet(plain("Asking took longer."), attribution=Attribution("name", "Wilf Arden"), draft=True),
                    Bullet(plain("We counted them all."), own=True),
                )
            ),
        ),
    )
    resources = Section("resources", "resources", "Resources", (Resources((Resource("A book of pauses"),)),))
    return Pack(
        "The courage to pause",
        "A series",
        month=MONTH,
        sections=(heard, Section("chat", "chat", "From the chat"), resources),
    )


def worked_on(pack: Pack | None = None, *, month: str = MONTH) -> Conversation:
    """A month with its working pack: the first words cleared, the third declined, all others not asked yet."""
    row = conversation(month, title="The courage to pause")
    save_pack(by=ada(), conversation=row, pack=pack or small_pack(), sentence="Drafted the pack", based_on=0)
    if pack is None:
        decide(row, PAUSE, "named")
        decide(row, KEPT_BACK, "declined")
    return row


def decide(row: Conversation, words: str, decision: str) -> None:
    """What somebody said about their words."""
    keys = [one.key for one in ledger(row) if one.text == words]
    day = datetime.date(2024, 8, 20)
    record_consents(by=ada(), conversation=row, keys=keys, decision=decision, how="by mail", given_on=day)


def long_pack() -> Pack:
    """`every_page` as a draft that cites no export."""
    return rewritten(every_page(), _uncited)


def _uncited(one: Said) -> Said:
    return one if isinstance(one, Answered | Voice) else replace(one, sources=())


def form(row: Conversation, **told: Any) -> dict[str, Any]:
    """What a form of the editor sends."""
    return {"revision": draft_of(row).number, **told}


def standing(row: Conversation) -> Pack:
    """The pack as it is now."""
    pack = working_pack(row)
    assert pack
    return pack
