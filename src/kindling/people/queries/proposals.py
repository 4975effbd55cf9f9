"""Whose may this name be? Proposals with reasons; a steward settles each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Q, QuerySet

from kindling.people.models import Alias, Merge, Person, Standing
from kindling.people.naming import is_initials, is_misspelt
from kindling.people.queries.members import usual_addresses

SAME_ADDRESS = "the same e-mail address in the attendance report"
SAME_NAME = "the same name"
KNOWN_NAME = "a name they were met by before"
INITIALS = "the same name, but for initials"
MISSPELT = "spelt one letter apart"
SAME_NAME_OF_SEVERAL = "the same name, and so has somebody else"

SCORES = {
    SAME_ADDRESS: 100,
    SAME_NAME: 95,
    KNOWN_NAME: 95,
    SAME_NAME_OF_SEVERAL: 60,
    MISSPELT: 50,
    INITIALS: 40,
}
"""How sure each reason is, of 100."""

SURE = 90
"""From here on a proposal stands among those that can be settled at once."""

PAGE = 50
"""Open names on one page."""

_BEGIN = 3
"""Letters that two spellings of one name begin with alike: only those are compared."""

_ASKED = 200
"""Names that are asked about in one query."""

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Maybe:
    """Somebody whose a name may be, and why. ``score`` is of 100; ``address`` is where they are reached."""

    person: Person
    reason: str
    address: str = field(default="", compare=False)

    @property
    def score(self) -> int:
        """How sure the reason is, of 100."""
        return SCORES[self.reason]


@dataclass(frozen=True, slots=True)
class NameProposal:
    """An open name with everybody whose it may be, the likeliest first."""

    alias: Alias
    people: tuple[Maybe, ...]

    @property
    def sure(self) -> Maybe | None:
        """The one it certainly seems to be: sure enough, and nobody else is as likely."""
        first, *others = self.people or (None,)
        alone = first and first.score >= SURE and not any(one and one.score >= SURE for one in others)
        return first if alone else None


def open_names() -> QuerySet[Alias]:
    """Names that nobody has settled yet."""
    return Alias.objects.filter(person=None, nobody=False)


def proposals(
    aliases: Iterable[Alias] | None = None, *, by_address: Mapping[int, int] | None = None
) -> tuple[NameProposal, ...]:
    """Every open name with whose it may be; a few queries, however many.

    ``by_address`` tells the number of the person whose address an attendance report showed beside a name, by the number
    of the alias.
    """
    open_ = list(open_names() if aliases is None else aliases)
    told = by_address or {}
    people = _People([one.key for one in open_], [told[one.pk] for one in open_ if one.pk in told])
    return tuple(NameProposal(one, people.maybe(one, told.get(one.pk))) for one in open_)


class _People:
    """Everybody who may be meant by some keys."""

    def __init__(self, keys: Sequence[str], numbers: Sequence[int]) -> None:
        named = _named(keys)
        known = _known_by(keys)
        near = _near(keys)
        now = merged_into({*named, *(pk for pks in known.values() for pk in pks), *near, *numbers})
        rows = Person.objects.exclude(standing=Standing.MERGED).in_bulk(set(now.values()))
        self.rows = {pk: rows[into] for pk, into in now.items() if into in rows}
        self.reached = usual_addresses(rows)
        self.by_key: dict[str, set[int]] = defaultdict(set)
        for pk, key in named.items():
            self.by_key[key].add(pk)
        self.known, self.near = known, near

    def maybe(self, alias: Alias, by_address: int | None) -> tuple[Maybe, ...]:
        """Whose it may be, each once with the best reason."""
        found = list(self._reasons(alias.key, by_address))
        best: dict[int, Maybe] = {}
        for one in sorted(found, key=lambda one: -one.score):
            best.setdefault(one.person.pk, one)
        return tuple(replace(one, address=self.reached.get(pk, "")) for pk, one in best.items())

    def _reasons(self, key: str, by_address: int | None) -> Iterable[Maybe]:
        if by_address in self.rows:
            yield Maybe(self.rows[by_address], SAME_ADDRESS)
        same = {self.rows[pk] for pk in self.by_key.get(key, ()) if pk in self.rows}
        for person in sorted(same, key=lambda one: one.pk):
            yield Maybe(person, SAME_NAME if len(same) == 1 else SAME_NAME_OF_SEVERAL)
        for pk in sorted(self.known.get(key, ())):
            if pk in self.rows:
                yield Maybe(self.rows[pk], KNOWN_NAME)
        for pk, other in self.near.items():
            reason = _near_reason(key, other)
            if reason and pk in self.rows:
                yield Maybe(self.rows[pk], reason)


def _near_reason(key: str, other: str) -> str:
    if is_initials(key, other) or is_initials(other, key):
        return INITIALS
    return MISSPELT if is_misspelt(key, other) else ""


def _named(keys: Sequence[str]) -> dict[int, str]:
    """The people of exactly these keys, those who were merged since among them."""
    return {
        pk: key
        for part in _parts(keys)
        for pk, key in Person.objects.filter(key__in=part).order_by("pk").values_list("pk", "key")
    }


def _known_by(keys: Sequence[str]) -> dict[str, set[int]]:
    """Who was met by these names in some month, by key; a name that means two people tells nothing."""
    found: dict[str, set[int]] = defaultdict(set)
    for part in _parts(keys):
        rows = Alias.objects.filter(key__in=part, person__isnull=False).values_list("key", "person")
        for key, person in rows:
            found[key].add(person)
    return {key: people for key, people in found.items() if len(people) == 1}


def _near(keys: Sequence[str]) -> dict[int, str]:
    """The keys of people that begin like one of these, or end like one whose first name is a letter."""
    beginnings = sorted({key[:_BEGIN] for key in keys if " " in key and key[1] != " "})
    lasts = sorted({(key[0], key.rsplit(" ", 1)[1]) for key in keys if " " in key and key[1] == " "})
    asked = [Q(key__gte=begin, key__lt=f"{begin}\U0010ffff") for begin in beginnings]
    asked += [Q(key__gte=first, key__lt=f"{first}\U0010ffff", key__endswith=f" {last}") for first, last in lasts]
    rows = Person.objects.exclude(standing=Standing.MERGED)
    return {
        pk: key
        for part in _parts(asked, 50)
        for pk, key in rows.filter(reduce(or_, part)).order_by("pk").values_list("pk", "key")
    }


def merged_into(numbers: Iterable[int]) -> dict[int, int]:
    """The person that each number means now: whoever was merged is who they were merged into."""
    into = dict(Merge.objects.filter(undone_at=None).values_list("gone", "kept"))
    return {pk: _last(pk, into) for pk in numbers}


def _last(pk: int, into: Mapping[int, int]) -> int:
    seen = {pk}
    while pk in into and into[pk] not in seen:
        pk = into[pk]
        seen.add(pk)
    return pk


def _parts(asked: Sequence[Asked], size: int = _ASKED) -> Iterable[Sequence[Asked]]:
    for at in range(0, len(asked), size):
        yield asked[at : at + size]
