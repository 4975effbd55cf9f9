"""Packs as they are stored: the document as JSON, the bytes of its pictures beside it by their hash."""

from __future__ import annotations

from dataclasses import replace

from kindling.curation.models import Draft, DraftMedia
from kindling.ground.files import keep_file, read_file
from kindling.pack.document import Media, Pack, dump, load

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}


def stored(draft: Draft, pack: Pack) -> str:
    """The document of ``pack`` for a revision; pictures that are new are kept first."""
    known = set(draft.media.values_list("sha256", flat=True)) if pack.media else set()
    for media in pack.media:
        if media.sha256 not in known:
            name, sha256 = keep_file(media.data, folder="drafts", suffix=SUFFIXES[media.type])
            DraftMedia.objects.get_or_create(draft=draft, sha256=sha256, defaults={"stored": name})
    return dump(replace(pack, media=tuple(map(_by_hash, pack.media)))).decode()


def _by_hash(media: Media) -> Media:
    return replace(media, data=bytes.fromhex(media.sha256))


def restored(draft: Draft, document: str) -> Pack:
    """The pack that ``stored`` wrote, with its pictures."""
    pack = load(document.encode())
    if not pack.media:
        return pack
    names = dict(draft.media.values_list("sha256", "stored"))
    return replace(pack, media=tuple(replace(one, data=read_file(names[one.data.hex()])) for one in pack.media))
