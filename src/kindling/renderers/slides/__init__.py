"""The slides twin of a pack: native, editable, with every word also in the notes."""

from kindling.renderers.slides.render import render

__all__ = ["render"]
