"""The web page of a pack: one file that asks nothing of anybody, light, dark and printed."""

from kindling.renderers.web.page import embed, render, stylesheet

__all__ = ["embed", "render", "stylesheet"]
