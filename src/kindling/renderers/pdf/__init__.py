"""The PDF twin of a pack: a landscape booklet, tagged for readers who listen, in all scripts."""

from kindling.renderers.pdf.render import render

__all__ = ["render"]
