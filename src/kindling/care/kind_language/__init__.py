"""Kind language: hints with a reason and an alternative, from a small lexicon that names its sources."""

from kindling.care.kind_language.hints import Hint, Term, Tier, hints, lexicon

__all__ = ["Hint", "Term", "Tier", "hints", "lexicon"]
