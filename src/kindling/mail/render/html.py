"""A letter as HTML: from one template, its style written into each element, for most mail readers drop the rest."""

from __future__ import annotations

from functools import lru_cache

from css_inline import CSSInliner
from django.template.loader import render_to_string

from kindling.mail.house import House
from kindling.mail.letters import Letter


def html_of(letter: Letter, house: House) -> str:
    """The whole page. Nothing in it is fetched; the one style left is for dark screens and narrow ones."""
    blocks = [(type(block).__name__.lower(), block) for block in letter.blocks]
    return _inliner().inline(render_to_string("mail/letter.html", {"letter": letter, "house": house, "blocks": blocks}))


@lru_cache(maxsize=1)
def _inliner() -> CSSInliner:
    return CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=False)
