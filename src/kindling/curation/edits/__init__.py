"""Edits of a pack: pure functions from one pack to the next, each piece addressed by its place."""

from kindling.curation.edits.adding import UseAs, add_piece, own_piece, said_piece
from kindling.curation.edits.cover import cover_of, cover_pack
from kindling.curation.edits.fields import fields_of, fill_piece, reword_piece, words_of
from kindling.curation.edits.moving import move_piece, moved, steps
from kindling.curation.edits.pieces import PieceAt, name_of, pieces_of, suggestions
from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.sections import (
    add_section,
    introduce_section,
    introduction,
    missing_sections,
    move_section,
    remove_section,
    restore_section,
    retitle_section,
    section_steps,
)
from kindling.curation.edits.standing import (
    attribute_piece,
    change_wording,
    hide_piece,
    keep_all,
    keep_piece,
    trim_piece,
)
from kindling.curation.edits.tree import piece_at, section_of
from kindling.curation.edits.typed import text_of, typed
from kindling.curation.edits.where import Where

__all__ = [
    "BadEdit",
    "PieceAt",
    "UseAs",
    "Where",
    "add_piece",
    "add_section",
    "attribute_piece",
    "change_wording",
    "cover_of",
    "cover_pack",
    "fields_of",
    "fill_piece",
    "hide_piece",
    "introduce_section",
    "introduction",
    "keep_all",
    "keep_piece",
    "missing_sections",
    "move_piece",
    "move_section",
    "moved",
    "name_of",
    "own_piece",
    "piece_at",
    "pieces_of",
    "remove_section",
    "restore_section",
    "retitle_section",
    "reword_piece",
    "said_piece",
    "section_of",
    "section_steps",
    "steps",
    "suggestions",
    "text_of",
    "trim_piece",
    "typed",
    "words_of",
]
