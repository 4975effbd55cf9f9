"""How an old address is written, so that however somebody types or links it the same one is found."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

from kindling.conversations.models.old_addresses import LONGEST
from kindling.kernel.errors import KindlingError

_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_COUNTED = re.compile(r"utm_.*|fbclid|gclid|mc_[ce]id")
"""What mailings and search engines hang on to an address; it never leads anywhere else."""


class BadAddress(KindlingError):
    """An address that cannot be led from, or to."""


def old_address(words: str) -> str:
    """``/packs/august?id=3`` of a whole address or a path, as a spreadsheet holds it. Raises `BadAddress`."""
    given = words.strip()
    if "://" not in given and not given.startswith("/"):
        given = f"//{given}" if given.casefold().startswith("www.") else f"/{given}"
    try:
        parts = urlsplit(given)
    except ValueError:
        raise BadAddress(f"“{words}” is no address.") from None
    if parts.scheme not in {"", "http", "https"}:
        raise BadAddress(f"“{words}” is no address of a web page.")
    path = settled(parts.path)
    if path == "/":
        raise BadAddress(f"“{words}” is this site's own first page, which nothing can lead away from.")
    whole = asked(path, parts.query)[0]
    if len(whole) > LONGEST:
        raise BadAddress(f"The address has {len(whole)} characters; {LONGEST} is the most.")
    return whole


def asked(path: str, query: str) -> list[str]:
    """The ways in which an address that somebody asks for may be kept: with what follows its ``?`` first."""
    whole = settled(path)
    pairs = ((name.casefold(), value) for name, value in parse_qsl(query, keep_blank_values=True))
    kept = sorted(pair for pair in pairs if not _COUNTED.fullmatch(pair[0]))
    told = "&".join(f"{name}={value}" if value else name for name, value in kept)
    return [f"{whole}?{_plain(told)}", whole] if told else [whole]


def settled(path: str) -> str:
    """A path in one case, decoded, without a last stroke or an index page; any letters, no control characters."""
    plain = re.sub(r"/+", "/", f"/{_plain(path)}".replace("\\", "/"))
    return _INDEX.sub("", plain).rstrip("/") or "/"


def _plain(words: str) -> str:
    try:
        decoded = unquote(words, errors="strict")
    except UnicodeDecodeError:
        decoded = unquote(words, encoding="latin-1")
    return "".join(letter for letter in unicodedata.normalize("NFC", decoded).casefold() if letter.isprintable())


def target_within(words: str, *, site_url: str) -> str:
    """The path on this site that ``words`` mean: a path, or a whole address of the site. Raises `BadAddress`."""
    given = words.strip()
    if given.casefold().startswith(f"{site_url.casefold()}/"):
        given = given[len(site_url) :]
    if not re.fullmatch(r"/(?:[^/\\].*)?", given) or not given.isprintable():
        raise BadAddress(f"“{words}” is neither a month nor a path of this site, such as /archive/.")
    if len(given) > LONGEST:
        raise BadAddress(f"The path has {len(given)} characters; {LONGEST} is the most.")
    return given
