"""The data of a pack: the document itself as JSON, and its words as Markdown."""

from kindling.pack.document import Pack
from kindling.renderers.artifact import Artifact
from kindling.renderers.data.markdown import render_markdown
from kindling.renderers.data.stored import render_json

__all__ = ["render", "render_json", "render_markdown"]


def render(pack: Pack) -> tuple[Artifact, ...]:
    """``pack.json`` and ``pack.md``."""
    return render_json(pack), render_markdown(pack)
