"""The members' list: one page after the other, one person, and the whole of it for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from kindling.ground.addresses import address_key
from kindling.people.models import Address, Merge, Person, Standing
from kindling.people.naming import name_key

PAGE = 50
"""People on one page."""

SHOWN = (Standing.MEMBER, Standing.LISTED, Standing.MET, Standing.LEFT)
"""The standings that a list shows; whoever was merged is shown as who they are."""

HEADINGS = (
    "name",
    "e-mail",
    "organisation",
    "role",
    "place",
    "standing",
    "joined on",
    "left on",
    "invitation",
    "reminders",
    "follow-up",
    "time zone",
)
"""The headings of the list as a table."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out."""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person as the list shows them, with the usual address."""

    person: Person
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list. ``after`` asks for the next one, and is empty on the last."""

    people: tuple[ListedPerson, ...]
    after: str = ""


def counted_standings() -> dict[str, int]:
    """How many people stand how; one query over an index."""
    rows = Person.objects.order_by().values("standing").annotate(people=Count("pk"))
    told = {row["standing"]: row["people"] for row in rows}
    return {str(standing): told.get(standing, 0) for standing in SHOWN}


def listed_people(*, standing: str = "", search: str = "", after: str = "") -> ListPage:
    """The people of one page by name, from behind ``after``; two queries, however long the list.

    ``search`` is a part of a name or of an address.
    """
    rows = _rows(standing, search)
    begin = _cursor(after)
    if begin:
        rows = rows.filter(Q(key__gt=begin[0]) | Q(key=begin[0], pk__gt=begin[1]))
    found = list(rows.order_by("key", "pk").prefetch_related(_usual())[: PAGE + 1])
    people = tuple(map(_listed, found[:PAGE]))
    last = found[PAGE - 1] if len(found) > PAGE else None
    return ListPage(people, f"{last.pk}.{last.key}" if last else "")


def listed_table(*, standing: str = "", search: str = "") -> Iterator[tuple[str, ...]]:
    """The list as rows of a table, the headings first. No cell is one that a spreadsheet would work out."""
    yield HEADINGS
    rows = _rows(standing, search).order_by("key", "pk").prefetch_related(_usual())
    for one in map(_listed, rows.iterator(chunk_size=2_000)):
        yield tuple(map(_plain, _cells(one)))


def merges_of(person: Person) -> tuple[Merge, ...]:
    """Who was merged into somebody, the latest first; without pairs that were only kept apart."""
    rows = Merge.objects.filter(kept=person, undone_at=None).select_related("kept", "gone", "by")
    return tuple(rows)


def _rows(standing: str, search: str) -> QuerySet[Person]:
    wanted = [standing] if standing in SHOWN else list(SHOWN)
    rows = Person.objects.filter(standing__in=wanted)
    words = search.strip()
    if not words:
        return rows
    by_address = Address.objects.filter(email__contains=address_key(words)).values("person")
    by_name = Q(key__contains=name_key(words)) if name_key(words) else Q()
    return rows.filter(by_name | Q(pk__in=by_address))


def _cursor(after: str) -> tuple[str, int] | None:
    number, _, key = after.partition(".")
    return (key, int(number)) if number.isascii() and number.isdigit() and len(number) <= 18 else None


def _usual() -> Prefetch[str, QuerySet[Address], str]:
    return Prefetch("addresses", Address.objects.filter(usual=True), to_attr="usually")


def _listed(person: Person) -> ListedPerson:
    usual: list[Address] = getattr(person, "usually", [])
    return ListedPerson(person, usual[0].email if usual else "")


def _cells(one: ListedPerson) -> tuple[str, ...]:
    person = one.person
    dates = (f"{at:%Y-%m-%d}" if at else "" for at in (person.joined_at, person.left_at))
    wishes = ("yes" if wish else "no" for wish in (person.invitation, person.reminders, person.followup))
    told = (person.name, one.address, person.organisation, person.role, person.place, person.get_standing_display())
    return (*told, *dates, *wishes, person.zone)


def _plain(cell: str) -> str:
    """The cell as words: one that begins like a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
