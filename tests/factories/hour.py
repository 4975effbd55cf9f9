"""An invented hour about kindness in waiting rooms: five people, sixty cues, and a chat beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kindling.harvest.records import ChatLine, Reaction, Span, SpokenLine

HOUR = Path(__file__).parents[1] / "samples" / "draft" / "hour.vtt"

_CUE = re.compile(r"(\d+)\r\n(\S+) --> (\S+)\r\n([^:]+): (.+)\r\n")


def spoken(*cues: tuple[str, str], seconds: float = 5.0, room: str = "") -> tuple[SpokenLine, ...]:
    """Cues of (name, text), one after the other without a pause, each ``seconds`` long."""
    return tuple(
        SpokenLine(Span(number, number), number, (number - 1) * seconds, number * seconds, name, text, room)
        for number, (name, text) in enumerate(cues, 1)
    )


def chat(
    *messages: tuple[str, str], reactions: Sequence[int] = (), replies: Sequence[int | None] = ()
) -> list[ChatLine]:
    """Messages of (name, text); how many hearts each has, and which message, counted from 1, each answers."""
    return [
        ChatLine(
            Span(number, number),
            60.0 * number,
            name,
            text,
            reply_to=replies[number - 1] if number <= len(replies) else None,
            reactions=(Reaction("❤️", reactions[number - 1]),)
            if number <= len(reactions) and reactions[number - 1]
            else (),
        )
        for number, (name, text) in enumerate(messages, 1)
    ]


def kindness_hour() -> tuple[SpokenLine, ...]:
    """The cues of the bundled sample, as a transcript's source would read them."""
    text = HOUR.read_bytes().decode()
    return tuple(
        SpokenLine(Span(4 * place + 3, 4 * place + 6), int(cue), _seconds(at), _seconds(until), name, words)
        for place, (cue, at, until, name, words) in enumerate(_CUE.findall(text))
    )


def _seconds(stamp: str) -> float:
    hours, minutes, seconds = stamp.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
