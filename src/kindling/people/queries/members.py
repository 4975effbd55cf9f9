"""Who is a member, where are they reached, and what do they want?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet

from kindling.mail.models import StoppedAddress
from kindling.people.models import Address, Agreement, Merge, Person, Standing


def reachable_members() -> QuerySet[Person]:
    """Members who can be reached, each with ``usual``, the address to which their mail goes."""
    rows = Person.objects.filter(standing=Standing.MEMBER, addresses__usual=True).annotate(usual=F("addresses__email"))
    return rows.exclude(Exists(StoppedAddress.objects.filter(address=OuterRef("usual"))))


def members_to_invite() -> QuerySet[Person]:
    """Those of `reachable_members` who want the invitation."""
    return reachable_members().filter(invitation=True)


def usual_address(person: Person) -> str:
    """The address at which ``person`` is reached; empty where none is known."""
    email = Address.objects.filter(person=person, usual=True).values_list("email", flat=True).first()
    return email or ""


def usual_addresses(people: Iterable[int]) -> dict[int, str]:
    """The addresses at which the people of these keys are reached, by key, in one query."""
    return dict(Address.objects.filter(person__in=list(people), usual=True).values_list("person", "email"))


def uids_of(person: Person) -> tuple[str, ...]:
    """The uids under which mail went to ``person``: their own, and those of whoever was merged into them."""
    merged = Merge.objects.filter(kept=person, undone_at=None).select_related("gone")
    return (person.uid, *(uid for row in merged for uid in uids_of(row.gone)))


def zone_of(uid: str) -> str:
    """The IANA name of the zone in which times are told to a person; empty is the series'."""
    zone = Person.objects.filter(uid=uid).values_list("zone", flat=True).first() if uid else ""
    return zone or ""


def agreements_of(person: Person) -> tuple[Agreement, ...]:
    """Everything that ``person`` decided about mail, membership and being shown, the newest first."""
    return tuple(Agreement.objects.filter(person=person))
