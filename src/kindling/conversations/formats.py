"""What does each format of the hour need to be planned, and which sections has its pack?

A pure table; nothing here touches a database.
"""

from __future__ import annotations

from dataclasses import dataclass

SECTIONS = ("speaker", "heard", "groups", "chat", "closing", "resources")
"""The sections of a pack that may or may not be there; cover, about and thanks always are."""


@dataclass(frozen=True, slots=True)
class FormatPlan:
    """What an hour of one format needs. ``speakers`` and ``hosts`` are the fewest it takes, ``most`` the most.

    ``slot`` is what one speaker's part is called and ``slot_minutes`` how long it usually is. ``question`` says
    whether the small groups need one beforehand. ``sections`` are those of `SECTIONS` that its pack has.
    """

    format: str
    name: str
    says: str
    speakers: int
    most: int
    slot: str
    slot_minutes: int
    question: bool
    hosts: int
    sections: tuple[str, ...]


HOSTS = 2
"""An hour has two hosts: one speaks, the other watches the chat and the clock."""

_ALL = SECTIONS
_WITHOUT_SPEAKER = tuple(name for name in SECTIONS if name != "speaker")

FORMATS: dict[str, FormatPlan] = {
    one.format: one
    for one in (
        FormatPlan("speaker", "Speaker", "One guest speaks, then groups talk.", 1, 2, "talk", 20, True, HOSTS, _ALL),
        FormatPlan("panel", "Panel", "A few guests answer each other.", 2, 5, "seat", 8, True, HOSTS, _ALL),
        FormatPlan("showcase", "Showcase", "Several people show something short.", 3, 8, "slot", 5, False, HOSTS, _ALL),
        FormatPlan(
            "check-in", "Check-in", "No guest: the groups have the hour.", 0, 0, "", 0, True, HOSTS, _WITHOUT_SPEAKER
        ),
        FormatPlan("open", "Open", "Whoever comes says what it is about.", 0, 3, "word", 5, False, HOSTS, _ALL),
    )
}
"""By the value of `kindling.conversations.models.Format`."""


def format_plan(format: str) -> FormatPlan:  # noqa: A002 - the word of design.md
    """The plan of a format; of one that nobody has said yet, and of one unknown here, a speaker's."""
    return FORMATS.get(format, FORMATS["speaker"])
