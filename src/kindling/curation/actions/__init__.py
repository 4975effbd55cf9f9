"""Writes of working packs."""

from kindling.curation.actions.drafting import claim_draft, draft_waiting, request_draft
from kindling.curation.actions.saving import edit_pack, look_at_fresh, redo, replace_pack, save_pack, undo

__all__ = [
    "claim_draft",
    "draft_waiting",
    "edit_pack",
    "look_at_fresh",
    "redo",
    "replace_pack",
    "request_draft",
    "save_pack",
    "undo",
]
