"""The pack itself: one frozen, typed document, free of any format."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, Literal

from kindling.pack.document.blocks import Block
from kindling.pack.document.record import limits, record
from kindling.pack.document.text import Text
from kindling.pack.document.theme import Theme

Role = Literal[
    "about",
    "series",
    "world",
    "today",
    "speakers",
    "heard",
    "question",
    "discussion",
    "members",
    "chat",
    "priorities",
    "reflections",
    "resources",
    "acknowledgements",
    "other",
]


@record
class Media:
    """A file that pictures point to; in JSON its bytes are base64. ``width`` and ``height`` are pixels."""

    id: Annotated[str, limits(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    type: Literal["image/png", "image/jpeg"]
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    @property
    def sha256(self) -> str:
        """The hash of its bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@record
class Section:
    """One titled part of a pack.

    ``role`` decides its look, never its words. ``entry`` is how contents name it (the title if empty); sections that
    follow each other with one ``umbrella`` ("Context") are listed once, under that; ``listed`` false keeps it out.
    """

    id: Annotated[str, limits(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    role: Role
    title: str
    blocks: tuple[Block, ...] = ()
    umbrella: str = ""
    entry: str = ""
    listed: bool = True
    lead: Text = ()


@record
class ContentsEntry:
    """One line of the contents: its words, and the section it leads to."""

    title: str
    section: str


@record
class Flag:
    """Something a human must clear before publishing. ``kind`` in words ("personal data"), ``where`` file and place."""

    kind: str
    sentence: str
    where: str = ""


@record
class Pack:
    """An insights pack.

    ``month`` is ``2024-08``; ``day`` the date where it is known. ``groups`` are the sizes of the month's small groups
    (a cover disc each), or empty. ``people`` is the headcount, ``series`` the series' name. A ``draft`` carries a
    visible mark and ``flags``, and publishing refuses it. ``language`` is a BCP 47 tag.
    """

    title: str
    series: str
    community: str = ""
    subtitle: str = ""
    status: Literal["draft", "reviewed"] = "draft"
    month: Annotated[str, limits(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")] = ""
    day: datetime.date | None = None
    language: Annotated[str, limits(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")] = "en-GB"
    people: Annotated[int, limits(ge=1)] | None = None
    groups: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    theme: Theme = Theme()
    flags: tuple[Flag, ...] = ()
    schema_version: Literal[1] = 1

    def __post_init__(self) -> None:
        """Refuse two sections or two pictures with one id, and a picture whose file is missing."""
        check_ids(self)

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that have something to show; the empty ones vanish, from contents too."""
        return tuple(section for section in self.sections if section.blocks or section.lead)

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The contents, in order, each umbrella once."""
        return tuple(_contents(self.shown))

    @property
    def date_label(self) -> str:
        """``15 August 2024``, ``August 2024`` or nothing."""
        if self.day:
            return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"
        return f"{MONTHS[int(self.month[5:]) - 1]} {self.month[:4]}" if self.month else ""


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _contents(sections: tuple[Section, ...]) -> Iterator[ContentsEntry]:
    umbrella = ""
    for section in sections:
        if not section.listed:
            continue
        if section.umbrella and section.umbrella == umbrella:
            continue
        umbrella = section.umbrella
        yield ContentsEntry(umbrella or section.entry or section.title, section.id)


def check_ids(pack: Pack) -> None:
    """Raise ``ValueError`` where ids collide or a picture has no file."""
    from kindling.pack.document.walk import pictures  # noqa: PLC0415 - walk reads Pack, and so stands above this module

    for what, ids in (("section", [s.id for s in pack.sections]), ("media", [m.id for m in pack.media])):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"two {what}s share the id {twice[0]!r}")
    known = {media.id for media in pack.media}
    used = [picture.media for picture in pictures(pack)] + ([pack.theme.logo] if pack.theme.logo else [])
    missing = [one for one in used if one not in known]
    if missing:
        raise ValueError(f"a picture names the media {missing[0]!r}, which the pack does not hold")
