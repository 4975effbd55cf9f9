"""Which page is the pack? One self-contained file, or the fragment of it that a site embeds."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kindling.pack.document import Media, Pack, string
from kindling.renderers.artifact import Artifact
from kindling.renderers.web import art, fonts, layout, styles, wording

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages whose pages begin on the right; a script subtag other than theirs is not heeded."""

OURS = Markup(' lang="en"')
"""Stands in an element that holds a page's own words, where the pack speaks another language."""


def render(pack: Pack) -> Artifact:
    """``pack.html``: the whole page, its style in one element whose hash stands in the page's own policy."""
    body = _body(pack, standalone=True)
    style = fonts.faces(body) + stylesheet(pack)
    page = _environment().get_template("page.html.jinja")
    html = page.render(pack=pack, body=body, style=style, style_hash=_csp_hash(style), **_spoken(pack))
    return Artifact("pack.html", "text/html", html.encode())


def embed(pack: Pack, *, words_only: bool = False) -> str:
    """The page's content as one ``<article class="pack">``, for a site that serves `stylesheet` and the fonts.

    With ``words_only`` it is the sections alone, for a page that has a cover, contents and an end of its own.
    """
    return _body(pack, standalone=False, words_only=words_only)


def stylesheet(pack: Pack) -> str:
    """The style of a pack in its community's colours, without font files."""
    return styles.sheet(pack.theme, draft=pack.status == "draft")


def _body(pack: Pack, *, standalone: bool, words_only: bool = False) -> str:
    template = _environment().get_template("pack.html.jinja")
    media = {one.id: one for one in pack.media}
    return template.render(
        pack=pack,
        standalone=standalone,
        words_only=words_only,
        media=media,
        facts=layout.facts(pack),
        sections=layout.sections(pack),
        voices=layout.voices(pack),
        drawing=art.Drawing(pack),
        notes=max(1, len(pack.theme.light.notes)),
        **_spoken(pack),
    )


def _spoken(pack: Pack) -> dict[str, str]:
    """The pack's language and direction, and what marks the words that are ours, which are English."""
    tongue = pack.language.split("-")[0].lower()
    direction = "rtl" if tongue in RIGHT_TO_LEFT else "ltr"
    return {"language": pack.language, "direction": direction, "ours": "" if tongue == "en" else OURS}


def _csp_hash(style: str) -> str:
    """The source expression that allows exactly this style element."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def data_address(media: Media) -> str:
    """The picture itself, as the address of an image."""
    return f"data:{media.type};base64,{base64.b64encode(media.data).decode()}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kindling.renderers.web"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    environment.filters.update(
        runs=wording.runs,
        quoted=wording.quoted,
        label=wording.label,
        headline=wording.headline,
        address=data_address,
        whole_link=wording.whole_link,
    )
    environment.globals.update(quotation_length=wording.length, plain_words=string)
    environment.tests["said"] = wording.said
    return environment
