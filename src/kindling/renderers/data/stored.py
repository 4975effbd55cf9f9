"""The document as it is stored: every field, for a program or for another edit."""

from __future__ import annotations

from kindling.pack.document import Pack, dump
from kindling.renderers.artifact import Artifact


def render_json(pack: Pack) -> Artifact:
    """``pack.json``: what `kindling.pack.document.load` reads back as the same pack. It cites its sources by file."""
    return Artifact("pack.json", "application/json", dump(pack))
