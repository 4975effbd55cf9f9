"""What people and mail hold about somebody: for the one file that they may take."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from kindling.mail.models import Message, StoppedAddress
from kindling.people.held import register_held
from kindling.people.models import Address, Agreement, Alias, JoinRequest, Merge, Person
from kindling.people.wording import SAID_AS

ABOUT = ("name", "organisation", "role", "place", "zone", "made_at", "joined_at", "left_at")


def register_own() -> None:
    """Makes it known."""
    register_held("details", _details)
    register_held("addresses", _addresses)
    register_held("what you decided", _agreements)
    register_held("names you are met under", _aliases)
    register_held("people who turned out to be you", _merges)
    register_held("forms you sent", _requests)
    register_held("mail to you", _messages)


def _details(person: Person) -> dict[str, Any]:
    told = {name: getattr(person, name) for name in ABOUT}
    return told | {
        "standing": person.get_standing_display(),
        "invitation": person.invitation,
        "reminders": person.reminders,
        "follow-up": person.followup,
        "shown on the map where nobody else is": person.place_shown,
        "how you wish to be quoted": SAID_AS[person.quoting],
    }


def _addresses(person: Person) -> list[dict[str, Any]]:
    stopped = StoppedAddress.objects.filter(address__in=_emails(person))
    why = {one.address: f"{one.get_why_display()}, {one.at:%Y-%m-%d}" for one in stopped}
    rows = Address.objects.filter(person=person).order_by("pk")
    return [
        {
            "address": row.email,
            "confirmed": row.confirmed_at,
            "mail goes here": row.usual,
            "no mail because": why.get(row.email),
        }
        for row in rows
    ]


def _agreements(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "about": row.get_purpose_display(),
            "answer": "yes" if row.given else "no",
            "choice": row.choice,
            "what you read": row.wording,
            "how": row.how,
            "at": row.at,
        }
        for row in Agreement.objects.filter(person=person)
    ]


def _aliases(person: Person) -> list[dict[str, Any]]:
    rows = Alias.objects.filter(person=person)
    return [{"name": row.name, "month": row.month or "every month"} for row in rows]


def _merges(person: Person) -> list[dict[str, Any]]:
    # A merge that was undone, or never was, names somebody else.
    rows = Merge.objects.filter(Q(kept=person) | Q(gone=person), undone_at=None).select_related("kept", "gone")
    return [{"kept": row.kept.name, "gone": row.gone.name, "at": row.at} for row in rows]


def _requests(person: Person) -> list[dict[str, Any]]:
    names = ("email", "name", "organisation", "role", "place", "wishes", "made_at", "done_at")
    rows = JoinRequest.objects.filter(email__in=_emails(person)).order_by("made_at")
    return [{name: getattr(row, name) for name in names} for row in rows]


def _messages(person: Person) -> list[dict[str, Any]]:
    rows = Message.objects.filter(Q(person=person.uid) | Q(address__in=_emails(person))).order_by("due_at")
    return [
        {
            "kind": row.kind,
            "about": row.reference,
            "to": row.address,
            "state": row.get_state_display(),
            "at": row.due_at,
        }
        for row in rows
    ]


def _emails(person: Person) -> list[str]:
    return list(Address.objects.filter(person=person).values_list("email", flat=True))
