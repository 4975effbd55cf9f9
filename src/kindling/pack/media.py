"""Pictures that may stand in a pack: checked by content, sized, and freed of what a camera writes into them."""

from __future__ import annotations

import io
import re
import stat
import warnings
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal

from kindling.kernel.errors import KindlingError
from kindling.pack.document import Media

LIMIT = 20 * 1024 * 1024
"""Bytes of a picture file."""
LONGEST = 1600
"""Pixels of the longer side in a pack; larger pictures are made smaller."""


class BadPicture(KindlingError):
    """A file that cannot stand in a pack as a picture."""


def picture_beside(path: Path, name: str) -> Media:
    """The picture ``name`` that lies in the folder of ``path``, the file that names it.

    Only a plain file of that very folder is opened, and only if it is no larger than `LIMIT`. Raises `BadPicture`.
    """
    if "\0" in name or name in {"..", "."} or PureWindowsPath(name).name != name:
        raise BadPicture(
            f"{path.name} names the picture {name!r}, which is no plain file name.",
            f"Put the picture beside {path.name} and write its name alone.",
        )
    return media_of(_bytes(path, name), name=name)


def _bytes(path: Path, name: str) -> bytes:
    file = path.parent / name
    try:
        found = file.stat()
        if found.st_size > LIMIT:
            raise _too_large(name)
        if not stat.S_ISREG(found.st_mode) or file.resolve().parent != path.parent.resolve():
            raise BadPicture(
                f"{path.name} names the picture {name}, which is no file in its folder.", f"Put it beside {path.name}."
            )
        with file.open("rb") as opened:
            return opened.read(LIMIT + 1)
    except OSError:
        raise BadPicture(
            f"{path.name} names the picture {name}, which is not there.",
            f"Put it beside {path.name}, or remove its key.",
        ) from None


def media_of(data: bytes, *, name: str) -> Media:
    """The picture in ``data``, a PNG or a JPEG, as a `Media` whose id comes from ``name``.

    It is drawn anew, so that no place, time or owner written by a camera stays in it. Raises `BadPicture`.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - only packs with pictures pay for Pillow

    if len(data) > LIMIT:
        raise _too_large(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                photo = opened.format == "JPEG"
                picture = ImageOps.exif_transpose(opened).convert("RGB" if photo else "RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        raise BadPicture(
            f"{name} is no PNG or JPEG that can be read.", "Save the picture again as PNG or JPEG."
        ) from None
    # What Pillow would write again: a comment of the camera, texts. The colours' profile alone is kept.
    picture.info = {name: value for name, value in picture.info.items() if name == "icc_profile"}
    picture.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    if photo:
        picture.save(out, "JPEG", quality=88, optimize=True)
    else:
        picture.save(out, "PNG", optimize=True)
    kind: Literal["image/png", "image/jpeg"] = "image/jpeg" if photo else "image/png"
    return Media(_id(name), kind, out.getvalue(), *picture.size)


def _too_large(name: str) -> BadPicture:
    return BadPicture(f"{name} has more than {LIMIT // 2**20} MiB.", "Make the picture smaller.")


def _id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", PurePath(name).name.casefold()).strip("-")[:64] or "picture"
