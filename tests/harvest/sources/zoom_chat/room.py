"""Shorthand for the tests of Zoom chats: text in, harvest out, its accounts checked on the way."""

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Harvest
from kindling.harvest.sources.zoom_chat import SOURCES
from tests.harvest.accounting import assert_every_line_is_told

(SOURCE,) = SOURCES


def harvest(text: str, name: str = "") -> Harvest:
    export = Export(text.encode(), name)
    found = SOURCE.read(export)
    assert_every_line_is_told(export, found)
    return found


def told(text: str) -> list[tuple[float | None, str, str]]:
    return [(line.at, line.raw_name, line.text) for line in harvest(text).lines]


def why(text: str) -> list[str]:
    return [entry.why.name for entry in harvest(text).left_out]


def answers(found: Harvest) -> list[tuple[str, str, int | None]]:
    """What each line says, what it quotes and which line it answers."""
    return [(line.text, line.replying_to, line.reply_to) for line in found.lines if isinstance(line, ChatLine)]


def reactions(found: Harvest) -> list[list[tuple[str, int]]]:
    """The emoji of each line with their counts."""
    lines = [line for line in found.lines if isinstance(line, ChatLine)]
    return [[(one.emoji, one.count) for one in line.reactions] for line in lines]
