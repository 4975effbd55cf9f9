"""What is known of a month, part by part, as short lines; and what is not known yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from kindling.conversations.models import Conversation, Recording
from kindling.web.templatetags.months import clock, day_said


@dataclass(frozen=True, slots=True)
class Known:
    """A part of the facts: its heading, what is known of it line by line, what is said where nothing is, where to
    change it. ``clipped`` is how many lines more there are."""

    heading: str
    lines: tuple[str, ...]
    unknown: str
    url: str
    clipped: int = 0


SHOWN = 4
"""Lines of a part that are shown."""


def known_parts(row: Conversation) -> tuple[Known, ...]:
    """Every part, in the order in which a month is told; six queries."""
    told = (
        ("what", "The conversation", _what(row), "No title, no day."),
        ("came", "Who came", _came(row), "Nobody has counted yet."),
        ("people", "People", _people(row), "Nobody is credited yet."),
        ("questions", "Questions", [one.text for one in row.questions.all()], "No question yet."),
        ("recordings", "Recordings", [_recording(one) for one in row.recordings.all()], "No recording yet."),
        ("presentations", "Presentations", _presentations(row), "No presentation yet."),
        ("resources", "Resources", [one.title for one in row.resources.all()], "Nothing was recommended yet."),
        ("themes", "Themes", _themes(row), "No theme yet."),
    )
    return tuple(
        Known(heading, tuple(lines[:SHOWN]), unknown, address(row.month, name), max(len(lines) - SHOWN, 0))
        for name, heading, lines, unknown in told
    )


def address(month: str, part: str) -> str:
    """Where a part is changed."""
    return reverse("desk-credits", args=[month]) if part == "people" else reverse("desk-fact", args=[month, part])


def _what(row: Conversation) -> list[str]:
    day = day_said(row.day) if row.day else ""
    summary = row.summary if len(row.summary) <= 160 else f"{row.summary[:160].rsplit(' ', 1)[0]} …"
    return [told for told in (row.title, day, row.get_format_display(), summary) if told]


def _came(row: Conversation) -> list[str]:
    if row.people is None:
        return [] if row.newcomers is None else [f"{row.newcomers} for the first time"]
    count = f"{'At least ' if row.people_or_more else ''}{row.people:,} {'person' if row.people == 1 else 'people'}"
    return [count if row.newcomers is None else f"{count}, {row.newcomers:,} of them for the first time"]


def _people(row: Conversation) -> list[str]:
    return [f"{one.credited}, {one.get_role_display().lower()}" for one in row.credits.select_related("profile")]


def _recording(one: Recording) -> str:
    name = one.title or one.url or "A recording"
    told = [name, f"{one.minutes} minutes" if one.minutes else "", "" if one.url else "nobody knows where it is"]
    if one.starts is not None or one.ends is not None:
        told.append(f"agreed {_part(one)}")
    return ", ".join(part for part in told if part)


def _part(one: Recording) -> str:
    since = f"from {clock(one.starts)}" if one.starts is not None else ""
    until = f"until {clock(one.ends)}" if one.ends is not None else ""
    return f"{since} {until}".strip()


def _presentations(row: Conversation) -> list[str]:
    return [
        ", ".join(part for part in (one.title or "A presentation", one.by) if part) for one in row.presentations.all()
    ]


def _themes(row: Conversation) -> list[str]:
    names = ", ".join(theme.name for theme in row.themes.all())
    return [names] if names else []
