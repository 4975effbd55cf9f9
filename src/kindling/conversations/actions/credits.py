"""Writes of who took part in a month, and as what."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from kindling.conversations.actions.people import new_profile, profile_named
from kindling.conversations.actions.taken_over import take_over
from kindling.conversations.models import Conversation, Credit, Profile
from kindling.conversations.rules import check_can_credit, check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def credit_somebody(
    *, by: Actor, conversation: Conversation, name: str, role: str, described: str = "", with_profile: bool = False
) -> Credit:
    """Credits somebody last in the list: by their profile where one has that name, else by the name alone.

    ``with_profile`` makes them a profile where there is none. Raises `NotAllowed` where they have that part already.
    """
    check_can_credit(by, conversation, name, role)
    with transaction.atomic():
        profile = profile_named(name) or (new_profile(name) if with_profile else None)
        last = conversation.credits.aggregate(last=Max("position"))["last"]
        credit = Credit.objects.create(
            conversation=conversation,
            role=role,
            described=described,
            position=0 if last is None else last + 1,
            **_whose(profile, name),
        )
        _audit(by, conversation, "credit somebody")
    return credit


def describe_credit(*, by: Actor, credit: Credit, role: str, described: str) -> None:
    """Says what somebody did that month, and who they were then."""
    if role != credit.role:
        check_can_credit(by, credit.conversation, credit.credited, role)
    check_can_record(by)
    with transaction.atomic():
        credit.role, credit.described = role, described
        credit.save(update_fields=["role", "described"])
        _audit(by, credit.conversation, "describe credit")


def move_credit(*, by: Actor, credit: Credit, up: bool) -> None:
    """Moves somebody one place towards the front of the list, or back; at its end nothing moves."""
    check_can_record(by)
    with transaction.atomic():
        rows = list(credit.conversation.credits.all())
        place = rows.index(credit)
        rows.insert(max(place - 1, 0) if up else place + 1, rows.pop(place))
        for position, row in enumerate(rows):
            row.position = position
        Credit.objects.bulk_update(rows, ["position"])
        _audit(by, credit.conversation, "move credit")


def remove_credit(*, by: Actor, credit: Credit) -> None:
    """Takes somebody off the month; their profile stays."""
    check_can_record(by)
    with transaction.atomic():
        credit.delete()
        _audit(by, credit.conversation, "remove credit")


def _whose(profile: Profile | None, name: str) -> dict[str, object]:
    return {"profile": profile} if profile else {"name": name}


def _audit(by: Actor, row: Conversation, action: str) -> None:
    take_over(row)
    record_audit(by=by, action=action, subject=f"conversation {row.month}")
