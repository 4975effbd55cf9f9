"""The pictures shown where somebody shares a link to a conversation or the series: made once, then kept."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import asdict, dataclass
from threading import Lock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kindling.archive import months
from kindling.archive.queries.listed import title_of
from kindling.archive.queries.site import site
from kindling.conversations.models import Conversation
from kindling.ground.files import read_file
from kindling.kernel.text import ended
from kindling.pack.document import Theme
from kindling.publication.models import Edition, EditionStatus
from kindling.publication.queries import current_edition
from kindling.renderers.pdf import preview

DRAWING = 1
"""Counts the ways in which the picture was ever drawn: another number, another picture of the same words."""

END = b"IEND\xaeB`\x82"
"""What every whole PNG ends with (ISO/IEC 15948, 11.2.5)."""

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a picture says: ``date`` and ``series`` may be empty; ``groups`` are the sizes of the small groups."""

    community: str
    series: str
    title: str
    date: str
    groups: tuple[int, ...]
    height: int = preview.HEIGHT

    @property
    def stamp(self) -> str:
        """Twelve letters that change with the words, so that nobody goes on showing an old picture."""
        return hashlib.sha256(json.dumps([DRAWING, asdict(self)]).encode()).hexdigest()[:12]

    @property
    def alt(self) -> str:
        """The picture in words."""
        words = ", ".join(part for part in (self.title, self.series, self.date) if part)
        drawn = f"with a disc for each of its {len(self.groups)} small groups" if self.groups else "with drawn circles"
        return ended(f"A cover {drawn}. It says: {words}")


def pictured_conversation(month: str) -> Pictured | None:
    """What the picture of a conversation says, or nothing where none is known; in four queries."""
    row = Conversation.objects.filter(month=month).select_related("series").first()
    if row is None:
        return None
    edition, date = current_edition(month), date_of(row.day, month, untitled=not row.title)
    groups = tuple(edition.groups) if edition else ()
    return Pictured(site().community, row.series.name, title_of(row), date, groups)


def date_of(day: datetime.date | None, month: str, *, untitled: bool) -> str:
    """``15 August 2024``, or its month where the day is not known; nothing where that is its title already."""
    if day:
        return f"{day.day} {months.label_of(month)}"
    return "" if untitled else months.label_of(month)


def pictured_series() -> Pictured:
    """What the picture of the series says; its discs are the newest room that is known."""
    newest = Edition.objects.filter(status=EditionStatus.CURRENT).exclude(groups=[]).order_by("-conversation__month")
    groups = newest.values_list("groups", flat=True).first()
    of = site()
    return Pictured(of.community, "", of.series, of.rhythm, tuple(groups or ()))


def kept_picture(words: Pictured, look: Theme) -> bytes:
    """The PNG, kept by the hash of what it says and how it looks. A picture takes about 50 ms and 100 kB."""
    known = json.dumps([DRAWING, asdict(words), asdict(look)])
    # Not a whole SHA-256, which would promise what is in the file.
    key = hashlib.sha256(known.encode()).hexdigest()[:40]
    name = f"previews/{key[:2]}/{key}.png"
    with _ONE_AT_A_TIME:
        if default_storage.exists(name):
            kept = read_file(name)
            if kept.endswith(END):
                return kept
            default_storage.delete(name)  # it was cut short while it was written
        made = preview.render(look=look, **asdict(words)).data
        default_storage.save(name, ContentFile(made))
    return made
