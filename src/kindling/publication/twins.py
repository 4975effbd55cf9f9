"""Every file of an edition: the twins that people download, and what the site embeds."""

from __future__ import annotations

from collections.abc import Iterator

from kindling.pack.document import Pack
from kindling.publication.readers import for_readers
from kindling.renderers import web
from kindling.renderers.artifact import Artifact
from kindling.renderers.twins import RENDERERS

FRAGMENT = "fragment.html"
"""The pack's words as one article, for the conversation's page. It is never offered by itself."""

STYLE = "pack.css"
"""The style of that article, in the colours of its community when it was published."""


def twins(pack: Pack) -> Iterator[Artifact]:
    """All of them, in the order in which they are made; none says what a pack says to its editors alone."""
    pack = for_readers(pack)
    for render in RENDERERS.values():
        yield render(pack)
    yield Artifact(FRAGMENT, "text/html", web.embed(pack, words_only=True).encode())
    yield Artifact(STYLE, "text/css", web.stylesheet(pack).encode())
