"""What a pack says on its cover: title, subtitle, how many came, the sizes of the groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kindling.curation.edits.refused import BadEdit
from kindling.curation.edits.typed import plain_words
from kindling.pack.document import Pack

FIELDS = ("title", "subtitle", "people", "groups")
LONGEST = {"title": 300, "subtitle": 500}
"""Characters, as an edition keeps them."""


def cover_of(pack: Pack) -> dict[str, str]:
    """The fields of the cover as somebody would type them."""
    return {
        "title": pack.title,
        "subtitle": pack.subtitle,
        "people": str(pack.people or ""),
        "groups": ", ".join(map(str, pack.groups)),
    }


def cover_pack(pack: Pack, told: Mapping[str, str]) -> Pack:
    """``pack`` with what was typed for its cover; groups are sizes, parted by commas. Raises `BadEdit`."""
    words = {**cover_of(pack), **{name: told[name] for name in FIELDS if name in told}}
    title = _words(words["title"], "title")
    if not title:
        raise BadEdit("A pack needs a title.", "Write one.", field="title")
    people = _numbers(words["people"], "people")
    return replace(
        pack,
        title=title,
        subtitle=_words(words["subtitle"], "subtitle"),
        people=people[0] if people else None,
        groups=tuple(_numbers(words["groups"], "groups")),
    )


def _words(words: str, field: str) -> str:
    found = " ".join(plain_words(words, field=field).split())
    if len(found) > LONGEST[field]:
        raise BadEdit(f"This has {len(found)} characters; {LONGEST[field]} fit.", "Make it shorter.", field=field)
    return found


def _numbers(words: str, field: str) -> list[int]:
    parts = [part for part in re.split(r"[\s,;]+", plain_words(words, field=field)) if part]
    if not all(re.fullmatch(r"[1-9][0-9]{0,3}", part) for part in parts) or (field == "people" and len(parts) > 1):
        raise BadEdit("This is no whole number.", "Write it in figures, or leave it empty.", field=field)
    return [int(part) for part in parts]
