"""What a section of a pack is made of: blocks, each a frozen record with a ``kind``."""

from __future__ import annotations

from typing import Annotated, Literal

from kindling.pack.document.attribution import Attribution, Citation, Key, Link, Picture, Wording
from kindling.pack.document.gathered import Chat, Credits, Priorities, Reflections, Resources, World
from kindling.pack.document.record import ByKind, limits, record
from kindling.pack.document.text import Text


@record
class Paragraph:
    """Running words. ``lead`` sets them larger, as a section's lead-in."""

    text: Text
    lead: bool = False
    sources: tuple[Citation, ...] = ()
    kind: Literal["paragraph"] = "paragraph"


@record
class Heading:
    """A sub-heading inside a section."""

    text: Text
    kind: Literal["heading"] = "heading"


@record
class Bullet:
    """One point. ``term`` stands before it in bold (term and gloss). ``draft`` marks a machine's suggestion.

    ``attribution`` says whose words it reports, for every rule of consent; it is never printed: the text names them.
    ``contribution`` is the key of those words in the ledger; ``own`` marks what are the editors' own words instead.
    """

    text: Text
    term: str = ""
    draft: bool = False
    attribution: Attribution = Attribution()
    sources: tuple[Citation, ...] = ()
    own: bool = False
    contribution: Key = ""
    children: tuple[Bullet, ...] = ()


@record
class Bullets:
    """A list of points. ``mark`` is a dash, a star or numbers."""

    items: tuple[Bullet, ...]
    mark: Literal["dash", "star", "number"] = "dash"
    kind: Literal["bullets"] = "bullets"


@record
class Callout:
    """A definition or a message set apart, with its citation."""

    text: Text
    title: str = ""
    citation: Text = ()
    kind: Literal["callout"] = "callout"


@record
class Quotation:
    """Words in quotation marks; the renderer adds the marks. ``citation`` is required where they were published before.

    ``large`` gives it a display size. ``contribution`` is the key of the words in the ledger.
    """

    text: Text
    attribution: Attribution = Attribution()
    wording: Literal["verbatim", "published"] = "verbatim"
    citation: Text = ()
    large: bool = False
    sources: tuple[Citation, ...] = ()
    contribution: Key = ""
    kind: Literal["quotation"] = "quotation"

    def __post_init__(self) -> None:
        """Refuse a published quotation without its citation."""
        if self.wording == "published" and not self.citation:
            raise ValueError("a published quotation needs its citation")


@record
class Voice:
    """One of two voices of a spread: what they said and what was heard, and who they are.

    ``contribution`` is the key of the points in the ledger; its quotations have their own.
    """

    attribution: Attribution
    quotations: tuple[Quotation, ...] = ()
    points: tuple[Text, ...] = ()
    contribution: Key = ""


@record
class Spread:
    """Two voices (or one) side by side on a page of their own."""

    voices: Annotated[tuple[Voice, ...], limits(min_length=1, max_length=2)]
    kind: Literal["spread"] = "spread"


@record
class Pictures:
    """One picture, or a sequence in order."""

    items: tuple[Picture, ...]
    kind: Literal["pictures"] = "pictures"


@record
class Profile:
    """Somebody we heard from: a person, a team or an organisation. ``about`` holds paragraphs."""

    name: str
    subject: Literal["person", "team", "organisation"] = "person"
    role: str = ""
    organisation: str = ""
    place: str = ""
    about: tuple[Text, ...] = ()
    photo: Picture | None = None
    links: tuple[Link, ...] = ()


@record
class Profiles:
    """Everybody we heard from, in order."""

    items: tuple[Profile, ...]
    kind: Literal["profiles"] = "profiles"


@record
class Recording:
    """The line that leads to the recording."""

    text: Text
    url: Annotated[str, limits(pattern=r"^(https?://|$)")] = ""
    minutes: int | None = None
    kind: Literal["recording"] = "recording"


@record
class Question:
    """What the small groups talked about. ``page`` gives it a page of its own; otherwise it repeats over answers."""

    text: Text
    posed_by: Attribution = Attribution()
    page: bool = False
    kind: Literal["question"] = "question"


@record
class Point:
    """One thing a group or a member said, under its contributor. ``title`` is a heading for it, if it has one.

    ``contribution`` is the key of the words in the ledger; ``own`` marks what are the editors' own words instead.
    """

    text: tuple[Text, ...]
    attribution: Attribution = Attribution()
    title: str = ""
    wording: Wording = "group"
    scribe: str = ""
    group: str = ""
    draft: bool = False
    sources: tuple[Citation, ...] = ()
    own: bool = False
    contribution: Key = ""


@record
class Points:
    """What groups or members said, by contributor, in order."""

    items: tuple[Point, ...]
    kind: Literal["points"] = "points"


@record
class Columns:
    """Two columns of simpler blocks, read left then right."""

    left: tuple[ColumnBlock, ...]
    right: tuple[ColumnBlock, ...]
    kind: Literal["columns"] = "columns"


ColumnBlock = Annotated[Paragraph | Heading | Bullets | Callout | Quotation | Pictures | Recording | Question, ByKind()]
Block = Annotated[
    Paragraph
    | Heading
    | Bullets
    | Callout
    | Quotation
    | Pictures
    | Recording
    | Question
    | Columns
    | Spread
    | Profiles
    | Points
    | Chat
    | Priorities
    | Reflections
    | Resources
    | World
    | Credits,
    ByKind(),
]
