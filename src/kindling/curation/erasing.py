"""Somebody is erased: every revision of a month's pack is written anew without their words."""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from django.core.files.storage import default_storage

from kindling.contributions.erasing import Theirs
from kindling.contributions.whose import tells
from kindling.conversations.models import Conversation
from kindling.curation.hour import forget_hours
from kindling.curation.models import Draft, Revision
from kindling.curation.said import attribution_of, begins, folded, said_words, sources_of
from kindling.kernel.text import fold
from kindling.pack.document import (
    Answered,
    Attribution,
    ChatCard,
    Columns,
    Credits,
    Pack,
    Profiles,
    Question,
    Said,
    dump,
    load,
    pictures,
    rewritten,
    voiced,
)

SAID = "Changed the pack"
"""What stands for a revision whose sentence named them."""


def erase_revisions(conversation: Conversation, theirs: Theirs) -> int:
    """Writes every revision anew that holds words of theirs; answers how many did. Safe to repeat.

    One at a time and outside any transaction: two hundred packs would hold up everybody who writes meanwhile.
    """
    changed = 0
    rows = Revision.objects.filter(draft__conversation=conversation)
    for number in rows.order_by("number").values_list("pk", flat=True):
        row = rows.filter(pk=number).first()
        changed += row is not None and _rewrite(row, theirs)
    draft = Draft.objects.filter(conversation=conversation).first()
    if draft is not None:
        fresh = [one for one in draft.fresh if not tells(str(one), theirs.names)]
        Draft.objects.filter(pk=draft.pk).update(drafted=_without(draft.drafted, theirs), fresh=fresh)
        if theirs.name_goes:
            _drop_media(draft)
    forget_hours()
    return changed


def _rewrite(row: Revision, theirs: Theirs) -> bool:
    document = _without(row.document, theirs)
    sentence = SAID if tells(row.sentence, theirs.names) else row.sentence
    if (document, sentence) == (row.document, row.sentence):
        return False
    Revision.objects.filter(pk=row.pk).update(document=document, sentence=sentence)
    return True


def _without(document: str, theirs: Theirs) -> str:
    """The document without their words; as it was where there are none."""
    if not document.startswith("{"):
        return document
    pack = load(document.encode())
    left = without(pack, theirs)
    return document if left == pack else dump(left).decode()


def without(pack: Pack, theirs: Theirs) -> Pack:
    """``pack`` without the pieces that are theirs, and without being spoken to by name.

    Where their name goes as well, without their profile, their thanks and the questions being theirs.
    """
    left = voiced(rewritten(pack, _keeping(theirs)))
    return _unnamed(left, theirs.names) if theirs.name_goes else left


def _keeping(theirs: Theirs) -> Callable[[Said], Said | None]:
    def keep(piece: Said) -> Said | None:
        return None if _is_theirs(piece, theirs) else _told_otherwise(piece, theirs)

    return keep


def _is_theirs(piece: Said, theirs: Theirs) -> bool:
    name = fold(attribution_of(piece).name)
    if piece.contribution in theirs.keys or (" " in name and name in theirs.names):
        return True
    words = folded(said_words(piece))
    if isinstance(piece, Answered):
        return any(begins(whole, words) for whole in theirs.words)
    # Who said something is who said the first line it cites.
    first = next(((one.file, one.ordinal) for one in sources_of(piece)), None)
    return first in theirs.cited or words in theirs.words


def _told_otherwise(piece: Said, theirs: Theirs) -> Said:
    """Somebody else's piece: it speaks to nobody by their name, and cites files as they are called now."""
    changed: dict[str, Any] = {}
    if isinstance(piece, ChatCard) and fold(piece.mention) in theirs.names:
        changed["mention"] = ""
    if any(one.file in theirs.renamed for one in sources_of(piece)):
        changed["sources"] = tuple(
            replace(one, file=theirs.renamed.get(one.file, one.file)) for one in sources_of(piece)
        )
    return replace(piece, **changed) if changed else piece


def _unnamed(pack: Pack, names: Collection[str]) -> Pack:
    """``pack`` without whoever is called so among those who spoke, asked or are thanked, and without their photo."""
    before = {one.media for one in pictures(pack)}
    sections = tuple(replace(one, blocks=_blocks(one.blocks, names)) for one in pack.sections)
    # A picture that no section shows may not go before its media, nor the media before the picture.
    shown = replace(pack, sections=sections)
    gone = before - {one.media for one in pictures(shown)} - {pack.theme.logo}
    return replace(shown, media=tuple(one for one in pack.media if one.id not in gone))


def _blocks(blocks: Iterable[Any], names: Collection[str]) -> tuple[Any, ...]:
    changed = (_block(one, names) for one in blocks)
    return tuple(one for one in changed if one is not None)


def _block(block: Any, names: Collection[str]) -> Any:
    """A block without them; None where nobody is left in it."""
    if isinstance(block, Profiles):
        people = tuple(one for one in block.items if fold(one.name) not in names)
        return replace(block, items=people) if people else None
    if isinstance(block, Credits):
        thanked = tuple(one for one in block.items if fold(one.name) not in names)
        return replace(block, items=thanked) if thanked else None
    if isinstance(block, Columns):
        return replace(block, left=_blocks(block.left, names), right=_blocks(block.right, names))
    if isinstance(block, Question) and fold(block.posed_by.name) in names:
        return replace(block, posed_by=Attribution())
    return block


def _drop_media(draft: Draft) -> None:
    """Removes pictures that no revision shows any more."""
    documents = list(draft.revisions.values_list("document", flat=True))
    for media in draft.media.all():
        told = base64.b64encode(bytes.fromhex(media.sha256)).decode()
        if not any(told in document for document in documents):
            default_storage.delete(media.stored)
            media.delete()
