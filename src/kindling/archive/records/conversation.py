"""What a conversation's own page shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kindling.archive.records.lists import Choice, Person


@dataclass(frozen=True, slots=True)
class Photo:
    """A portrait with what must stand beside it."""

    url: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class ProfileShown:
    """Somebody with a page."""

    name: str
    url: str
    role: str
    organisation: str
    place: str
    bio: str
    photo: Photo | None


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """What the groups talked about. ``posed_by`` may be empty, ``posed_by_url`` too."""

    text: str
    posed_by: str
    posed_by_url: str


@dataclass(frozen=True, slots=True)
class RecordingShown:
    """A recording; without ``url`` there is one and its address is not known.

    ``host`` is where it is kept (``YouTube``, or the address's host), ``begin`` and ``end`` the agreed part (``3:05``),
    ``part`` the same in seconds.
    """

    title: str
    url: str
    host: str
    minutes: int | None
    captions: bool
    begin: str
    end: str
    part: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class PresentationShown:
    """Slides of a speaker; without ``url`` their address is not known."""

    title: str
    by: str
    url: str


@dataclass(frozen=True, slots=True)
class ResourceShown:
    """Something recommended. ``url`` may be empty. ``month_url`` leads to the conversation."""

    title: str
    by: str
    url: str
    type: str
    type_name: str
    note: str
    month: str
    month_label: str
    month_url: str


@dataclass(frozen=True, slots=True)
class FileShown:
    """A download. ``kind`` is ``PDF``, ``PowerPoint``, ``Web page``, ``Markdown`` or ``JSON``; ``size`` ``0.4 MB``.

    Of a file made elsewhere ``size`` begins with its pages or slides: ``14 pages, 2.1 MB``.
    """

    name: str
    url: str
    kind: str
    size: str


@dataclass(frozen=True, slots=True)
class EditionShown:
    """The current edition. ``html`` is the pack as one safe ``<article class="pack">``, empty in lists.

    ``style_url`` is its stylesheet. ``contents`` are pairs of words and anchor (``#heard``). ``groups`` are the sizes
    of the small groups, ``ordinal`` is ``Second``. ``spots`` are the places people joined from, as the pack shows
    them: words, degrees north and east; empty beside ``html``, which shows them itself.

    ``made_elsewhere`` has no words here, only files. ``lost`` says that the words should be here and are not.
    """

    number: int
    ordinal: str
    published_at: datetime.datetime
    note: str
    title: str
    subtitle: str
    people: int | None
    groups: tuple[int, ...]
    contents: tuple[tuple[str, str], ...]
    html: str
    style_url: str
    files: tuple[FileShown, ...]
    spots: tuple[tuple[str, float, float], ...] = ()
    made_elsewhere: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What stands where a pack was: when it was taken back and the reason given.

    ``returns`` where it is only out of sight until it stands again without words that were taken back.
    """

    at: datetime.datetime
    reason: str
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The conversation before or after."""

    month_label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything a conversation's page shows. What is unknown is empty; nothing is invented for it.

    ``label`` is ``August 2024``. ``edition`` is the current pack; without one ``withdrawn`` may say what became of it,
    and ``pack_elsewhere`` that one was made which is not kept here (``pack_url`` where, or empty).
    ``called_off`` is ``cancelled`` or ``skipped`` where it does not take place; ``reason`` says why, or why it is no
    longer on the day ``moved_from``. ``being_made`` while somebody works on the pack of an hour that was lately.
    """

    month: str
    label: str
    url: str
    title: str
    untitled: bool
    series: str
    format: str
    format_name: str
    summary: str
    day: datetime.date | None
    begins_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    people: int | None
    people_or_more: bool
    themes: tuple[Choice, ...]
    speakers: tuple[ProfileShown, ...]
    credits: tuple[Person, ...]
    questions: tuple[QuestionShown, ...]
    recordings: tuple[RecordingShown, ...]
    presentations: tuple[PresentationShown, ...]
    resources: tuple[ResourceShown, ...]
    edition: EditionShown | None
    withdrawn: Withdrawn | None
    pack_elsewhere: bool
    pack_url: str
    earlier: Neighbour | None
    later: Neighbour | None
    upcoming: bool
    being_made: bool = False
    called_off: str = ""
    reason: str = ""
    moved_from: datetime.date | None = None

    @property
    def meets_at(self) -> tuple[datetime.datetime, datetime.datetime] | None:
        """When people can still come: begin and end of an hour that is to come and takes place, once they are known."""
        if not self.upcoming or self.called_off or not (self.begins_at and self.ends_at):
            return None
        return self.begins_at, self.ends_at
