"""Reads of working packs: the draft, what is cleared of it, and what stands between it and publishing."""

from kindling.curation.queries.drafts import draft_of, history, saved_since, working_pack

__all__ = ["draft_of", "history", "saved_since", "working_pack"]
