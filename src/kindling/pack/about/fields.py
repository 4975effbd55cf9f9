"""What a producer may write in ``pack.toml``; every field may be left out."""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from kindling.pack.document import Text, Theme
from kindling.pack.document.pack import Role
from kindling.pack.document.record import limits, record

Words = Annotated[str, limits(max_length=20_000)]
Address = Annotated[str, limits(pattern=r"^(https?://\S+)?$")]


class _KnownZone:
    """The marker of a time zone's name, as the zone data calls it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Asked by pydantic when it first reads what a producer wrote."""
        from pydantic import AfterValidator  # noqa: PLC0415 - whoever asks has imported it already

        return handler.generate_schema(Annotated[source, AfterValidator(_known_zone)])


def _known_zone(name: str) -> str:
    if name and name not in available_timezones():
        raise ValueError("no such time zone")
    return name


@record
class AboutCommunity:
    """The community and its series. ``text`` and ``series`` hold paragraphs; ``join`` is the address of the form."""

    title: str = "About the conversation"
    text: tuple[Text, ...] = ()
    series: tuple[Text, ...] = ()
    join: Address = ""


@record
class Speaker:
    """Somebody we heard from. ``names`` are the forms the exports know them by, beside ``name``.

    ``photo`` is a PNG or JPEG beside the file; it needs ``alt``, and ``permission`` before publishing.
    """

    name: str
    subject: Literal["person", "team", "organisation"] = "person"
    role: str = ""
    organisation: str = ""
    place: str = ""
    about: tuple[Text, ...] = ()
    names: tuple[str, ...] = ()
    photo: str = ""
    alt: str = ""
    credit: str = ""
    permission: str = ""
    link: Address = ""


@record
class AskedQuestion:
    """What the small groups talked about, and who posed it."""

    text: str
    posed_by: str = ""


@record
class AboutRecording:
    """Where the recording is."""

    url: Address = ""
    text: str = "This pack is a summary. Watch the recording."
    minutes: int | None = None


@record
class WrittenReflection:
    """A closing reflection that stands in no file."""

    text: str
    name: str = ""


@record
class WrittenPriority:
    """Something the community asked for in a check-in."""

    title: str
    text: Text = ()
    votes: int | None = None


@record
class WrittenResource:
    """A resource the producer adds."""

    title: str
    url: Address = ""
    text: Text = ()
    type: str = ""


@record
class Thanks:
    """The acknowledgements. ``by`` made the pack; ``enquiries`` is an e-mail address, ``earlier`` the archive's.

    ``text`` stands instead of the usual sentence of thanks.
    """

    by: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    text: tuple[Text, ...] = ()
    enquiries: Annotated[str, limits(pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""
    earlier: Address = ""
    next: str = "See you next month for another great conversation."


@record
class SectionWishes:
    """Sections in the producer's order, left out, or under another title; by their role."""

    order: tuple[Role, ...] = ()
    omit: tuple[Role, ...] = ()
    titles: dict[Role, str] = field(default_factory=dict)


@record
class FileWishes:
    """What the producer says of one export: its breakout ``room``, and ``shift``, seconds to add to its clock."""

    room: str = ""
    shift: float | None = None


@record
class About:
    """Everything a producer says about the hour.

    ``names`` says how people who are no speakers show in the draft; their clearance is asked later. ``start`` is the
    session's start, ``18:00``, in ``zone``. ``groups`` are the sizes of the small groups. ``roster`` are names that
    everybody may know, so that they are not held back as personal data.
    """

    title: str = ""
    subtitle: str = "An insights pack from our conversation"
    series: str = ""
    community: str = ""
    date: datetime.date | None = None
    month: Annotated[str, limits(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")] = ""
    language: str = "en-GB"
    start: Annotated[str, limits(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""
    people: Annotated[int, limits(ge=1)] | None = None
    newcomers: Annotated[int, limits(ge=0)] | None = None
    zone: Annotated[str, _KnownZone()] = ""
    groups: tuple[Annotated[int, limits(ge=1, le=1000)], ...] = ()
    names: Literal["name", "first name", "nobody"] = "first name"
    roster: tuple[str, ...] = ()
    today: tuple[Text, ...] = ()
    about: AboutCommunity = AboutCommunity()
    speakers: tuple[Speaker, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    recording: AboutRecording = AboutRecording()
    priorities: tuple[WrittenPriority, ...] = ()
    reflections: tuple[WrittenReflection, ...] = ()
    resources: tuple[WrittenResource, ...] = ()
    thanks: Thanks = Thanks()
    sections: SectionWishes = SectionWishes()
    files: dict[str, FileWishes] = field(default_factory=dict)
    theme: Theme = Theme()
    logo: str = ""
