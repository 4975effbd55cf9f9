"""How do a pack's words stand in HTML? Escaped, with strength, emphasis and links, never as markup of their own."""

from __future__ import annotations

import re

from markupsafe import Markup

from kindling.pack.document import Attribution, Run, Text

_OPEN, _CLOSE = Markup("<span class='mark'>“</span>"), "”"


def runs(text: Text) -> Markup:
    """The words of ``text``; a line break in them is kept."""
    return Markup("").join(_run(run) for run in text)


def quoted(text: Text) -> Markup:
    """As `runs`, in quotation marks; for what was said word for word, or published."""
    return Markup("{}{}{}").format(_OPEN, runs(text), _CLOSE)


def said(wording: str) -> bool:
    """Whether words may stand in quotation marks."""
    return wording in {"verbatim", "published"}


def length(text: Text) -> int:
    """How many characters ``text`` has; long words are set smaller."""
    return sum(len(run.text) for run in text)


def label(who: Attribution) -> Markup:
    """Whose words, with the name set apart from role and place."""
    if who.form != "first name with role and place" or not who.name:
        return Markup("<b>{}</b>").format(who.label)
    return Markup("<b>{}</b>{}").format(who.name, who.label.removeprefix(who.name))


def headline(title: str) -> Markup:
    """A title; where a question or a lead word stands before the rest ("What did we hear? …"), it stands smaller."""
    found = re.match(r"(.{4,40}?[?:])\s+(?=\S)", title)
    if not found:
        return Markup("<bdi>{}</bdi>").format(title)
    return Markup("<bdi class='kicker'>{}</bdi> <bdi>{}</bdi>").format(found[1], title[found.end() :])


def whole_link(text: Text, url: str) -> Markup:
    """``text`` as one link to ``url``; with no address, or with a link inside, as it is."""
    if not url or any(run.link for run in text):
        return runs(text)
    return Markup("<a href='{}'>{}</a>").format(url, runs(text))


def _run(run: Run) -> Markup:
    shown = Markup("<br>").join(run.text.split("\n"))
    if run.emphasis:
        shown = Markup("<em>{}</em>").format(shown)
    if run.strong:
        shown = Markup("<strong>{}</strong>").format(shown)
    if run.link:
        shown = Markup("<a href='{}'>{}</a>").format(run.link, shown)
    return shown
