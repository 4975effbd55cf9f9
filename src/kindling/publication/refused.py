"""What a speaker of the plan said no to is in no edition: not even in one that was published before they did."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kindling.contributions.queries import pieces
from kindling.conversations.models import Conversation
from kindling.kernel.text import fold
from kindling.pack.document import Columns, Pack, Profile, Profiles, Recording, rewritten
from kindling.planning.agreements import agreed_speakings, missing_of
from kindling.planning.models import Item
from kindling.publication.quotes import keys_of


def without_refused(pack: Pack, conversation: Conversation) -> Pack:
    """``pack`` without the photos, the recording and the quoted words that a speaker of the plan said no to.

    Silence takes nothing out: what was published while nobody had to be asked stays.
    """
    speakings = {row.uid: row for row in agreed_speakings(conversation)}
    names: dict[Item, set[str]] = {item: set() for item in Item}
    for one in missing_of(speakings.values()):
        if one.refused:
            who = speakings[one.speaking]
            names[one.item] |= {fold(who.name), fold(who.profile.name if who.profile else who.name)}
    shown = _unquoted(pack, conversation, names[Item.QUOTES]) if names[Item.QUOTES] else pack
    if not names[Item.PHOTO] and not names[Item.RECORDING]:
        return shown
    sections = (
        replace(one, blocks=_blocks(one.blocks, names[Item.PHOTO], recorded=not names[Item.RECORDING]))
        for one in shown.sections
    )
    return replace(shown, sections=tuple(sections))


def _unquoted(pack: Pack, conversation: Conversation, names: set[str]) -> Pack:
    theirs = {one.key for one in pieces(conversation, filter(None, keys_of(pack))) if fold(one.name) in names}
    return rewritten(pack, lambda piece: None if piece.contribution in theirs else piece) if theirs else pack


def _blocks(blocks: tuple[Any, ...], photos: set[str], *, recorded: bool) -> tuple[Any, ...]:
    return tuple(_shown(block, photos, recorded=recorded) for block in blocks if recorded or not _records(block))


def _records(block: Any) -> bool:
    return isinstance(block, Recording)


def _shown(block: Any, photos: set[str], *, recorded: bool) -> Any:
    if isinstance(block, Columns):
        left, right = (_blocks(side, photos, recorded=recorded) for side in (block.left, block.right))
        return replace(block, left=left, right=right)
    if isinstance(block, Profiles):
        return replace(block, items=tuple(_faceless(one, photos) for one in block.items))
    return block


def _faceless(who: Profile, photos: set[str]) -> Profile:
    return replace(who, photo=None) if who.photo and fold(who.name) in photos else who
