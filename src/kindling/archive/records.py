"""What the public pages show: frozen records, free of any row. Addresses are root-relative unless they lead away."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows of the community and its series."""

    community: str
    about: str
    contact_email: str
    join_url: str
    series: str
    series_about: str
    rhythm: str
    zone: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's part in a conversation. ``url`` is empty for a plain name, ``role`` a word such as ``Speaker``."""

    name: str
    role: str
    described: str
    url: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One conversation in a list.

    ``month`` is ``2024-08``, ``month_name`` ``August``, ``title`` never empty (``August 2024`` where it has none, and
    ``untitled`` is true). ``format`` is the value (``check-in``), ``format_name`` the word, both empty where unknown.
    ``pack`` is ``here``, ``elsewhere`` or ``none``; ``recordings`` counts them. ``upcoming`` is still to come.
    """

    month: str
    year: int
    month_name: str
    url: str
    title: str
    untitled: bool
    format: str
    format_name: str
    summary: str
    day: datetime.date | None
    speakers: tuple[Person, ...]
    themes: tuple[str, ...]
    people: int | None
    people_or_more: bool
    pack: str
    recordings: int
    upcoming: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Months between conversations of which nothing is known. ``label`` is ``April`` or ``March to May``."""

    first: str
    last: str
    year: int
    label: str


@dataclass(frozen=True, slots=True)
class YearOfConversations:
    """A year of a list, newest first, with the gaps between; ``count`` counts its conversations in the list."""

    year: int
    url: str
    count: int
    rows: tuple[Listed | Gap, ...]


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year that has conversations."""

    year: int
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter. ``value`` is empty for "all"."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What the archive can be filtered by; each begins with "all". ``active`` says that one is chosen."""

    formats: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    people: tuple[Choice, ...]
    years: tuple[Choice, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """One month of the year grid. ``format`` is empty where unknown, ``title`` as in `Listed`."""

    month: str
    url: str
    format: str
    title: str
    upcoming: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive page, or one year of it (``year``).

    ``found`` conversations match, the newest of them are ``shown`` here, the rest by year. ``total``, ``with_pack``
    (kept here or elsewhere) and ``with_recording`` count the whole archive. ``dots`` are the newest twelve years with
    their twelve months each, newest year first, ``None`` where there is no conversation.
    """

    year: int | None
    years: tuple[YearOfConversations, ...]
    all_years: tuple[YearCount, ...]
    filters: Filters
    found: int
    shown: int
    total: int
    with_pack: int
    with_recording: int
    dots: tuple[tuple[int, tuple[Dot | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The next time the community meets, in the series' zone.

    ``conversation`` where that month is known already, with its questions and the speakers who have a page; otherwise
    the time is the series' rhythm alone.
    """

    begins_at: datetime.datetime
    ends_at: datetime.datetime
    zone: str
    conversation: Listed | None
    speakers: tuple[ProfileShown, ...]
    questions: tuple[QuestionShown, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The home page.

    ``latest`` is the newest conversation with a pack kept here and ``latest_edition`` that pack (without ``html``);
    ``recent`` are the newest three that were held. ``conversations`` and ``packs`` (kept here or elsewhere) count all.
    """

    meeting: Meeting | None
    latest: Listed | None
    latest_edition: EditionShown | None
    recent: tuple[Listed, ...]
    conversations: int
    packs: int
    since: int | None


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

    ``host`` is where it is kept (``YouTube``, or the address's host), ``begin`` and ``end`` the agreed part (``3:05``).
    """

    title: str
    url: str
    host: str
    minutes: int | None
    captions: bool
    begin: str
    end: str


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
    """A download. ``kind`` is ``PDF``, ``PowerPoint``, ``Web page``, ``Markdown`` or ``JSON``; ``size`` ``0.4 MB``."""

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


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What stands where a pack was: when it was taken back and the reason given."""

    at: datetime.datetime
    reason: str


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
