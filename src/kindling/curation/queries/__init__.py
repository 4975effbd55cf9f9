"""Reads of working packs: the draft, what is cleared of it, and what stands between it and publishing."""

from kindling.curation.queries.clearing import cleared_pack, shown_pack
from kindling.curation.queries.drafts import changes_since, draft_of, history, working_pack
from kindling.curation.queries.standing import blockers, waits

__all__ = [
    "blockers",
    "changes_since",
    "cleared_pack",
    "draft_of",
    "history",
    "shown_pack",
    "waits",
    "working_pack",
]
