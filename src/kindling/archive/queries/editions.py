"""How is a conversation's current pack shown, or what became of it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.safestring import mark_safe

from kindling.archive import addresses
from kindling.archive.queries.places import spots_of
from kindling.archive.records import EditionShown, FileShown, Withdrawn
from kindling.conversations.models import Conversation
from kindling.ground.errors import LostFile
from kindling.ground.files import read_file
from kindling.publication.models import Edition, EditionFile, EditionKind, EditionStatus
from kindling.publication.twins import FRAGMENT, STYLE

ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
KINDS = {
    "pack.pdf": "PDF",
    "pack.pptx": "PowerPoint",
    "pack.html": "Web page",
    "pack.md": "Markdown",
    "pack.json": "JSON",
}
"""What visitors may download of a pack made here, in the order in which it is offered."""

MADE_ELSEWHERE = {"pdf": "PDF", "pptx": "PowerPoint"}
"""What a pack made elsewhere may be, by the ending of its file."""


def editions_of(conversation: Conversation) -> tuple[Edition | None, Withdrawn | None]:
    """The current edition with its files; without one, what became of the last one, if there was any."""
    rows = Edition.objects.filter(conversation=conversation).order_by("-number").prefetch_related("files")
    found = list(rows)
    current = next((one for one in found if one.status == EditionStatus.CURRENT), None)
    last = found[0] if found else None
    if last is not None and last.status == EditionStatus.STALE:
        return None, Withdrawn(last.published_at, "", returns=True)
    if current or last is None or last.withdrawn_at is None:
        return current, None
    return None, Withdrawn(last.withdrawn_at, last.reason)


def edition_shown(row: Edition, month: str, *, whole: bool) -> EditionShown:
    """An edition as pages show it, with the pack's own words where ``whole``.

    Where the storage has lost the words everything else still stands, and ``lost`` says so.
    """
    files = {file.name: file for file in row.files.all()}
    here = row.kind == EditionKind.HERE
    html = _words(files) if whole and here else ""
    return EditionShown(
        number=row.number,
        ordinal=ordinal(row.number),
        published_at=row.published_at,
        note=row.note,
        title=row.title,
        subtitle=row.subtitle,
        people=row.people,
        groups=tuple(row.groups),
        contents=tuple((words, f"#{anchor}") for words, anchor in row.contents) if html or not whole else (),
        html=html,
        style_url=f"{addresses.file_of_pack(month, STYLE)}?{files[STYLE].sha256[:12]}" if here else "",
        files=tuple(_offered(files, month) if here else _made_elsewhere(files.values(), month)),
        spots=spots_of(files["pack.json"].stored) if here and not whole else (),
        made_elsewhere=not here,
        lost=here and whole and not html,
    )


def _words(files: Mapping[str, EditionFile]) -> str:
    """The pack as one article; nothing where the storage has lost it, which is logged there."""
    try:
        # Rendered by our own templates, which escape every word, when the edition was published.
        return mark_safe(read_file(files[FRAGMENT].stored).decode())  # noqa: S308 - see above
    except LostFile:
        return ""


def _offered(files: Mapping[str, EditionFile], month: str) -> Iterator[FileShown]:
    for name, kind in KINDS.items():
        if file := files.get(name):
            yield FileShown(name, addresses.file_of_pack(month, name), kind, size_label(file.size))


def _made_elsewhere(files: Iterable[EditionFile], month: str) -> Iterator[FileShown]:
    for file in files:
        kind, told = _told(file)
        yield FileShown(file.name, addresses.file_of_pack(month, file.name), kind, told)


def file_told(file: EditionFile) -> str:
    """A file made elsewhere in words: ``PDF, 14 pages, 2.1 MB``."""
    return ", ".join(_told(file))


def _told(file: EditionFile) -> tuple[str, str]:
    """What kind of file it is, then its pages or slides and its size."""
    kind = MADE_ELSEWHERE[file.name.rpartition(".")[2]]
    unit = "page" if kind == "PDF" else "slide"
    count = f"{file.pages} {unit if file.pages == 1 else f'{unit}s'}"
    return kind, f"{count}, {size_label(file.size)}"


def ordinal(number: int) -> str:
    """``First`` to ``Tenth``, then ``11th`` and so on."""
    if number < len(ORDINALS):
        return ORDINALS[number]
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def size_label(size: int) -> str:
    """``1.2 MB`` or ``48 kB`` of a size in bytes."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} kB"
