"""A name in capitals or in small letters, written as its owner would: "MCLEOD" is "McLeod"."""

from __future__ import annotations

import re

from kindling.care.names.words import is_given_name, words

_CREST = re.compile(r"^(mc)(\w{2,})$|^([odl]['’])(\w{2,})$", re.IGNORECASE)
_PARTS = re.compile(r"([-‐.])")
_TWO_INITIALS = re.compile("(?i)[abcdejkmprtlvos][jpdcbkt]")


def written(name: str) -> str:
    """The name with each word's case set right where it is all capitals or all small; mixed words stay as they are."""
    tokens = name.split()
    shouted = len(tokens) > 1 and name.upper() == name
    mixed = name not in {name.upper(), name.lower()}
    return " ".join(_word(token, place, shouted=shouted, mixed=mixed) for place, token in enumerate(tokens))


def doubtful_spelling(name: str) -> bool:
    """Whether only its owner knows the capitals: "MACDONALD", "DE SOUZA"."""
    tokens = name.split()
    flat = [token for token in tokens if token in {token.upper(), token.lower()} and token != token.swapcase()]
    small = {token.casefold() for token in flat}
    return bool(small & words("mac")) or any(
        token.isupper() and token.casefold() in {"de", "da", "di"} for token in flat
    )


def _word(token: str, place: int, *, shouted: bool, mixed: bool) -> str:
    lower = token.casefold()
    if token not in {token.upper(), token.lower()} or token in {"II", "III", "IV"} or re.search(r"\d", token):
        return token
    if place and lower in words("particle_low") and (len(token) > 1 or token.islower()):
        return lower
    if place and token.islower() and mixed and lower in words("particle_own"):
        return token
    if place == 0 and token.isupper() and len(token) == 2 and (not shouted or _are_initials(token)):
        return token
    return "".join(_capital(part) for part in _PARTS.split(token))


def _are_initials(token: str) -> bool:
    return bool(_TWO_INITIALS.fullmatch(token)) and not is_given_name(token)


def _capital(part: str) -> str:
    if part.casefold() in words("mac"):
        return "Mac" + part[3:].capitalize()
    crest = _CREST.match(part)
    if crest is None:
        return part.capitalize()
    first, rest = (crest[1], crest[2]) if crest[1] else (crest[3], crest[4])
    return first.capitalize() + rest.capitalize()
