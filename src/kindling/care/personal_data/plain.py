"""The same text with plain figures and signs, each character in its place."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """``text`` with full-width, Arabic-Indic and other spellings of one character made plain; every place stays.

    A character that would become several, and one that is a number and no figure ("²"), stays as it is.
    """
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(char: str) -> str:
    figure = unicodedata.decimal(char, None)
    if figure is not None:
        return str(figure)
    made = unicodedata.normalize("NFKC", char)
    return made if len(made) == 1 and not unicodedata.category(char).startswith("N") else char
