"""Links that somebody shared, each once, titled as the chat or the deck titles it, by its site otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kindling.harvest.records import ChatLine, Line, Slide
from kindling.pack.draft.links import ADDRESS, same_page, site_of, tidied, trimmed
from kindling.pack.draft.records import FoundResource
from kindling.pack.draft.words import tokens, word_count, word_set

_MARKDOWN = re.compile(r"\[(?P<title>[^\]\n]{2,200})\]\((?P<url>(?:https?://|www\.)[^\s)]+)\)", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:(?:please(?: (?:remember|review|note))?|our)\b *|"
    r"(?:and|so|also|oh|ok|okay|yes|hi|hello|hey|everyone|all|folks)\b[,!:.]* *|"
    r"(?:(?:here|this|that|it)(?: is|['’]s)|here are|see|see also|read|watch|try|have a look at|take a look at|look at|"
    r"check out|you can find|find|link(?: to| for)?|the link(?: to| for| is)?|i (?:recommend|love|like|loved|liked)|"
    r"more (?:on|about)|for those interested in|sharing|shared|as mentioned|as promised)\b[:,]? *|"
    r"(?:the|a|my|our|this)? *(?:report|book|article|paper|film|video|talk|podcast|blog|website|resource|link) *: *)+",
    re.IGNORECASE,
)
_ROUND = " \t-–—:;,.|>→*_\"“”'‘’()[]"
_MOST_WORDS, _MOST_CHARACTERS = 14, 110  # of a title; longer is a message, not a name
_HOLLOW = re.compile(
    r"(?:(?:click|more|read) )*(?:(?:the|this|that|a|my|our) )?"
    r"(?:link|here|this|it|the|website|video|article|report|pdf|one|more|a|for|book|film|talk|page)",
    re.IGNORECASE,
)

_HERE = re.compile(r"(?:[,:;]? *\b(?:is|are|its|it['’]s)?(?: available)? *\bhere)?[\s:.,–—-]*$", re.IGNORECASE)
_TALK = word_set(
    "i i'm i've i'd i'll we we've we're we'll you you're you've your btw please haven't don't didn't lol re"
)

_SITES = {
    "youtube.com": "YouTube", "youtu.be": "YouTube", "vimeo.com": "Vimeo", "ted.com": "TED",
    "england.nhs.uk": "NHS England",
    "nhs.uk": "NHS", "bmj.com": "The BMJ", "thelancet.com": "The Lancet", "who.int": "World Health Organization",
    "kingsfund.org.uk": "The King's Fund", "health.org.uk": "The Health Foundation", "nice.org.uk": "NICE",
    "pubmed.ncbi.nlm.nih.gov": "PubMed", "wikipedia.org": "Wikipedia", "linkedin.com": "LinkedIn", "bbc.co.uk": "BBC",
    "theguardian.com": "The Guardian", "amazon.co.uk": "Amazon", "amazon.com": "Amazon", "spotify.com": "Spotify",
    "doi.org": "DOI", "github.com": "GitHub", "eventbrite.co.uk": "Eventbrite", "eventbrite.com": "Eventbrite",
}  # fmt: skip
_BY_SUFFIX = {
    ".pdf": "PDF", ".ppt": "Slides", ".pptx": "Slides", ".key": "Slides", ".doc": "Document", ".docx": "Document",
    ".xls": "Spreadsheet", ".xlsx": "Spreadsheet", ".csv": "Spreadsheet", ".mp3": "Podcast", ".m4a": "Podcast",
    ".mp4": "Film", ".mov": "Film", ".jpg": "Picture", ".jpeg": "Picture", ".png": "Picture", ".epub": "Book",
}  # fmt: skip
_BY_SITE = {
    "Film": "youtube.com youtu.be vimeo.com ted.com netflix.com imdb.com",
    "Podcast": "podcasts.apple.com spotify.com soundcloud.com buzzsprout.com podbean.com anchor.fm acast.com",
    "Book": """goodreads.com waterstones.com bookshop.org blackwells.co.uk penguin.co.uk penguinrandomhouse.com amazon.
        audible. harpercollins.co.uk routledge.com worldcat.org hive.co.uk""",
    "Article": """doi.org pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov bmj.com thelancet.com nejm.org jamanetwork.com
        nature.com sciencedirect.com sagepub.com tandfonline.com wiley.com springer.com frontiersin.org plos.org
        arxiv.org medrxiv.org biorxiv.org theguardian.com bbc.co.uk bbc.com nytimes.com theconversation.com medium.com
        substack.com""",
    "Event": "eventbrite. meetup.com lu.ma",
    "Post": "twitter.com x.com linkedin.com facebook.com instagram.com bsky.app mastodon. threads.net tiktok.com",
    "Survey": "surveymonkey. forms.office.com forms.gle typeform.com menti.com mentimeter.com padlet.com slido.com",
    "Slides": "slideshare.net speakerdeck.com",
}
_BLOG = re.compile(r"/(?:blogs?|news|articles?|stories|story)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    url: str
    title: str
    how: str


def found_resources(lines: Sequence[Line], slides: Sequence[Slide] = ()) -> tuple[FoundResource, ...]:
    """The links of chat and deck in the order they were shared, each page once, by whom it was shared first.

    A title that comes later is taken where the first had none. ``ordinal`` counts ``lines`` from 1.
    """
    kept: dict[str, FoundResource] = {}
    for resource in (*_of_chat(lines), *_of_deck(slides)):
        page = same_page(resource.url)
        before = kept.setdefault(page, resource)
        if resource.named and not before.named:
            kept[page] = replace(before, title=resource.title, why=resource.why, named=True)
    return tuple(kept.values())


def _of_chat(lines: Sequence[Line]) -> Iterator[FoundResource]:
    for ordinal, line in enumerate(lines, 1):
        if isinstance(line, ChatLine):
            for found in _in_text(line.text):
                yield _resource(found, line.raw_name, ordinal)


def _of_deck(slides: Sequence[Slide]) -> Iterator[FoundResource]:
    for slide in slides:
        for words, address in slide.links:
            if url := tidied(trimmed(address)):
                title = _title(words)
                yield _resource(_Found(url, title, f"slide {slide.number} names it" if title else ""), "", None)
        for text in slide.text:
            for found in _in_text(text):
                yield _resource(found, "", None)


def _resource(found: _Found, shared_by: str, ordinal: int | None) -> FoundResource:
    where = "in the chat" if ordinal else "in the speaker's deck"
    why = f"Shared {where}; {found.how or 'nothing names it, so its site does'}."
    title = found.title or _site_title(found.url)
    return FoundResource(title, found.url, shared_by, ordinal, type_of(found.url), why, named=bool(found.title))


def _in_text(text: str) -> Iterator[_Found]:
    for found in _MARKDOWN.finditer(text):
        if url := tidied(trimmed(found["url"])):
            yield _Found(url, _title(found["title"]), "its own words link to it")
    plain = _MARKDOWN.sub(" ", text).splitlines()
    for number, row in enumerate(plain):
        for match in ADDRESS.finditer(row):
            if url := tidied(trimmed(match[0])):
                yield _Found(url, *_named_around(plain, number, match))


def _named_around(rows: list[str], number: int, match: re.Match[str]) -> tuple[str, str]:
    """A title for the address from the words around it, and how it was come by; both "" where there is none."""
    row = rows[number]
    before = ADDRESS.split(row[: match.start()])[-1]
    after = ADDRESS.split(row[match.end() :])[0]
    for words, how in ((before, "the words before the link name it"), (after, "the words after the link name it")):
        if title := _name(words):
            return title, how
    # Teams pastes a preview's title as the line under the link; others write it above.
    for near, how in (
        (number + 1, "the line under the link names it"),
        (number - 1, "the line above the link names it"),
    ):
        if 0 <= near < len(rows) and not ADDRESS.search(rows[near]) and (title := _name(rows[near])):
            return title, how
    return "", ""


def _name(words: str) -> str:
    """A title made of words that were not written as one, or "" where they read as somebody talking."""
    title = _title(_HERE.sub("", words))
    return "" if _TALK.intersection(tokens(title)) else title


def _title(words: str) -> str:
    title = _LEAD_IN.sub("", " ".join(words.split()).strip(_ROUND)).strip(_ROUND)
    fits = word_count(title) <= _MOST_WORDS and len(title) <= _MOST_CHARACTERS
    if not fits or len(title) < 3 or _HOLLOW.fullmatch(title) or ADDRESS.search(title):
        return ""
    return title[0].upper() + title[1:]


def _site_title(url: str) -> str:
    site = site_of(url)
    parts = site.split(".")
    known = (_SITES.get(".".join(parts[at:])) for at in range(len(parts)))
    return next((name for name in known if name), site)


def type_of(url: str) -> str:
    """What a link leads to, told by its suffix or its site: PDF, Film, Book, Article ... or "Web page"."""
    path = urlsplit(url).path.lower()
    for suffix, kind in _BY_SUFFIX.items():
        if path.endswith(suffix):
            return kind
    site = f".{site_of(url)}"
    for kind, sites in _BY_SITE.items():
        if any(f".{one}" in site if one.endswith(".") else site.endswith(f".{one}") for one in sites.split()):
            return kind
    return "Article" if _BLOG.search(path) else "Web page"
