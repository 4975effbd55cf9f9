"""What becomes of one piece: hidden, kept, called a quote or a paraphrase, told under another name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kindling.curation.edits.moving import Atom, atoms_of, blocks_of
from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.tree import changed, piece_at, section_of, with_section
from kindling.curation.edits.trimming import trimmed
from kindling.curation.edits.typed import literal_of
from kindling.curation.edits.where import Where
from kindling.pack.document import (
    Attribution,
    Bullet,
    Bullets,
    ChatCard,
    Heading,
    Pack,
    Point,
    Points,
    Quotation,
    Reflection,
    Run,
    Text,
    Voice,
    Wording,
    plain,
    shown_as,
    string,
)

Spoken = Quotation | Bullet | Point | Reflection | ChatCard | Voice


def hide_piece(pack: Pack, where: Where) -> Pack:
    """``pack`` without one piece. Somebody's words stay in the ledger, from where they can be added again."""
    return changed(pack, where, lambda _: ())


def trim_piece(pack: Pack, where: Where, words: str) -> Pack:
    """``pack`` with somebody's words cut to ``words``, each cut marked ``[…]``.

    Raises `BadEdit` where ``words`` are not a piece's own, in its order.
    """

    def cut(piece: Any) -> tuple[Any, ...]:
        if not isinstance(piece, Quotation | ChatCard | Reflection | Bullet):
            raise BadEdit("Only somebody's words are trimmed.", "Change the text itself.")
        return (replace(piece, text=literal_of(trimmed(string(piece.text), words))),)

    return changed(pack, where, cut)


def attribute_piece(pack: Pack, where: Where, shown: Attribution) -> Pack:
    """``pack`` with one piece under another name, as far as that is cleared."""

    def name(piece: Any) -> tuple[Any, ...]:
        if not isinstance(piece, Spoken):
            raise BadEdit("This piece is nobody's words: it has no name to change.")
        return (shown_as(piece, shown),)

    return changed(pack, where, name)


def keep_piece(pack: Pack, where: Where) -> Pack:
    """``pack`` with one suggestion kept: the mark of a machine's draft is gone, from what hangs on it too."""
    return changed(pack, where, lambda piece: (_kept(piece),))


def keep_all(pack: Pack, section: str) -> Pack:
    """``pack`` with every suggestion of one section kept."""
    for number in range(len(section_of(pack, section).blocks)):
        pack = keep_piece(pack, Where(section, number))
    return pack


def _kept(piece: Any) -> Any:
    if isinstance(piece, Bullet):
        return replace(piece, draft=False, children=tuple(map(_kept, piece.children)))
    if isinstance(piece, Point):
        return replace(piece, draft=False)
    if isinstance(piece, Bullets | Points):
        kept: Any = tuple(map(_kept, piece.items))
        return replace(piece, items=kept)
    return piece


def change_wording(pack: Pack, where: Where, wording: Wording) -> Pack:
    """``pack`` with one piece called ``verbatim``, a ``paraphrase`` or ``group`` voice; its key and sources stay.

    A quote becomes a bullet and back, a group's voice a point under the discussion. Where the new piece cannot stand in
    the block of the old one, the block parts around it. Raises `BadEdit` for what cannot be called so.
    """
    piece = piece_at(pack, where)
    if isinstance(piece, Reflection):
        return changed(pack, where, lambda _: (replace(piece, wording=wording),))
    if not isinstance(piece, Quotation | Bullet | Point) or len(where.path) > 2:
        raise BadEdit("This stands as it was said.", "Hide it, and add it another way from the harvest.")
    if getattr(piece, "own", False):
        raise BadEdit("These are the editors' own words, and nobody said them.", "Add words from the harvest.")
    section = section_of(pack, where.section)
    before, block, behind = _around(section.blocks, where)
    made = blocks_of([*atoms_of(before), *_in_its_place(block, where, AS[wording](piece)), *atoms_of(behind)])
    return with_section(pack, section.id, replace(section, blocks=made))


def _around(blocks: tuple[Any, ...], where: Where) -> tuple[Any, Any, Any]:
    at = where.path[0]
    return blocks[:at], blocks[at], blocks[at + 1 :]


def _in_its_place(block: Any, where: Where, new: Atom) -> list[Atom]:
    """The atoms of a block with one of them another; what is new keeps the list it stood in where it fits there."""
    atoms = atoms_of((block,))
    at = where.item or 0
    old = atoms[at].shell
    shell = old if old is not None and type(old) is type(new.shell) else new.shell
    before, behind = _hanging_on(atoms[at].piece, new.piece)
    return [*atoms[:at], *before, Atom(new.piece, shell), *behind, *atoms[at + 1 :]]


def _hanging_on(old: Any, new: Any) -> tuple[list[Atom], list[Atom]]:
    """What the new piece has no room for: a point's title comes to stand over it, bullets below a bullet behind it."""
    title = getattr(old, "title", "") if not isinstance(new, Point) else ""
    children = getattr(old, "children", ()) if not isinstance(new, Bullet) else ()
    return [Atom(Heading(plain(title)))] if title else [], [Atom(one, Bullets(())) for one in children]


def _text(piece: Quotation | Bullet | Point) -> Text:
    """The words of a piece as one text."""
    if isinstance(piece, Point):
        paragraphs = [run for text in piece.text for run in (Run(" "), *text)]
        return tuple(paragraphs[1:])
    if isinstance(piece, Bullet) and piece.term:
        return (Run(f"{piece.term} "), *piece.text)
    return piece.text


def _verbatim(piece: Quotation | Bullet | Point) -> Atom:
    if isinstance(piece, Quotation):
        return Atom(piece)
    return Atom(Quotation(_text(piece), piece.attribution, sources=piece.sources, contribution=piece.contribution))


def _paraphrase(piece: Quotation | Bullet | Point) -> Atom:
    if isinstance(piece, Bullet):
        return Atom(piece, Bullets(()))
    made = Bullet(_text(piece), attribution=piece.attribution, sources=piece.sources, contribution=piece.contribution)
    return Atom(made, Bullets(()))


def _group(piece: Quotation | Bullet | Point) -> Atom:
    if isinstance(piece, Point):
        return Atom(replace(piece, wording="group", attribution=Attribution()), Points(()))
    made = Point((_text(piece),), wording="group", sources=piece.sources, contribution=piece.contribution)
    return Atom(made, Points(()))


def _published(_: Quotation | Bullet | Point) -> Atom:
    raise BadEdit("Only what stands in print is a published quotation.", "Call it a quote or a paraphrase.")


AS: dict[Wording, Callable[[Quotation | Bullet | Point], Atom]] = {
    "verbatim": _verbatim,
    "paraphrase": _paraphrase,
    "group": _group,
    "published": _published,
}
"""What a piece becomes under each wording, with the list it stands in."""
