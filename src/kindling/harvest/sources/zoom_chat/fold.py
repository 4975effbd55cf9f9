"""Messages in, lines out: reactions counted, replies tied, the private and the mechanical left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kindling.harvest.records import ChatLine, LeftOut, Reaction, Span, Unread, Why
from kindling.harvest.sources.zoom_chat.answers import Quote, Reacted, claimed, is_reply, reaction, replies
from kindling.harvest.sources.zoom_chat.heads import Audience
from kindling.harvest.sources.zoom_chat.messages import Message
from kindling.harvest.sources.zoom_chat.quotes import Earlier, Hidden
from kindling.harvest.sources.zoom_chat.service import is_service
from kindling.harvest.sources.zoom_chat.words import collapsed

UNKNOWN_HEAD = "It looks like the head of a message in no language known, and could be a private one."


@dataclass(slots=True)
class _Draft:
    """A line to be, while reactions still come in."""

    span: Span
    at: float | None
    name: str
    text: str
    answers: int | None = None
    quoted: str = ""
    people: dict[str, dict[str, None]] = field(default_factory=dict)

    def line(self) -> ChatLine:
        reactions = tuple(Reaction(emoji, len(people)) for emoji, people in self.people.items() if people)
        return ChatLine(self.span, self.at, self.name, self.text, self.answers, self.quoted, reactions)


@dataclass(slots=True)
class Folded:
    """What became of the messages."""

    lines: tuple[ChatLine, ...]
    left_out: tuple[LeftOut, ...]
    unread: tuple[Unread, ...]


def fold(messages: Sequence[Message], spans: Iterable[Span], times: Iterable[float | None]) -> Folded:
    """Every message as a line, as left out, or as unread; with its place in the file and its clock."""
    shut = (Audience.PRIVATE, Audience.UNKNOWN)
    hidden = Hidden([words for message in messages if message.head.audience in shut for words in _words(message)])
    names = frozenset(collapsed(message.head.name) for message in messages)
    folding = _Folding(hidden, names)
    for message, span, at in zip(messages, spans, times, strict=True):
        folding.take(message, span, at)
    return folding.done()


def _words(message: Message) -> list[str]:
    """What a quotation of ``message`` may begin with: all of it, or the words of a reply."""
    return [message.text, *(way.words for way in replies(message.text) if is_reply(message.text))]


class _Folding:
    """The messages taken in so far."""

    def __init__(self, hidden: Hidden, names: frozenset[str]) -> None:
        self._hidden = hidden
        self._names = names
        self._earlier = Earlier()
        self._drafts: list[_Draft] = []
        self._left_out: list[LeftOut] = []
        self._unread: list[Unread] = []
        # Who reacted how to a message that begins so: where the reaction went, and which entry of left_out tells of it.
        self._given: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)

    def done(self) -> Folded:
        return Folded(tuple(draft.line() for draft in self._drafts), tuple(self._left_out), tuple(self._unread))

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
        target = self._earlier.newest(
            reacted.quote, lambda number: name in self._drafts[number].people.get(reacted.emoji, ())
        )
        if target is None:
            self._leave_out(span, Why.REACTION_LOST)
            return
        self._drafts[target].people.setdefault(reacted.emoji, {})[name] = None
        self._given[key].append((target, len(self._left_out)))
        self._leave_out(span, Why.REACTION)

    def _take_back(self, key: tuple[str, str, str], span: Span) -> None:
        given = self._given[key]
        if given:
            target, entry = given.pop()
            self._drafts[target].people[key[1]].pop(key[0], None)
            self._left_out[entry] = LeftOut(self._left_out[entry].span, Why.REACTION_REMOVED)
        self._leave_out(span, Why.REACTION_REMOVED)

    def _write(self, message: Message, span: Span, at: float | None) -> None:
        draft = _Draft(span, at, message.head.name, message.text)
        if is_reply(message.text):
            self._tie(draft)
        if not draft.text.strip():
            self._leave_out(span, Why.EMPTY)
        elif is_service(draft.text, draft.name, self._names):
            self._leave_out(span, Why.SYSTEM)
        elif self._reveals(draft.text):
            self._leave_out(span, Why.REACTION_LOST)
        else:
            self._earlier.add(draft.text)
            self._drafts.append(draft)

    def _tie(self, draft: _Draft) -> None:
        """Part a reply from what it quotes, and find whose words those are."""
        ways = list(replies(draft.text))
        # A quotation that is whole tells more than one that a longer message happens to begin with.
        likely = sorted(ways, key=lambda way: not self._earlier.knows(way.quote))
        found = next(((way, to) for way in likely if (to := self._earlier.newest(way.quote)) is not None), None)
        way, to = found or (next((way for way in ways if way.sure or self._hidden.holds(way.quote)), None), None)
        if way:
            draft.text = way.words
            draft.answers = None if to is None else to + 1
            draft.quoted = "" if to is None and self._hidden.holds(way.quote) else way.quote.recorded

    def _reveals(self, text: str) -> bool:
        """Whether it is an answer of no known shape that may carry private words."""
        quote = claimed(text)
        return quote is not None and self._hidden.holds(Quote(quote.full[:17]))


def _beginning(quote: Quote) -> str:
    # Two clients of one person may cut the same quotation at different lengths, none of them before the 17th.
    return quote.cut[:17]
