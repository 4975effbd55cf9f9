"""The words of a pack as Markdown that anybody can read, paste and search."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kindling.pack.document import Pack, Section, plain
from kindling.renderers.artifact import Artifact
from kindling.renderers.data.blocks import BREAK, LIST_BREAK, pieces, present
from kindling.renderers.data.literal import inline, literal, one_line


def render_markdown(pack: Pack) -> Artifact:
    """``pack.md``: title, month and status in front matter, then every word of the pack in order.

    Pictures stand as their alternative text. Nothing in the pack's words acts as Markdown.
    """
    text = "\n\n".join(_apart(present("\n".join(_front(pack)), *_whole(pack))))
    return Artifact("pack.md", "text/markdown", (text + "\n").encode())


def _front(pack: Pack) -> Iterator[str]:
    yield "---"
    known = {"title": pack.title, "series": pack.series, "community": pack.community, "month": pack.month}
    for name, value in {**known, "status": pack.status, "language": pack.language}.items():
        if value:
            # A JSON string is a YAML string; outside ASCII only what prints may stand as it is.
            yield f"{name}: {json.dumps(value, ensure_ascii=not value.isprintable())}"
    yield "---"


def _whole(pack: Pack) -> Iterator[str]:
    yield f"# {one_line(pack.title)}"
    yield BREAK.join(present(*(literal(part) for part in (pack.series, pack.community, pack.subtitle))))
    yield ", ".join(present(pack.date_label, *_counts(pack)))
    yield _mark(pack)
    for section in pack.shown:
        yield from _section(section)
    yield from (inline(plain(line)) for line in pack.closing)


def _counts(pack: Pack) -> Iterator[str]:
    for count, one, many in ((pack.people, "person", "people"), (len(pack.groups), "small group", "small groups")):
        if count:
            yield f"{count} {one if count == 1 else many}"


def _mark(pack: Pack) -> str:
    if pack.status != "draft":
        return ""
    count = len(pack.flags)
    told = f" {count} {'thing' if count == 1 else 'things'} to look at before this is published." if count else ""
    return f"> **Draft: not for sharing.** Nobody quoted here has been asked yet.{told}"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {one_line(section.title)}"
    yield inline(section.lead)
    for block in section.blocks:
        yield from pieces(block)


def _apart(parts: Iterable[str]) -> Iterator[str]:
    """The parts, with a break between two that would run together: two lists, or two quotations."""
    whole = tuple(parts)
    yield from whole[:1]
    for before, after in pairwise(whole):
        if _opens(before) and _opens(before) == _opens(after):
            yield LIST_BREAK
        yield after


def _opens(part: str) -> str:
    if part[:1].isdigit():
        return "number"
    return part[:2] if part[:2] in {"- ", "> "} else ""
