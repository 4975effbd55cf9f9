"""What the other pages show."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kindling.archive.records.conversation import EditionShown, ProfileShown, QuestionShown, ResourceShown
from kindling.archive.records.lists import Choice, Listed


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows of the community and its series. Without ``logo_url`` it shows the drawn mark.

    ``join_url`` is where one joins: here, unless the community says that it is elsewhere.
    """

    community: str
    about: str
    contact_email: str
    join_url: str
    series: str
    series_about: str
    rhythm: str
    zone: str
    logo_url: str = ""
    logo_alt: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The next time the community meets, in the series' zone.

    ``conversation`` where that month is known already, with its questions and the speakers who have a page; otherwise
    the time is the series' rhythm alone. ``moved_from`` is the day it had at first, ``reason`` why it has another.
    """

    begins_at: datetime.datetime
    ends_at: datetime.datetime
    zone: str
    conversation: Listed | None
    speakers: tuple[ProfileShown, ...]
    questions: tuple[QuestionShown, ...]
    moved_from: datetime.date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CalledOff:
    """A coming month without its conversation, and why; ``label`` is ``December 2026``."""

    month: str
    label: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page.

    ``latest`` is the newest conversation with a pack kept here and ``latest_edition`` that pack (without ``html``);
    ``recent`` are the newest few that were held. ``conversations`` and ``packs`` (kept here or elsewhere) count
    all that were held.
    ``called_off`` are the coming months before the next conversation that have none.
    """

    meeting: Meeting | None
    latest: Listed | None
    latest_edition: EditionShown | None
    recent: tuple[Listed, ...]
    conversations: int
    packs: int
    since: int | None
    called_off: tuple[CalledOff, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonListed:
    """Somebody with a page in a list, and in how many conversations they are credited."""

    profile: ProfileShown
    conversations: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with a profile who is credited, by name; ``others`` are credited by plain name alone."""

    profiles: tuple[PersonListed, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person and the conversations they took part in, newest first, each with what they did there."""

    profile: ProfileShown
    parts: tuple[tuple[str, Listed], ...]


@dataclass(frozen=True, slots=True)
class MonthOfResources:
    """What people in one conversation recommended."""

    month_label: str
    title: str
    url: str
    resources: tuple[ResourceShown, ...]


@dataclass(frozen=True, slots=True)
class Resources:
    """The newest resources by month; ``found`` match the chosen type, ``shown`` are here."""

    types: tuple[Choice, ...]
    months: tuple[MonthOfResources, ...]
    found: int
    shown: int


@dataclass(frozen=True, slots=True)
class Sister:
    """A community that ours is close to."""

    name: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class About:
    """The about page. ``movement`` and ``series_words`` are the words packs carry now."""

    movement: str
    series_words: str
    thanks: str
    sisters: tuple[Sister, ...]
    conversations: int
    since: int | None
