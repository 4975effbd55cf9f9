"""What a draft holds: bullets, quotes, themes, chat picks and links, each with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class DraftBullet:
    """A sentence about what somebody said; always a draft, and that somebody's words for every rule of consent.

    ``cues`` are the 1-based ordinals of all cues it rests on; ``speaker`` is the name as recorded.
    """

    text: str
    cues: tuple[int, ...]
    speaker: str
    why: str


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """Words exactly as recorded, one stretch of one voice, without anything changed.

    ``cue`` is the 1-based ordinal of the cue the words begin in, and ``cues`` all it runs over: one, unless no cue of
    the file holds a whole sentence; then they are joined by single spaces. ``at`` is in seconds on the harvest's clock.
    """

    text: str
    speaker: str
    cue: int
    at: float | None
    why: str
    cues: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """What some of the bullets share. ``bullets`` are places in `Highlights.bullets`, from 0, best first."""

    label: str
    terms: tuple[str, ...]
    bullets: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """The draft of one hour's speech; every list best first."""

    bullets: tuple[DraftBullet, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatPick:
    """A chat message worth showing. ``ordinal`` is its 1-based place among the lines that were given.

    ``score`` falls with every earlier pick of the same person, so that it never rises down the list.
    """

    ordinal: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class FoundResource:
    """A link somebody shared. ``ordinal`` is the 1-based place of its line, None for a link in the speaker's deck.

    ``named`` is false where no words give it a title, and its site does.
    """

    title: str
    url: str
    shared_by: str
    ordinal: int | None
    type: str
    why: str
    named: bool = True


def only_bullets(found: Highlights, keep: Callable[[DraftBullet], bool]) -> Highlights:
    """``found`` with the bullets for which ``keep`` answers true, and the themes of what is left."""
    kept = [number for number, bullet in enumerate(found.bullets) if keep(bullet)]
    place = {number: index for index, number in enumerate(kept)}
    themes = tuple(
        replace(theme, bullets=tuple(place[number] for number in theme.bullets if number in place))
        for theme in found.themes
    )
    return Highlights(tuple(found.bullets[number] for number in kept), found.quotes, themes)


def as_json(highlights: Highlights) -> dict[str, Any]:
    """The answer of ``kindling highlights --json``, ready for `json.dumps`; its keys are stable."""
    return {
        "bullets": [
            {"text": bullet.text, "cues": list(bullet.cues), "speaker": bullet.speaker, "why": bullet.why}
            for bullet in highlights.bullets
        ],
        "quotes": [_quote_json(quote) for quote in highlights.quotes],
        "themes": [
            {"label": theme.label, "terms": list(theme.terms), "bullets": list(theme.bullets)}
            for theme in highlights.themes
        ],
    }


def _quote_json(quote: DraftQuote) -> dict[str, Any]:
    known = {"text": quote.text, "speaker": quote.speaker, "cue": quote.cue, "at": quote.at, "why": quote.why}
    return known | ({"cues": list(quote.cues)} if len(quote.cues) > 1 else {})
