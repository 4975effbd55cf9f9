"""Messages in, lines out: reactions counted, replies tied, the private and the mechanical left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kindling.harvest.records import ChatLine, LeftOut, Reaction, Span, Unread, Why
from kindling.harvest.sources.zoom_chat.answers import (
    Quote,
    Reacted,
    Reply,
    claims,
    foreign_quote,
    is_reply,
    reaction,
    replies,
)
from kindling.harvest.sources.zoom_chat.heads import Audience
from kindling.harvest.sources.zoom_chat.messages import Message
from kindling.harvest.sources.zoom_chat.quotes import Earlier, Hidden
from kindling.harvest.sources.zoom_chat.service import is_service
from kindling.harvest.sources.zoom_chat.words import collapsed

UNKNOWN_HEAD = "It looks like the head of a message in no language known, and could be a private one."


@dataclass(slots=True)
class Folded:
    """What became of the messages."""

    lines: tuple[ChatLine, ...]
    left_out: tuple[LeftOut, ...]
    unread: tuple[Unread, ...]


def fold(
    messages: Iterable[Message],
    hidden: Hidden,
    names: frozenset[str],
    times: Iterable[float | None],
    span: Callable[[int, int], Span],
) -> Folded:
    """Every message as a line, as left out, or as unread; with its place in the file and its clock.

    ``hidden`` are the words that must not be quoted, ``names`` those of everybody who wrote, white space made even.
    ``span`` gives the lines between two places in the text.
    """
    folding = _Folding(hidden, names)
    for message, at in zip(messages, times, strict=True):
        folding.take(message, span(message.head.start, message.end), at)
    return folding.done()


def hidden_words(message: Message) -> list[str]:
    """What a quotation of ``message`` may begin with: all of it, or the words of a reply."""
    return [message.text, *(way.words for way in replies(message.text))]


class _Folding:
    """The messages taken in so far."""

    def __init__(self, hidden: Hidden, names: frozenset[str]) -> None:
        self._hidden = hidden
        self._names = names
        self._earlier = Earlier()
        self._lines: list[ChatLine] = []
        # Who reacted to which line, by its number and the emoji.
        self._people: dict[int, dict[str, dict[str, None]]] = {}
        self._left_out: list[LeftOut] = []
        self._unread: list[Unread] = []
        # Who reacted how to a message that begins so: where the reaction went, and which entry of left_out tells of it.
        self._given: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)

    def done(self) -> Folded:
        for number, people in self._people.items():
            reactions = tuple(Reaction(emoji, len(who)) for emoji, who in people.items() if who)
            self._lines[number] = replace(self._lines[number], reactions=reactions)
        return Folded(tuple(self._lines), tuple(self._left_out), tuple(self._unread))

    def take(self, message: Message, span: Span, at: float | None) -> None:
        if message.head.audience is Audience.UNKNOWN:
            self._unread.append(Unread(span, UNKNOWN_HEAD))
        elif message.head.audience is Audience.PRIVATE:
            self._leave_out(span, Why.PRIVATE)
        elif reacted := reaction(message.text):
            self._react(collapsed(message.head.name), reacted, span)
        else:
            self._write(message, span, at)

    def _leave_out(self, span: Span, why: Why) -> None:
        self._left_out.append(LeftOut(span, why))

    def _react(self, name: str, reacted: Reacted, span: Span) -> None:
        key = (name, reacted.emoji, _beginning(reacted.quote))
        if reacted.removed:
            self._take_back(key, span)
            return
        target = self._earlier.newest(reacted.quote, lambda number: name in self._who(number, reacted.emoji))
        if target is None:
            self._leave_out(span, Why.REACTION_LOST)
            return
        self._who(target, reacted.emoji)[name] = None
        self._given[key].append((target, len(self._left_out)))
        self._leave_out(span, Why.REACTION)

    def _who(self, number: int, emoji: str) -> dict[str, None]:
        """Those who reacted to a line with one emoji, in order."""
        return self._people.setdefault(number, {}).setdefault(emoji, {})

    def _take_back(self, key: tuple[str, str, str], span: Span) -> None:
        given = self._given[key]
        if given:
            target, entry = given.pop()
            self._who(target, key[1]).pop(key[0], None)
            self._left_out[entry] = LeftOut(self._left_out[entry].span, Why.REACTION_REMOVED)
        self._leave_out(span, Why.REACTION_REMOVED)

    def _write(self, message: Message, span: Span, at: float | None) -> None:
        name, text = message.head.name, message.text
        text, answers, quoted = self._tied(text) if is_reply(text) else (self._without_private(text), None, "")
        if not text.strip():
            self._leave_out(span, Why.EMPTY)
        elif is_service(text, name, self._names):
            self._leave_out(span, Why.SYSTEM)
        elif self._hidden and self._reveals(text):
            self._leave_out(span, Why.REACTION_LOST)
        else:
            self._earlier.add(text)
            self._lines.append(ChatLine(span, at, name, text, answers, quoted))

    def _tied(self, text: str) -> tuple[str, int | None, str]:
        """The words of a reply, which line it answers, and what it quotes."""
        ways = list(replies(text))
        # A quotation that is whole tells more than one that a longer message happens to begin with.
        likely = sorted(ways, key=lambda way: not self._earlier.knows(way.quote))
        found = next(((way, to) for way in likely if (to := self._earlier.newest(way.quote)) is not None), None)
        if found:
            return found[0].words, found[1] + 1, found[0].quote.recorded
        way = self._private(ways) or next((way for way in ways if way.sure or self._hidden.holds(way.quote)), None)
        # Words that nobody wrote to everybody may be a private message's.
        return (way.words, None, "" if self._hidden else way.quote.recorded) if way else (text, None, "")

    def _private(self, ways: Iterable[Reply]) -> Reply | None:
        """The way that takes the most of a private message for the quotation, so that no end of it is left."""
        held = [way for way in ways if self._hidden.continues(way.quote)]
        return max(held, key=lambda way: len(way.quote.recorded), default=None)

    def _without_private(self, text: str) -> str:
        """The own words of a reply in a language not known, if what it quotes is private; else all of ``text``."""
        way = self._private(replies(text, known=False)) if self._hidden and foreign_quote(text) else None
        return way.words if way and way.words.strip() else text

    def _reveals(self, text: str) -> bool:
        """Whether it is an answer of no known shape that may carry private words."""
        foreign = foreign_quote(text)
        quotes = [*claims(text), *([foreign] if foreign else [])]
        return any(self._hidden.holds(quote) for quote in quotes)


def _beginning(quote: Quote) -> str:
    # Two clients of one person may cut the same quotation at different lengths, none of them before the 17th.
    return quote.cut[:17]
