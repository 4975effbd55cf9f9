"""How is a conversation's current pack shown, or what became of it?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from django.utils.safestring import mark_safe

from kindling.archive import addresses
from kindling.archive.records import EditionShown, FileShown, Withdrawn
from kindling.conversations.models import Conversation
from kindling.ground.files import read_file
from kindling.publication.models import Edition, EditionFile, EditionStatus
from kindling.publication.twins import FRAGMENT, STYLE

ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
KINDS = {
    "pack.pdf": "PDF",
    "pack.pptx": "PowerPoint",
    "pack.html": "Web page",
    "pack.md": "Markdown",
    "pack.json": "JSON",
}
"""What visitors may download, in the order in which it is offered."""


def editions_of(conversation: Conversation) -> tuple[Edition | None, Withdrawn | None]:
    """The current edition with its files; without one, what became of the last one, if there was any."""
    rows = Edition.objects.filter(conversation=conversation).order_by("-number").prefetch_related("files")
    found = list(rows)
    current = next((one for one in found if one.status == EditionStatus.CURRENT), None)
    last = found[0] if found else None
    if current or last is None or last.withdrawn_at is None:
        return current, None
    return None, Withdrawn(last.withdrawn_at, last.reason)


def edition_shown(row: Edition, month: str, *, whole: bool) -> EditionShown:
    """An edition as pages show it, with the pack's own words where ``whole``."""
    files = {file.name: file for file in row.files.all()}
    # Rendered by our own templates, which escape every word, when the edition was published.
    html = mark_safe(read_file(files[FRAGMENT].stored).decode()) if whole else ""  # noqa: S308 - see above
    return EditionShown(
        number=row.number,
        ordinal=ordinal(row.number),
        published_at=row.published_at,
        note=row.note,
        title=row.title,
        subtitle=row.subtitle,
        people=row.people,
        groups=tuple(row.groups),
        contents=tuple((words, f"#{anchor}") for words, anchor in row.contents),
        html=html,
        style_url=f"{addresses.file_of_pack(month, STYLE)}?{files[STYLE].sha256[:12]}",
        files=tuple(_offered(files.values(), month)),
        spots=() if whole else _spots(files),
    )


def _spots(files: Mapping[str, EditionFile]) -> tuple[tuple[str, float, float], ...]:
    """The places on the pack's map, as they were cleared for it when it was published."""
    pack = json.loads(read_file(files["pack.json"].stored))
    blocks = (block for section in pack["sections"] for block in section.get("blocks", ()))
    spots = (spot for block in blocks if block["kind"] == "world" for spot in block.get("spots", ()))
    return tuple((spot["label"], spot["latitude"], spot["longitude"]) for spot in spots)


def _offered(files: Iterable[EditionFile], month: str) -> Iterable[FileShown]:
    by_name = {file.name: file for file in files}
    for name, kind in KINDS.items():
        if file := by_name.get(name):
            yield FileShown(name, addresses.file_of_pack(month, name), kind, size_label(file.size))


def ordinal(number: int) -> str:
    """``First`` to ``Tenth``, then ``11th`` and so on."""
    if number < len(ORDINALS):
        return ORDINALS[number]
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def size_label(size: int) -> str:
    """``1.2 MB`` or ``48 kB`` of a size in bytes."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} kB"
