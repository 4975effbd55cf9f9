"""What editors can add of their own: each kind of piece as an empty one, to be typed into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from kindling.curation.edits import BadEdit, PieceAt, Where, add_piece, fields_of, name_of
from kindling.curation.edits.fields import filled
from kindling.pack.document import (
    Attribution,
    Bullet,
    Callout,
    Credit,
    Heading,
    Media,
    Pack,
    Paragraph,
    Picture,
    Priority,
    Profile,
    Question,
    Recording,
    Reflection,
    Resource,
)
from kindling.pack.media import media_of


@dataclass(frozen=True, slots=True)
class Addable:
    """A kind of piece to add: what the page calls it, and an empty one."""

    label: str
    empty: Any


ADDABLE: dict[str, Addable] = {
    "paragraph": Addable("Paragraph", Paragraph(())),
    "point": Addable("Point", Bullet((), own=True)),
    "heading": Addable("Heading", Heading(())),
    "callout": Addable("Callout", Callout(())),
    "picture": Addable("Picture", Picture("new", decorative=True)),
    "resource": Addable("Resource", Resource("")),
    "reflection": Addable("Closing reflection", Reflection((), Attribution("name"))),
    "profile": Addable("Somebody who spoke", Profile("")),
    "credit": Addable("Somebody to thank", Credit("")),
    "question": Addable("Question", Question((), page=True)),
    "priority": Addable("Priority", Priority("")),
    "recording": Addable("Recording", Recording(())),
}
"""The kinds, by the word that their address has; the first four are everywhere, the others are rarer."""


def empty_piece(kind: str, section: str) -> PieceAt:
    """An empty piece as the form meets it."""
    piece = ADDABLE[kind].empty
    fields = fields_of(piece) | ({"name": ""} if kind == "reflection" else {})
    return PieceAt(
        where=Where(section),
        kind=type(piece).__name__,
        name=name_of(piece),
        piece=piece,
        words="",
        fields=fields,
        attribution=None,
        wording="",
        key="",
        own=True,
        draft=False,
        up=False,
        down=False,
    )


def added(pack: Pack, section: str, kind: str, typed: dict[str, str], file: UploadedFile[bytes] | None = None) -> Pack:
    """``pack`` with a piece more at the end of a section. Raises `BadEdit` and `BadPicture`."""
    pack, piece = _with_picture(pack, file) if file is not None else (pack, ADDABLE[kind].empty)
    if isinstance(piece, Reflection):
        name = typed.get("name", "").strip()
        piece = replace(piece, attribution=Attribution("name", name) if name else Attribution())
    return add_piece(pack, _whole(filled(piece, typed)), section=section)


def _whole(piece: Any) -> Any:
    """A picture that has its words now. Raises `BadEdit` where there are none."""
    if not isinstance(piece, Picture):
        return piece
    if not piece.alt:
        raise BadEdit("A picture needs words for those who do not see it.", "Say what it shows.", field="alt")
    return replace(piece, decorative=False)


def _with_picture(pack: Pack, file: UploadedFile[bytes]) -> tuple[Pack, Any]:
    """The pack that holds the picture's bytes, and a picture without words yet.

    Its id stands in what readers download, so that nothing of the file's own name is in it.
    """
    media = media_of(file.read(), name=file.name or "picture")
    new: Media = replace(media, id=f"picture-{media.sha256[:12]}")
    held = pack if new.id in {one.id for one in pack.media} else replace(pack, media=(*pack.media, new))
    return held, Picture(new.id, decorative=True)
