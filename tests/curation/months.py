"""Months with a working pack: everybody in them is invented."""

from __future__ import annotations

import datetime
from typing import Any

from kindling.contributions.actions import record_consents
from kindling.contributions.queries import ledger
from kindling.conversations.models import Conversation
from kindling.curation.actions import draft_waiting, request_draft, save_pack
from kindling.curation.queries import draft_of, working_pack
from kindling.pack.document import Attribution, Bullet, Bullets, Pack, Paragraph, Quotation, Section, plain
from tests.factories.site import ada

WILF = Attribution("name", "Wilf Acheampong")
JOY = Attribution("first name", "Joy")


def small_pack(**told: Any) -> Pack:
    """A pack with a quote of Wilf's, a point of Joy's and a sentence of the editors'."""
    blocks = (
        Paragraph(plain("We met and listened.")),
        Quotation(plain("We kept the kettle on."), WILF),
        Bullets((Bullet(plain("Joy asks first."), attribution=JOY), Bullet(plain("So do we."), own=True))),
    )
    facts: dict[str, Any] = {"month": "2026-10", **told}
    return Pack("Small repairs", "Conversations by the kettle", sections=(section("heard", *blocks),), **facts)


def section(role: Any, *blocks: Any, title: str = "") -> Section:
    """A section whose id is its role."""
    return Section(role, role, title or role.capitalize(), blocks)


def saved(row: Conversation, pack: Pack | None = None, sentence: str = "Wrote it") -> Pack:
    """``pack`` as the next revision, with its keys."""
    save_pack(
        by=ada(),
        conversation=row,
        pack=pack or small_pack(),
        sentence=sentence,
        based_on=draft_of(row).number,
    )
    return working(row)


def working(row: Conversation) -> Pack:
    """The pack that stands; there has to be one."""
    pack = working_pack(row)
    assert pack is not None
    return pack


def draft(row: Conversation) -> Pack:
    """What the worker drafts, or adds."""
    request_draft(conversation=row)
    draft_waiting(conversation_id=row.pk)
    return working(row)


def answer(row: Conversation, decision: str, *keys: str) -> None:
    """A decision about some pieces, or about all."""
    record_consents(
        by=ada(),
        conversation=row,
        keys=keys or [piece.key for piece in ledger(row)],
        decision=decision,
        how="by mail",
        given_on=datetime.date(2026, 10, 20),
    )
