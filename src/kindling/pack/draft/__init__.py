"""The draft from the hour's own words: ranked, grouped, explained, with no model at all."""

from kindling.pack.draft.chat import chat_picks
from kindling.pack.draft.highlights import WORDS, highlights
from kindling.pack.draft.records import (
    ChatPick,
    DraftBullet,
    DraftQuote,
    FoundResource,
    Highlights,
    Theme,
    as_json,
    only_bullets,
)
from kindling.pack.draft.resources import found_resources

__all__ = [
    "WORDS",
    "ChatPick",
    "DraftBullet",
    "DraftQuote",
    "FoundResource",
    "Highlights",
    "Theme",
    "as_json",
    "chat_picks",
    "found_resources",
    "highlights",
    "only_bullets",
]
