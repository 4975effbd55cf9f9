"""E-mail addresses and web addresses, in the one form in which they are compared."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit


def address_key(words: str) -> str:
    """An e-mail address as it is kept and compared: one case, no white space round it, one form of each letter."""
    return unicodedata.normalize("NFC", words.strip()).casefold()


def domain_of(site_url: str) -> str:
    """The host of a web address, without its port."""
    return urlsplit(site_url).hostname or "localhost"
