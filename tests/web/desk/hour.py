"""A month whose hour is harvested: everybody in it is invented."""

from __future__ import annotations

from typing import Any

from kindling.contributions.queries import lines_of
from kindling.contributions.records import LineShown
from kindling.conversations.models import Conversation
from kindling.curation.actions import save_pack
from kindling.curation.queries import draft_of
from kindling.pack.document import Attribution, Chat, ChatCard, Citation, Pack, Quotation, Section, plain
from tests.contributions.cast import given, month, work
from tests.factories.exports import zoom_chat, zoom_vtt
from tests.factories.site import ada

MONTH = "2026-10"
HARVEST = f"/desk/{MONTH}/harvest/"
SECRET = "PRIVATE-MARKER between the two of us"  # noqa: S105 - an invented message
PAUSE = "It is not the pause that costs us, you know, it is the pretending that we did not need one."
NEXT = "So we made a rule of ninety seconds for anybody at any time."
NUMBER = "My number is 07700 900418 if you want the paper about pauses"
CHAT = zoom_chat(
    ("18:02:00", "Ben Okoro", "Hello from Leeds"),
    ("18:02:05", "Ben Okoro", "It rains"),
    ("18:02:09", "Ben Okoro", "A lot"),
    ("18:10:00", "ben.okoro@clinic.example.org", "Kindness is what we do when nobody looks at us, I think."),
    ("18:11:00", "Ben Okoro", NUMBER),
    ("18:12:00", "Ben Okoro to Ada Brennan (Direct Message)", SECRET),
)
SPOKEN = zoom_vtt(
    (60, "Ingrid Solheim", "Good evening to all of you, and thank you for coming to us tonight."),
    (600, "Ingrid Solheim", PAUSE),
    (604, "Ingrid Solheim", NEXT),
    (620, "Tom Okafor", "I used to think that stopping was for people who have time for it."),
)
NOTES = "# Group 4\n\n- Rushing is contagious, and so is not rushing at all.\n"


def harvested(*, draft: bool = True, extra: str = "") -> Conversation:
    """The month, its files read and arranged; with a draft that quotes Tom, unless told otherwise."""
    row = month(MONTH, title="The courage to pause")
    given(row, "chat.txt", CHAT)
    given(row, "GMT20261015-170000_Recording.transcript.vtt", SPOKEN)
    given(row, "notes.md", NOTES)
    if extra:
        given(row, "more.txt", extra)
    work(row)
    if draft:
        save_pack(by=ada(), conversation=row, pack=_pack(row), sentence="Drafted the pack", based_on=0)
    return row


def _pack(row: Conversation) -> Pack:
    tom = line(row, "I used to think")
    cited = (Citation(tom.file_name, tom.ordinal, tom.at),)
    quote = Quotation(plain(tom.text), Attribution("name", "Tom Okafor"), sources=cited)
    sections = (
        Section("heard", "heard", "What did we hear?", (quote,)),
        Section("discussion", "discussion", "Group discussion"),
        Section("chat", "chat", "From the chat", (Chat((ChatCard(plain("Ninety seconds, then."), Attribution()),)),)),
        Section("reflections", "reflections", "Closing reflections"),
    )
    return Pack("The courage to pause", "A series", month=MONTH, sections=sections)


def line(row: Conversation, begins: str) -> LineShown:
    """The line that begins so."""
    return next(one for one in lines_of(row) if one.text.startswith(begins))


def sent(row: Conversation, begins: str, **told: Any) -> dict[str, Any]:
    """What the form sends for a line."""
    one = line(row, begins)
    usual = {"text": one.text, "wording": "verbatim", "shown": "name", "section": "heard"}
    return {"line": one.id, "to": one.id, "revision": draft_of(row).number, **usual, **told}
