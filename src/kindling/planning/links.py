"""The link by which a speaker, or their assistant, looks after profile, deck and agreements."""

from __future__ import annotations

from kindling.ground.signed_links import make_token, read_token
from kindling.planning.models import SaidBy, Speaking

SPEAKER = "speaker"
"""The purpose of these links; no other link opens their page."""

HOLDERS = frozenset({SaidBy.SPEAKER.value, SaidBy.ASSISTANT.value})


def speaker_token(speaking: Speaking, said_by: SaidBy = SaidBy.SPEAKER) -> str:
    """What stands in the link of ``said_by``, so that it is known later who said what."""
    return make_token(SPEAKER, speaking.uid, speaking.links, said_by.value)


def speaking_behind(token: str) -> tuple[Speaking, SaidBy] | None:
    """Whom a link is for, and who holds it; None where it is forged, or void since the links were renewed."""
    told = read_token(SPEAKER, token)
    if not told or len(told) != 3 or told[2] not in HOLDERS:
        return None
    rows = Speaking.objects.filter(uid=told[0], links=told[1]).select_related("conversation__series", "profile")
    row = rows.first()
    return (row, SaidBy(told[2])) if row else None
