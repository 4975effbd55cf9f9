"""Whose words, where they come from, and what a picture or a link needs to stand in public."""

from __future__ import annotations

from typing import Annotated, Literal

from kindling.pack.document.record import limits, record
from kindling.pack.document.text import Text

Wording = Literal["verbatim", "published", "paraphrase", "group"]
"""How words came here. Only ``verbatim`` and ``published`` may stand in quotation marks."""

Key = Annotated[str, limits(pattern=r"^(c[1-9]\d{0,17})?$")]
"""What the ledger calls somebody's words, or nothing where they stand in none: ``c12``."""


@record
class Citation:
    """Where words come from: the export's name, and the cue, line or slide in it. For editors; not shown to readers.

    ``ordinal`` counts from 1 among the lines of that file's harvest, ``at`` is in seconds on the session's clock.
    """

    file: str
    ordinal: int | None = None
    at: float | None = None


@record
class Attribution:
    """Whose words, as far as they agreed to be known.

    ``form`` says which of the fields may show: ``name``; ``first name``; ``first name with role and place``; ``role``;
    ``nobody``. A renderer prints ``label`` alone.
    """

    form: Literal["name", "first name", "first name with role and place", "role", "nobody"] = "nobody"
    name: str = ""
    role: str = ""
    place: str = ""

    @property
    def label(self) -> str:
        """What is printed: ``Ada Brennan``, ``Ada``, ``Ada, midwife, Bergen``, ``A midwife``, or nothing."""
        if self.form == "nobody":
            return ""
        if self.form == "role":
            return self.role
        if self.form == "first name with role and place":
            return ", ".join(part for part in (self.name, self.role, self.place) if part)
        return self.name


@record
class Picture:
    """A picture with what it needs to stand in public. ``media`` is the id of a `Media` of the pack.

    ``alt`` is required unless ``decorative``. ``permission`` says how its use was allowed; a picture without one is
    shown in a draft and blocks publishing.
    """

    media: str
    alt: str = ""
    caption: Text = ()
    credit: str = ""
    permission: str = ""
    decorative: bool = False

    def __post_init__(self) -> None:
        """Refuse a picture that cannot be told to somebody who does not see it."""
        if not self.alt.strip() and not self.decorative:
            raise ValueError("a picture needs its alt text, or decorative = true")


@record
class Link:
    """An address with the words that lead there."""

    text: str
    url: Annotated[str, limits(pattern=r"^(https?://|mailto:)")]
