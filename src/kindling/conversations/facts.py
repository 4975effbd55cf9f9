"""What is told of a community and its months in a file: frozen records, checked as they are read.

Nothing here has to be known; what is left out stays unknown. A month is written ``2024-08``.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from kindling.kernel.errors import KindlingError

STRICT = ConfigDict(extra="forbid")
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Address = Annotated[str, Field(pattern=r"^(https?://.+)?$", max_length=500)]
Words = Annotated[str, Field(max_length=300)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


UNNAMED_COMMUNITY = "Kindling"
"""What a site calls a community that has not said its name: as its software is called."""


class BadFacts(KindlingError):
    """A file of facts cannot be used; the sentence names the place in it."""


@dataclass(frozen=True, slots=True, config=STRICT)
class SisterFacts:
    """A community that ours is close to."""

    name: Name
    about: str = ""
    url: Address = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class BoilerplateFacts:
    """What packs say from the month ``since`` on."""

    since: Month
    about: str = ""
    series: str = ""
    thanks: str = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class CommunityFacts:
    """The community."""

    name: Name
    about: str = ""
    contact_email: str = ""
    join_url: Address = ""
    welcome: Words = ""
    role_question: Annotated[str, Field(max_length=120)] = ""
    role_examples: Annotated[str, Field(max_length=200)] = ""
    sisters: tuple[SisterFacts, ...] = ()
    boilerplate: tuple[BoilerplateFacts, ...] = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class SeriesFacts:
    """The series. ``rule`` is a recurrence rule of RFC 5545, ``starts`` and ``ends`` local times in ``zone``.

    A rule that leaves out months is counted from ``counts_from``, a day of a month that it does not.
    """

    name: Name
    about: str = ""
    rhythm: Annotated[str, Field(max_length=200)] = ""
    rule: Annotated[str, Field(max_length=200)] = ""
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    zone: str = "Europe/London"
    counts_from: datetime.date | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class ProfileFacts:
    """Somebody with a page of their own. Credits and questions that name them lead there."""

    name: Name
    role: Words = ""
    organisation: Words = ""
    place: Annotated[str, Field(max_length=200)] = ""
    bio: str = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class CreditFacts:
    """Somebody's part in a conversation."""

    name: Name
    role: Literal["speaker", "host", "coordinator", "respondent"] = "speaker"
    described: Words = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class QuestionFacts:
    """What the groups talked about."""

    text: Annotated[str, Field(min_length=1)]
    posed_by: Annotated[str, Field(max_length=200)] = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class RecordingFacts:
    """A recording; without ``url`` there is one whose address is not known. ``starts`` and ``ends`` are seconds."""

    title: Words = ""
    url: Address = ""
    minutes: Annotated[int, Field(gt=0, lt=32768)] | None = None
    captions: bool = False
    starts: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    ends: Annotated[int, Field(gt=0, lt=2**31)] | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class PresentationFacts:
    """What a speaker showed."""

    title: Words = ""
    by: Annotated[str, Field(max_length=200)] = ""
    url: Address = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class ResourceFacts:
    """Something that was recommended."""

    title: Annotated[str, Field(min_length=1, max_length=300)]
    by: Annotated[str, Field(max_length=200)] = ""
    url: Address = ""
    type: Literal["article", "book", "report", "film", "podcast", "tool", "website", "other"] = "other"
    note: Annotated[str, Field(max_length=500)] = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class ConversationFacts:
    """One month's conversation, as far as it is known."""

    month: Month
    title: Words = ""
    format: Literal["", "speaker", "panel", "showcase", "check-in", "open"] = ""
    summary: str = ""
    day: datetime.date | None = None
    people: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    people_or_more: bool = False
    newcomers: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    pack_elsewhere: bool = False
    pack_url: Address = ""
    themes: tuple[Annotated[str, Field(min_length=1, max_length=100)], ...] = ()
    credits: tuple[CreditFacts, ...] = ()
    questions: tuple[QuestionFacts, ...] = ()
    recordings: tuple[RecordingFacts, ...] = ()
    presentations: tuple[PresentationFacts, ...] = ()
    resources: tuple[ResourceFacts, ...] = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class ArchiveFacts:
    """A whole archive."""

    community: CommunityFacts
    series: SeriesFacts
    people: tuple[ProfileFacts, ...] = ()
    conversations: tuple[ConversationFacts, ...] = ()


def read_facts(told: dict[str, Any]) -> ArchiveFacts:
    """The archive that parsed TOML or JSON tells of. Raises `BadFacts` with the place and what was expected there."""
    try:
        return TypeAdapter(ArchiveFacts).validate_python(told)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BadFacts(f"These facts cannot be used: {where}: {first['msg']}.", "Mend it there.") from None
