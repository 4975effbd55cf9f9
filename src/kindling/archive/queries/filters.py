"""What can the archive be filtered by?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kindling.archive.records import Choice, Filters, YearCount
from kindling.conversations.models import Conversation, Format, Profile, Theme


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor asks of the archive, as it stood in the address; what cannot be is the same as nothing."""

    format: str = ""
    theme: str = ""
    person: str = ""
    year: int | None = None

    @property
    def narrows(self) -> bool:
        """Whether conversations in between are left out, so that gaps would mislead."""
        return bool(self.format or self.theme or self.person)


def filters(asked: Wish, years: Sequence[YearCount]) -> Filters:
    """The choices that lead somewhere, the chosen one marked."""
    used = set(Conversation.objects.order_by().values_list("format", flat=True).distinct())
    formats = [(value, label) for value, label in Format.choices if value in used]
    themes = Theme.objects.filter(conversations__isnull=False).distinct().values_list("slug", "name")
    people = Profile.objects.filter(credits__isnull=False).distinct().values_list("slug", "name")
    return Filters(
        formats=choices("every conversation", formats, asked.format),
        themes=choices("anything", themes, asked.theme),
        people=choices("anybody", people, asked.person),
        years=choices("any year", [(str(y.year), str(y.year)) for y in years], str(asked.year or "")),
        active=asked.narrows or asked.year is not None,
    )


def choices(everything: str, options: Iterable[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    """``options`` as value and label behind "all", the chosen one marked; an unknown choice means all."""
    listed = [Choice(value, label, value == chosen) for value, label in options]
    return (Choice("", everything, not any(choice.chosen for choice in listed)), *listed)
