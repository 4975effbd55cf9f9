"""From the chat as cards, and the links that were shared as resources."""

from __future__ import annotations

from urllib.parse import urlsplit

from kindling.harvest.hour import HourLine
from kindling.harvest.records import ChatLine, NoteKind
from kindling.pack.assemble.material import Material, as_chat
from kindling.pack.assemble.voices import attribution, cites, clock_label, initials
from kindling.pack.document import (
    Answered,
    Block,
    Chat,
    ChatCard,
    Citation,
    Paragraph,
    Reaction,
    Resource,
    Resources,
    Section,
    plain,
)
from kindling.pack.draft import FoundResource, chat_picks, found_resources

CARDS = 12
CARDS_ALONE = 24
"""How many cards: more where the chat is all there is."""


def chat_section(material: Material) -> Section:
    """The messages that were answered most and said most, in the order they were written."""
    lines = material.written
    limit = CARDS if material.transcripts else CARDS_ALONE
    picks = sorted(pick.ordinal for pick in chat_picks(as_chat(lines, material.hour), limit=limit))
    cards = tuple(_card(lines[ordinal - 1], material) for ordinal in picks)
    lead: Block = Paragraph(plain("The chat ran beside the conversation. Some of its lines, as they were written:"))
    return Section("chat", "chat", "From the chat", (lead, Chat(cards)) if cards else ())


def _card(line: HourLine, material: Material) -> ChatCard:
    return ChatCard(
        plain(line.line.text.strip()),
        attribution(line.raw_name, material),
        initials(line.raw_name, material),
        clock_label(line.at) if material.hour.wall else "",
        tuple(Reaction(one.emoji, one.count) for one in line.reactions),
        answers=_answered(line, material),
        sources=cites(line),
    )


def _answered(line: HourLine, material: Material) -> Answered | None:
    """The beginning of the message answered, unless that one is held back."""
    if line.answers is None:
        return None
    parent = material.hour.lines[line.answers]
    if parent.place not in {one.place for one in material.written} or not isinstance(parent.line, ChatLine):
        return None
    return Answered(_shortened(parent.line.text), attribution(parent.raw_name, material).label)


def _shortened(text: str, limit: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def resources_section(material: Material) -> Section:
    """Links from the chat and the deck, notes of resources, and what the producer adds."""
    lines = material.written
    found = found_resources(as_chat(lines, material.hour), material.hour.slides)
    items = [_resource(one, lines) for one in found]
    noted = [
        Resource(note.text) for note in material.notes if note.kind is NoteKind.RESOURCE and not _has_link(note.text)
    ]
    written = [Resource(one.title, one.url, one.text, one.type) for one in material.about.resources]
    blocks: tuple[Block, ...] = (Resources((*written, *items, *noted)),) if written or items or noted else ()
    return Section("resources", "resources", "Resources", blocks)


def _has_link(text: str) -> bool:
    return "://" in text


def _resource(found: FoundResource, lines: tuple[HourLine, ...]) -> Resource:
    source: tuple[Citation, ...] = cites(lines[found.ordinal - 1]) if found.ordinal else ()
    return Resource(found.title, found.url, () if found.named else plain(_address(found.url)), found.type, source)


def _address(url: str, limit: int = 60) -> str:
    """Where a link without a title leads, short enough to read: ``github.com/kettle/rota/pull/3``."""
    parts = urlsplit(url)
    words = f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    return words if len(words) <= limit else f"{words[:limit]}…"
