"""What an edit refuses, in sentences for the page."""

from __future__ import annotations

from kindling.kernel.errors import KindlingError


class BadEdit(KindlingError):
    """What was asked for cannot be done to the pack. ``field`` names the field that has to change, if one has."""

    def __init__(self, sentence: str, remedy: str = "", *, field: str = "") -> None:
        super().__init__(sentence, remedy)
        self.field = field


def gone() -> BadEdit:
    """For an address where nothing stands any more."""
    return BadEdit("What you wanted to change is no longer there.", "Look at the section as it is now, and try again.")
