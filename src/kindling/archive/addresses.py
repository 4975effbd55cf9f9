"""Where each public page lives, as root-relative links; the site's URLs answer to exactly these."""

from __future__ import annotations


def archive(year: int | None = None) -> str:
    """The archive, or one year of it."""
    return f"/archive/{year}/" if year else "/archive/"


CALENDAR = "/calendar.ics"
"""The series' calendar."""


def conversation(month: str) -> str:
    """A conversation."""
    return f"/conversations/{month}/"


def hour(month: str) -> str:
    """The hour of a conversation still to come, as a file for calendars."""
    return f"/conversations/{month}/calendar.ics"


def file_of_pack(month: str, name: str) -> str:
    """A file of a conversation's current pack."""
    return f"/conversations/{month}/{name}"


def person(slug: str) -> str:
    """Somebody who has spoken."""
    return f"/people/{slug}/"


def photo(slug: str) -> str:
    """Their portrait."""
    return f"/people/{slug}/photo"


JOIN = "/join/"
"""Where one joins."""

LOGO = "/logo"
"""The community's logo."""

NUMBERS = "/numbers/"
"""The series in pictures and numbers."""

ATOM = "/feed.atom"
"""What is new, for feed readers."""

JSON_FEED = "/feed.json"
"""The same as JSON."""

SERIES_PREVIEW = "/preview.png"
"""The picture shown where somebody shares a link to the series."""


def preview(month: str) -> str:
    """The picture shown where somebody shares a link to a conversation."""
    return f"/conversations/{month}/preview.png"
