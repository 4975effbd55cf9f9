"""Flags of a pack's own words, raised each time it is saved."""

from __future__ import annotations

from kindling.contributions.actions import raise_flags
from kindling.contributions.queries import known_names, ledger
from kindling.conversations.models import Conversation
from kindling.curation.hour import hour_known
from kindling.curation.looking import PACK_KINDS, Around, findings, labels_of
from kindling.kernel.text import fold
from kindling.pack.document import Credits, Pack, Profiles


def raise_pack_flags(conversation: Conversation, pack: Pack) -> None:
    """Brings the flags of the pack's words in step with the pack; those of the hour itself are left as they are."""
    raise_flags(conversation=conversation, found=findings(pack, around(conversation, pack)), kinds=PACK_KINDS)


def around(conversation: Conversation, pack: Pack) -> Around:
    """What is known around a conversation's pack.

    In the working pack somebody shows as their pieces say; what they agreed to counts when it is published.
    """
    hour, cleared = hour_known(conversation), [piece for piece in ledger(conversation) if piece.attribution]
    by_form = {fold(one.name): one for one in hour.people}
    labels = labels_of(pack)
    shown = {name: labels.get(name) or labels.get(fold(one.first_name), "") for name, one in by_form.items()}
    by_name = {piece.name for piece in cleared if piece.attribution and piece.attribution.form == "name"}
    in_full = frozenset(label for label in labels.values() if " " in label)
    return Around(
        hour.people,
        frozenset(by_name) | in_full | named_by_fact(conversation, pack),
        hour.runs,
        tuple(piece.text for piece in cleared),
        shown,
    )


def named_by_fact(conversation: Conversation, pack: Pack) -> frozenset[str]:
    """Who is named whatever was said: whom the month credits, the pack presents and thanks, and known names."""
    credited = {credit.credited for credit in conversation.credits.select_related("profile")}
    blocks = [block for section in pack.sections for block in section.blocks]
    presented = {one.name for block in blocks if isinstance(block, Profiles | Credits) for one in block.items}
    return frozenset(credited | presented | known_names())
