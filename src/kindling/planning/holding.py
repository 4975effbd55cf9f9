"""What planning holds about a person, and how it is removed: rows that bear one of their addresses."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from kindling.people.erasing import NAME, register_eraser
from kindling.people.held import register_held
from kindling.people.models import Address, Person
from kindling.people.naming import name_key
from kindling.planning.actions import remove_deck
from kindling.planning.models import (
    Proposal,
    RunItem,
    SaidBy,
    SpeakerAgreement,
    SpeakerTold,
    Speaking,
    SpeakingChange,
    Topic,
)
from kindling.planning.stored import drop_unused

GONE = "They were erased; how it was given is no longer known."


def register_holding() -> None:
    """Makes known what planning holds, and how it erases somebody."""
    register_held("What you plan to lead, and what you agreed to", held)
    register_eraser("planning", erase)


def held(person: Person) -> dict[str, Any]:
    """Months they may lead or look after for somebody, their answers and what they proposed to say of themselves."""
    led = [_led(row) for row in _led_by(person)]
    helped = Speaking.objects.filter(assistant_email__in=_addresses(person))
    for_others = list(helped.values("name", "assistant_name", "assistant_email"))
    return {name: rows for name, rows in (("leading", led), ("looking after", for_others)) if rows}


def erase(person: Person) -> None:
    """Takes their words, addresses and files away. What they agreed to stays without them, for it still binds us."""
    rows = list(_led_by(person))
    _leave_hours({person.name, *(row.name for row in rows)})
    for row in rows:
        remove_deck(speaking=row)
    proposals = Proposal.objects.filter(speaking__in=rows)
    for one in proposals:
        drop_unused(str(one.photo))
    proposals.delete()
    SpeakerTold.objects.filter(speaking__in=rows).delete()
    SpeakingChange.objects.filter(speaking__in=rows).update(note="")
    SpeakerAgreement.objects.filter(speaking__in=rows, said_by=SaidBy.DESK).update(how=GONE)
    for row in rows:
        row.name, row.email, row.about, row.links = NAME, "", "", row.links + 1
        row.note = GONE if row.note else ""
        row.assistant_name = row.assistant_email = ""
        row.save()
    helped = Speaking.objects.filter(assistant_email__in=_addresses(person))
    helped.update(assistant_name="", assistant_email="")
    Topic.objects.filter(name__iexact=person.name).update(name="", named=False)


def _leave_hours(names: set[str]) -> None:
    """Parts of an hour that one of ``names`` looked after are nobody's."""
    keys = set(map(name_key, names))
    owned = RunItem.objects.exclude(owner="").values_list("pk", "owner")
    RunItem.objects.filter(pk__in=[pk for pk, owner in owned if name_key(owner) in keys]).update(owner="")


def _addresses(person: Person) -> list[str]:
    return list(Address.objects.filter(person=person).values_list("email", flat=True))


def _led_by(person: Person) -> QuerySet[Speaking]:
    rows = Speaking.objects.filter(email__in=_addresses(person)).select_related("conversation")
    return rows.prefetch_related("agreements", "proposals")


def _led(row: Speaking) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("name", "email", "about", "note", "deck_name", "deck_url")}
    said = [_said(one) for one in row.agreements.all()]
    words = ("name", "role", "organisation", "place", "bio", "photo_alt", "photo_credit")
    proposed = [{name: getattr(one, name) for name in words} for one in row.proposals.all()]
    month = row.conversation.month if row.conversation else ""
    heard = list(SpeakerTold.objects.filter(speaking=row).values("stands", "begins_at", "ends_at", "at"))
    return told | {"month": month, "stage": row.stage, "agreements": said, "proposals": proposed, "told": heard}


def _said(one: SpeakerAgreement) -> dict[str, Any]:
    return {"to": one.item, "given": one.given, "wording": one.wording, "how": one.how, "at": one.at}
