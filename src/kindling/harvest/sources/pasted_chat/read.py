"""The harvest of a pasted chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from kindling.harvest.export import Export
from kindling.harvest.records import ChatLine, Harvest, LeftOut, Reaction, Span, Unread, Why
from kindling.harvest.sources.pasted_chat.bodies import Body, body_of
from kindling.harvest.sources.pasted_chat.heads import Head, Shape, timed_heads
from kindling.harvest.sources.pasted_chat.private import author_of, is_private, without_everyone
from kindling.harvest.sources.pasted_chat.questions import without_question
from kindling.harvest.sources.pasted_chat.reactions import emoji_of
from kindling.harvest.sources.pasted_chat.replies import Quoted, answered
from kindling.harvest.sources.pasted_chat.said import Said, plain
from kindling.harvest.sources.pasted_chat.sniff import sniff
from kindling.harvest.sources.pasted_chat.stamps import on_one_clock
from kindling.harvest.sources.pasted_chat.untimed import untimed_heads

_MODERATED = {Shape.DATED, Shape.UNTIMED}
"""Shapes of live events, where a moderator publishes a question and it then stands there twice, at two times."""


@dataclass(slots=True)
class _Message:
    head: Head
    span: Span
    body: Body
    name: str
    at: float | None
    why: Why | None = None
    ordinal: int | None = None


def read(export: Export) -> Harvest:
    """The harvest of ``export``: a wall clock; without times where the paste tells none."""
    heads = timed_heads(export.lines) or untimed_heads(export.lines)
    day, clocks = on_one_clock(
        [head.stamp for head in heads], [(head.stamp, head.quoted_on) for head in heads if head.quoted_on]
    )
    messages = _messages(export.lines, heads, clocks)
    _judge(messages)
    unread, frame = _untold(export.lines, messages)
    return Harvest(
        source="teams-chat", sure=sniff(export), lines=_lines(messages), left_out=_left_out(messages),
        unread=unread, frame=frame, day=day, remarks=_remarks(export, messages),
    )  # fmt: skip


def _messages(lines: Sequence[str], heads: Sequence[Head], clocks: Sequence[float | None]) -> list[_Message]:
    said = Said(author_of(head.name) for head in heads)
    messages: list[_Message] = []
    ends = [*(head.first for head in heads[1:]), len(lines)][: len(heads)]
    for head, end, at in zip(heads, ends, clocks, strict=True):
        body = body_of(lines, head, end, said)
        if head.shape is Shape.BLOCK:
            body = _completed(body, head)
        span = Span(head.first + 1, _last(lines, head, end))
        messages.append(_Message(head, span, body, without_everyone(head.name), at))
    _cut_questions([message for message in messages if message.head.shape in _MODERATED], said)
    return messages


def _completed(body: Body, head: Head) -> Body:
    """The body of a block with what its head alone tells: the quotation, and an emoji that left only its name."""
    if head.quote:
        body = replace(body, quoted_name=head.quoted_name, quote=head.quote)
    emoji = emoji_of(head.title.strip())
    return replace(body, text=emoji) if not body.text and not emoji.startswith(":") else body


def _cut_questions(messages: Sequence[_Message], said: Said) -> None:
    """Take the question from behind each answer. All must be known first: an answer may stand above its question."""
    for message in messages:
        said.add(message.body.text)
    for message in messages:
        text, name, question = without_question(message.body.text, said)
        if question:
            message.body = replace(message.body, text=text, quoted_name=name, quote=question)


def _last(lines: Sequence[str], head: Head, end: int) -> int:
    """The number of the last line of a message that is not blank."""
    while end > head.body and not lines[end - 1].strip():
        end -= 1
    return end


def _judge(messages: Sequence[_Message]) -> None:
    """Give each message the reason why it becomes no line, or its ordinal among the lines; a copy has the first's."""
    seen: dict[tuple[str, float | None, str, str], int] = {}
    for message in messages:
        message.why = _why(message)
        if message.why is None:
            key = _key(message)
            if key in seen:
                message.why = Why.DOUBLE
            message.ordinal = seen.setdefault(key, len(seen) + 1)


def _key(message: _Message) -> tuple[str, float | None, str, str]:
    """What makes a message the same again: in a live event the time does not, it is told anew when it is published."""
    at = None if message.head.shape in _MODERATED else message.at
    return message.name, at, plain(message.body.text), plain(message.body.quote)


def _why(message: _Message) -> Why | None:
    if message.head.shape is Shape.EVENT:
        return Why.SYSTEM
    head, text = message.head, message.body.text
    if is_private(head.name, text) or is_private("", head.title):
        return Why.PRIVATE
    return None if text else Why.EMPTY


def _lines(messages: Sequence[_Message]) -> tuple[ChatLine, ...]:
    kept = [message for message in messages if message.why is None]
    links = answered([_quoted(one) for one in messages])
    more = _reactions_of_doubles(messages)
    told = (link for link, message in zip(links, messages, strict=True) if message.why is None)
    return tuple(
        ChatLine(
            span=one.span, at=one.at, raw_name=one.name, text=one.body.text, reply_to=parent, replying_to=quote,
            reactions=more.get(one.ordinal or 0) or one.body.reactions,
        )
        for one, (parent, quote) in zip(kept, told, strict=True)
    )  # fmt: skip


def _quoted(one: _Message) -> Quoted:
    private, body = one.why is Why.PRIVATE, one.body
    return Quoted(author_of(one.name), body.text, one.ordinal, private, body.quoted_name, body.quote)


def _reactions_of_doubles(messages: Sequence[_Message]) -> dict[int, tuple[Reaction, ...]]:
    """The reactions of the fullest copy of each message, by its ordinal: a later copy may have gathered more."""
    best: dict[int, tuple[Reaction, ...]] = {}
    for message in messages:
        if message.ordinal:
            copies = (best.get(message.ordinal, ()), message.body.reactions)
            best[message.ordinal] = max(copies, key=lambda copy: sum(reaction.count for reaction in copy))
    return best


def _left_out(messages: Sequence[_Message]) -> tuple[LeftOut, ...]:
    gone = [LeftOut(message.span, message.why) for message in messages if message.why]
    gone += [LeftOut(span, Why.SYSTEM) for message in messages for span in message.body.system]
    return tuple(sorted(gone, key=lambda entry: (entry.span.first, entry.span.last)))


def _untold(lines: Sequence[str], messages: Sequence[_Message]) -> tuple[tuple[Unread, ...], tuple[Span, ...]]:
    """What stands before the first head and cannot be anybody's; and the blank lines, before, between and behind."""
    first = messages[0].span.first if messages else len(lines) + 1
    runs = [
        (blank, list(group)) for blank, group in groupby(range(1, first), lambda number: not lines[number - 1].strip())
    ]
    frame = [Span(group[0], group[-1]) for blank, group in runs if blank]
    spans = [*(message.span for message in messages), Span(len(lines) + 1, len(lines) + 1)]
    frame += [Span(one.last + 1, after.first - 1) for one, after in pairwise(spans) if after.first - one.last > 1]
    unread = [Unread(Span(group[0], group[-1]), "nobody is named above it") for blank, group in runs if not blank]
    return tuple(unread), tuple(frame)


def _remarks(export: Export, messages: Sequence[_Message]) -> tuple[str, ...]:
    previews = sum(message.body.previews for message in messages)
    remarks = [*export.warnings]
    if previews:
        what = "A link's preview was" if previews == 1 else f"Previews of {previews} links were"
        remarks.append(f"{what} left out of what their authors wrote.")
    return tuple(remarks)
