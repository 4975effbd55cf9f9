"""The words by which the pieces of a display name are told apart, read once from the lists beside this file."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_HERE = files("kindling.care.names")


_SURNAME_SHAPE = re.compile(
    r"^(?:o'\w{4,}|mc[b-df-hj-np-tv-z]\w{2,}|\w{3,}(?:ova|sson|sdottir|poulos|poulou|akis|oglu|ashvili|enko|iewicz|owicz"
    r"|czyk|nski|nska|wski|wska|singhe|wardena|ratne|mulder|stein|berg|feld|gaard|strom|qvist|quist|baum|mann|worth"
    r"|escu|ovic|evic|ichi?uk|chuk|opoulos|idis|iadis))$"
)


@cache
def _lists() -> dict[str, str | list[str]]:
    return tomllib.loads(_HERE.joinpath("words.toml").read_text("utf-8"))


@cache
def words(kind: str) -> frozenset[str]:
    """The single words of one kind, lower case."""
    listed = _lists()[kind]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def phrase(kind: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of one kind as whole words, whatever their case."""
    longest_first = sorted(words(kind), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@cache
def _listed(file: str) -> frozenset[str]:
    lines = _HERE.joinpath(file).read_text("utf-8").splitlines()
    return frozenset(_plain(word) for line in lines if not line.startswith("#") for word in line.split())


def _plain(word: str) -> str:
    """Small letters without accents, so that "Leonie" and "Léonie" are one name."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return (
        "".join(mark for mark in apart if not unicodedata.combining(mark))
        .replace("’", "'")
        .replace("ł", "l")
        .replace("ø", "o")
    )


@lru_cache(maxsize=8192)
def is_first_name(word: str) -> bool:
    """Whether it is a first name that the list holds ("Anne-Marie" by its first half)."""
    lower = _plain(word).strip(".'")
    return lower in _listed("first_names.txt") or lower.split("-")[0] in _listed("first_names.txt")


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Whether it is a surname that the list holds ("Smith-Jones" by its first half)."""
    lower = _plain(word)
    return lower in _listed("surnames.txt") or lower.split("-")[0] in _listed("surnames.txt")


@lru_cache(maxsize=8192)
def is_given_name(word: str) -> bool:
    """Whether it is a first name of the list or of the longer one, which holds rarer names too."""
    lower = _plain(word).strip(".'")
    rare = _listed("rare_first_names.txt")
    return is_first_name(word) or lower in rare or lower.split("-")[0] in rare


@lru_cache(maxsize=8192)
def is_family_name(word: str) -> bool:
    """Whether it is a surname of the list or of the longer one, or is built like one ("Wiśniewska", "McVeigh")."""
    lower = _plain(word)
    rare = _listed("rare_surnames.txt")
    return is_surname(word) or lower in rare or lower.split("-")[0] in rare or bool(_SURNAME_SHAPE.match(lower))


def is_particle(word: str) -> bool:
    """Whether it belongs to a surname ("van", "de", "El") and does not end one."""
    return word.casefold() in words("particle_low") or word.casefold() in words("particle_own")


def is_everyday_word(name: str) -> bool:
    """Whether a name is an everyday word or a place as well ("Will", "Grace", "Jordan")."""
    return _plain(name) in words("everyday")
