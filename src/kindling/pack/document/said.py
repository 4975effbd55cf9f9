"""What in a pack is somebody's words: found, rewritten, and let through only where it is cleared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from kindling.pack.document import blocks as b
from kindling.pack.document import gathered as g
from kindling.pack.document.attribution import Attribution

if TYPE_CHECKING:
    from kindling.pack.document.pack import Pack

Said = b.Quotation | b.Bullet | b.Point | b.Voice | g.ChatCard | g.Answered | g.Reflection
Change = Callable[[Said], Said | None]
"""What becomes of one piece; None leaves it out."""


def said(pack: Pack) -> Iterator[Said]:
    """Every piece that is somebody's words, in reading order; the editors' own and published quotations are not."""
    found: list[Said] = []

    def note(piece: Said) -> Said:
        found.append(piece)
        return piece

    rewritten(pack, note)
    yield from found


def cleared(pack: Pack, clearances: Mapping[str, Attribution]) -> Pack:
    """``pack`` with only the words whose key is in ``clearances``, each under the attribution that is cleared.

    A piece without a key is nobody's to clear and goes too: what is not known to be allowed is not shown.
    """

    def clear(piece: Said) -> Said | None:
        shown = clearances.get(piece.contribution) if piece.contribution else None
        return None if shown is None else shown_as(piece, shown)

    return voiced(rewritten(pack, clear))


def voiced(pack: Pack) -> Pack:
    """``pack`` in which a voice that only has quotations shows as the first of them does, and tells no more."""
    return replace(pack, sections=tuple(replace(one, blocks=tuple(map(_voiced, one.blocks))) for one in pack.sections))


def _voiced(block: Any) -> Any:
    if not isinstance(block, b.Spread):
        return block
    return replace(block, voices=tuple(map(_as_quoted, block.voices)))


def _as_quoted(voice: b.Voice) -> b.Voice:
    alone = voice.quotations and not voice.points
    return replace(voice, attribution=voice.quotations[0].attribution) if alone else voice


def shown_as(piece: Said, shown: Attribution) -> Said:
    """The piece under another attribution; initials that would tell more than the label go."""
    if isinstance(piece, g.Answered):
        return replace(piece, name=shown.label)
    changed = replace(piece, attribution=shown)
    if isinstance(changed, g.ChatCard) and (shown != piece.attribution or initials_tell(changed)):
        return replace(changed, initials=_initials(shown))
    return changed


def initials_tell(card: g.ChatCard) -> bool:
    """Whether the letters on a card's disc say more than the name beside them: a surname's, or anything of nobody."""
    form = card.attribution.form
    return bool(card.initials) if form == "nobody" else form.startswith("first name") and len(card.initials) > 1


def _initials(shown: Attribution) -> str:
    """The letters of the label for the disc: two of a full name, one of a first name, none of anything else."""
    words = shown.name.split() if shown.form not in {"role", "nobody"} else []
    if not words:
        return ""
    return words[0][:1] + (words[-1][:1] if shown.form == "name" and len(words) > 1 else "")


def rewritten(pack: Pack, change: Change) -> Pack:
    """``pack`` with each piece as ``change`` says.

    Blocks that lose their last piece vanish, with the heading or the repeated question that only led to them; a section
    whose pieces are all gone vanishes with its introduction.
    """
    sections = tuple(replace(one, blocks=_section_blocks(one.blocks, change)) for one in pack.sections)
    return replace(pack, sections=sections)


def _section_blocks(blocks: tuple[Any, ...], change: Change) -> tuple[Any, ...]:
    changed = [_block(block, change) for block in blocks]
    lost = [block is None for block in changed]
    if any(lost) and all(gone or _leads(block) for gone, block in zip(lost, changed, strict=True)):
        return ()
    kept = [block for place, block in enumerate(changed) if block is not None and not _leads_nowhere(changed, place)]
    return tuple(kept)


def _leads(block: Any) -> bool:
    """Whether a block only introduces what follows it."""
    return isinstance(block, b.Heading | b.Paragraph) or (isinstance(block, b.Question) and not block.page)


def _leads_nowhere(blocks: list[Any], place: int) -> bool:
    """Whether a heading, or a repeated question, led only to blocks that are gone."""
    block, behind = blocks[place], blocks[place + 1 :]
    if isinstance(block, b.Paragraph) or not _leads(block) or behind[:1] != [None]:
        return False
    following = next((one for one in behind if one is not None), None)
    return following is None or isinstance(following, b.Heading)


def _blocks(blocks: tuple[Any, ...], change: Change) -> tuple[Any, ...]:
    changed = (_block(block, change) for block in blocks)
    return tuple(block for block in changed if block is not None)


@singledispatch
def _block(block: Any, change: Change) -> Any:  # noqa: ARG001 - blocks of the editors' own words stay as they are
    return block


@_block.register
def _(block: b.Quotation, change: Change) -> Any:
    return block if block.wording == "published" else change(block)


@_block.register
def _(block: b.Bullets, change: Change) -> Any:
    items = _bullets(block.items, change)
    return replace(block, items=items) if items else None


def _bullets(items: tuple[b.Bullet, ...], change: Change) -> tuple[b.Bullet, ...]:
    """Each bullet with its children; one that goes takes its children along, for they hang on its words."""
    kept = ((one, one if one.own else change(one)) for one in items)
    return tuple(
        replace(new, children=_bullets(old.children, change)) for old, new in kept if isinstance(new, b.Bullet)
    )


@_block.register
def _(block: b.Spread, change: Change) -> Any:
    voices = tuple(voice for voice in (_voice(one, change) for one in block.voices) if voice)
    return replace(block, voices=voices) if voices else None


def _voice(voice: b.Voice, change: Change) -> b.Voice | None:
    """A voice of quotations alone stands as long as one of them does; its name is what the first of them may show."""
    quotations = tuple(one for one in _blocks(voice.quotations, change) if isinstance(one, b.Quotation))
    points = change(voice) if voice.points else None
    if isinstance(points, b.Voice):
        return replace(points, quotations=quotations)
    if not quotations:
        return None
    shown = quotations[0].attribution if quotations != voice.quotations or voice.points else voice.attribution
    return replace(voice, quotations=quotations, points=(), contribution="", attribution=shown)


@_block.register
def _(block: b.Points, change: Change) -> Any:
    changed = [one if one.own else change(one) for one in block.items]
    kept = tuple(one for one in changed if isinstance(one, b.Point))
    return replace(block, items=kept) if kept else None


@_block.register
def _(block: g.Chat, change: Change) -> Any:
    cards = tuple(card for card in (_card(one, change) for one in block.cards) if card)
    return replace(block, cards=cards) if cards else None


def _card(card: g.ChatCard, change: Change) -> g.ChatCard | None:
    changed = change(card)
    if not isinstance(changed, g.ChatCard) or changed.answers is None:
        return changed if isinstance(changed, g.ChatCard) else None
    answers = change(changed.answers)
    return replace(changed, answers=answers if isinstance(answers, g.Answered) else None)


@_block.register
def _(block: g.Reflections, change: Change) -> Any:
    cards = tuple(card for card in map(change, block.cards) if isinstance(card, g.Reflection))
    return replace(block, cards=cards) if cards else None


@_block.register
def _(block: b.Columns, change: Change) -> Any:
    left, right = _blocks(block.left, change), _blocks(block.right, change)
    return replace(block, left=left, right=right) if left or right else None
