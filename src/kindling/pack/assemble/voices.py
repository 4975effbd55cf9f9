"""How people show in a draft: by the name they chose for now, never more; clearance is asked later."""

from __future__ import annotations

from kindling.care.names import DisplayName
from kindling.harvest.hour import HourLine
from kindling.pack.assemble.material import Material
from kindling.pack.document import Attribution, Citation


def attribution(raw: str, material: Material) -> Attribution:
    """Whose words: a speaker's full name, anybody else as ``About.names`` says."""
    name = material.names.get(raw)
    if name is None or name.device or name.room or name.bot:
        return Attribution()
    if raw in material.speakers or material.about.names == "name":
        return Attribution("name", _full(name))
    if material.about.names == "nobody":
        return Attribution()
    return Attribution("first name", name.first_name or _full(name))


def first_label(raw: str, material: Material) -> str:
    """How a sentence of the draft calls somebody: by first name, unless nobody is to be named."""
    shown = attribution(raw, material)
    return material.names[raw].first_name or shown.label if shown.label else ""


def _full(name: DisplayName) -> str:
    return name.name or name.raw.strip()


def initials(raw: str, material: Material) -> str:
    """One or two letters for the disc beside a message, of the name as shown."""
    shown = attribution(raw, material)
    if not shown.label:
        return ""
    known = material.names[raw].initials
    return known if shown.form == "name" else known[:1]


def cites(line: HourLine) -> tuple[Citation, ...]:
    """Where a line comes from, with its time on the session's clock."""
    return (Citation(line.place.file, line.place.ordinal, line.at),)


def clock_label(at: float | None) -> str:
    """``18:14``, or nothing where nobody knows; midnight wraps."""
    if at is None:
        return ""
    minutes = int(at // 60)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
