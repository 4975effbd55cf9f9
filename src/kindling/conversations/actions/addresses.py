"""Writes of where old addresses lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction

from kindling.conversations.intake.dates import month_of
from kindling.conversations.intake.moves import MoveTold
from kindling.conversations.intake.told import Problem
from kindling.conversations.models import Conversation, OldAddress
from kindling.conversations.moved import BadAddress, asked, old_address, target_within
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


@dataclass(frozen=True, slots=True)
class Moved:
    """How many old addresses are new, lead elsewhere now, or are as they were; and what was wrong."""

    new: int
    changed: int
    unchanged: int
    problems: tuple[Problem, ...]


def keep_old_addresses(*, by: Actor, told: Sequence[MoveTold], site_url: str, dry_run: bool = False) -> Moved:
    """Keeps where each old address leads: a month, or a path of this site, never another one, never in a circle.

    Bad rows are told and the others kept. With ``dry_run`` everything is tried and nothing stays.
    """
    check_can_record(by)
    counted = {"new": 0, "changed": 0, "unchanged": 0}
    problems: list[Problem] = []
    with transaction.atomic():
        known = {row.path: row for row in OldAddress.objects.select_related("conversation")}
        for one in told:
            try:
                counted[_kept(one, known, site_url)] += 1
            except BadAddress as wrong:
                problems.append(Problem(one.line, "", wrong.sentence))
        if counted["new"] or counted["changed"]:
            note = f"{counted['new']} new, {counted['changed']} changed"
            record_audit(by=by, action="keep old addresses", subject="old addresses", note=note)
        transaction.set_rollback(dry_run)
    return Moved(**counted, problems=tuple(problems))


def _kept(one: MoveTold, known: dict[str, OldAddress], site_url: str) -> str:
    """Keeps one; answers whether it is new, changed or unchanged. Raises `BadAddress`."""
    row = _row(one, site_url)
    before = known.get(row.path)
    if before and (before.conversation, before.target, before.note) == (row.conversation, row.target, row.note):
        return "unchanged"
    if _leads_back(row, known):
        raise BadAddress(f"“{one.old}” would lead back to itself.")
    row.pk = before.pk if before else None
    row.save()
    known[row.path] = row
    return "changed" if before else "new"


def _row(one: MoveTold, site_url: str) -> OldAddress:
    path = old_address(one.old)
    month = "" if one.new.startswith(("/", "http")) else month_of(one.new)
    if not month:
        return OldAddress(path=path, target=target_within(one.new, site_url=site_url), note=one.note)
    conversation = Conversation.objects.filter(month=month).first()
    if conversation is None:
        raise BadAddress(f"no conversation is known of {month}. Bring it in first.")
    return OldAddress(path=path, conversation=conversation, note=one.note)


def _leads_back(row: OldAddress, known: Mapping[str, OldAddress]) -> bool:
    """Whether following old addresses from where ``row`` leads comes back to it."""
    at: OldAddress | None = row
    seen: set[str] = set()
    while at and at.path not in seen:
        seen.add(at.path)
        parts = urlsplit(at.leads_to)
        ways = asked(parts.path, parts.query)
        if row.path in ways:
            return True
        at = next((known[way] for way in ways if way in known), None)
    return False
