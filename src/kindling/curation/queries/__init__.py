"""Reads of working packs: the draft, what is cleared of it, and what stands between it and publishing."""

from kindling.curation.queries.drafts import changes_since, draft_of, history, working_pack

__all__ = ["changes_since", "draft_of", "history", "working_pack"]
