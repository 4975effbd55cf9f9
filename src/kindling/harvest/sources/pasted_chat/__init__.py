"""Teams and Skype chat that somebody copied out of the window and pasted into a text file."""

from __future__ import annotations

from kindling.harvest.source import Source
from kindling.harvest.sources.pasted_chat.read import read
from kindling.harvest.sources.pasted_chat.sniff import sniff

SOURCES: tuple[Source, ...] = (Source(id="teams-chat", title="Teams or Skype chat, pasted", sniff=sniff, read=read),)
