"""Which place do these words name?"""

from __future__ import annotations

from collections import Counter

from kindling.kernel.places.choose import distinct, is_meant_in_passing, likeliest
from kindling.kernel.places.everyday import is_everyday, is_nowhere
from kindling.kernel.places.gazetteer import COUNTRY, Entry, apart, entries, entry, near_misses, wholes
from kindling.kernel.places.keys import key_of
from kindling.kernel.places.place import Ambiguous, Found, Unknown
from kindling.kernel.places.region import place_of
from kindling.kernel.places.words import Reading, parts_of, readings, without_weather

_LONGEST = 120
"""Characters of words beyond which nobody names a place."""

_MOST = 8
"""Candidates that a person can choose among."""

_BEARERS = 24
"""Entries of one name that are looked at, the largest: Santa Rosa has hundreds."""

_AROUND_KM = 40.0

Answer = Found | Ambiguous | Unknown


def look_up(words: str) -> Answer:
    """The place that the words name, those they may mean, or neither.

    Any words at all, in any case, with or without accents, with or without what the place lies in. Offline; about
    0.1 ms once the gazetteer is open. Never raises.
    """
    if len(words) > _LONGEST or is_nowhere(words):
        return Unknown()
    answer = _heard(parts_of(words))
    if isinstance(answer, Found) and (is_everyday(words) or _is_chance(words.strip(), answer.place.ref)):
        return Ambiguous((answer.place,))
    return answer


def _is_chance(word: str, ref: int) -> bool:
    """Whether one word in small letters is likelier a word than this place: "part" is Perth in Kazakh, "best" Dutch."""
    if not (word.isascii() and word.isalpha() and word.islower()):
        return False
    return not any(is_meant_in_passing(one) for one in entries(key_of(word)) if one.ref == ref)


def _heard(parts: tuple[str, ...]) -> Answer:
    """The answer for the parts, or for what is left of them without the weather."""
    barer = parts
    while barer:
        answer = _answer(barer)
        if not isinstance(answer, Unknown):
            return answer
        before, barer = barer, without_weather(barer)
        if before == barer:
            return _misspelt(barer)
    return Unknown()


def _answer(parts: tuple[str, ...]) -> Answer:
    for reading in readings(parts):
        answer = _read(reading)
        if not isinstance(answer, Unknown):
            return answer
    if len(parts) == 1:
        return Unknown()
    slip = _misspelt(parts)
    return _wider(parts) if isinstance(slip, Unknown) else slip


def _read(reading: Reading) -> Answer:
    """The answer for one reading; Unknown where the name is not, or does not lie there."""
    key = key_of(reading.name)
    found = entries(key) or (entries(key, qualifiers=True) if reading.within and not reading.spoken else [])
    if not found:
        return Unknown()
    for within in reading.within:
        found = _inside(found, within, spoken=reading.spoken)
    return _chosen(distinct(found[:_BEARERS]), qualified=bool(reading.within)) if found else Unknown()


def _inside(found: list[Entry], within: str, *, spoken: bool) -> list[Entry]:
    """Those of the entries that lie within what the words name."""
    around = _containers(within, spoken=spoken)
    if not around and spoken:
        return _nested(found, within)
    refs = {whole.ref for whole in around}
    towns = [whole for whole in around if whole.is_place and not spoken]
    return [one for one in found if refs & wholes(one) or _self_named(one, refs) or _beside_town(one, towns)]


def _nested(found: list[Entry], within: str) -> list[Entry]:
    """Those that lie in two things said one after the other: "Ontario Canada"."""
    words = within.split()
    for cut in range(1, len(words)):
        near = {one.ref for one in _containers(" ".join(words[:cut]), spoken=True)}
        far = {one.ref for one in _containers(" ".join(words[cut:]), spoken=True)}
        if near and far:
            return [one for one in found if near & wholes(one) and far & wholes(one)]
    return []


def _containers(within: str, *, spoken: bool) -> list[Entry]:
    """What a name may lie in. Without a comma a bare code counts in capitals alone: "or" is no Oregon."""
    codes = not spoken or within.isupper()
    found = entries(key_of(within), qualifiers=codes)
    return [one for one in found if not (spoken and one.is_place)]


def _self_named(one: Entry, refs: set[int]) -> bool:
    """A country told twice: "Singapore, Singapore"."""
    return one.kind == COUNTRY and one.ref in refs


def _beside_town(one: Entry, towns: list[Entry]) -> bool:
    """Whether it is a part of a larger town told behind it, or a neighbour: "Notting Hill, London"."""
    return one.is_place and any(town.people > one.people and apart(one, town) < _AROUND_KM for town in towns)


def _chosen(found: list[Entry], *, qualified: bool) -> Found | Ambiguous:
    best = likeliest(found, qualified=qualified)
    return Found(place_of(entry(best.ref))) if best else asked(found)


def _misspelt(parts: tuple[str, ...]) -> Ambiguous | Unknown:
    """What to ask where the name is one slip of the pen away from what many mean."""
    for reading in readings(parts):
        is_word = reading.name.islower() and not reading.within
        found = [] if is_word else near_misses(key_of(reading.name))
        for within in reading.within:
            found = _inside(found, within, spoken=reading.spoken)
        if found:
            return asked(distinct(found))
    return Unknown()


def _wider(parts: tuple[str, ...]) -> Ambiguous | Unknown:
    """What to ask when the parts do not fit together: the bearers of the name, else what it is said to lie in."""
    for part in parts:
        if found := entries(key_of(part), qualifiers=part != parts[0]):
            return asked(distinct(found[:_BEARERS]))
    return Unknown()


def asked(found: list[Entry]) -> Ambiguous:
    """The first few, each with a label of its own."""
    found = [entry(one.ref) for one in found[:_MOST]]
    places = [place_of(one) for one in found]
    twice = Counter(key_of(place.label) for place in places)
    told = (
        place if twice[key_of(place.label)] == 1 else place_of(one, exact=True)
        for place, one in zip(places, found, strict=False)
    )
    return Ambiguous(tuple(told))
