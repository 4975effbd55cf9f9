"""How does a pack become slides?"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from kindling.pack.document import Pack
from kindling.pack.document.walk import section_words
from kindling.renderers.artifact import Artifact
from kindling.renderers.slides.base import empty_deck

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def render(pack: Pack) -> Artifact:
    """``pack`` as slides."""
    deck = empty_deck(pack.theme, pack.language)
    cover, body, _ = deck.slide_layouts
    told = [pack.series, pack.community, pack.subtitle, pack.date_label]
    _slide(deck, cover, pack.title, [one for one in told if one])
    for section in pack.shown:
        title, *words = section_words(section)
        _slide(deck, body, title, words)
    if pack.closing:
        _slide(deck, cover, pack.closing[0], list(pack.closing[1:]))
    made = BytesIO()
    deck.save(made)
    return Artifact("pack.pptx", MEDIA_TYPE, made.getvalue())


def _slide(deck: Any, layout: Any, title: str, words: list[str]) -> None:
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = _held(title)
    slide.placeholders[1].text = _held("\n".join(words))


def _held(words: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", words)
