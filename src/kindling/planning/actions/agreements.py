"""Writes of what a speaker agreed to; nothing is changed afterwards, a new answer stands beside the old one."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from kindling.conversations.actions import remove_portrait
from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, WORKER, Actor
from kindling.ground.errors import NotAllowed
from kindling.planning.agreements import WORDINGS, given
from kindling.planning.models import Item, Proposal, SaidBy, SpeakerAgreement, Speaking
from kindling.planning.rules import check_can_plan
from kindling.planning.stored import drop_unused


def agree_to_items(*, speaking: Speaking, said_by: SaidBy, answers: Mapping[Item, bool]) -> int:
    """Keeps the answers of whoever holds the link that differ from those before; tells how many. They count at once."""
    with transaction.atomic():
        before = given(speaking.agreements.select_for_update())
        new = {item: yes for item, yes in answers.items() if item not in before or before[item].given != yes}
        for item, yes in new.items():
            _keep(NOBODY, speaking, item, yes=yes, said_by=said_by)
    return len(new)


def record_agreement_for(*, by: Actor, speaking: Speaking, item: Item, yes: bool, how: str) -> None:
    """Writes down what a speaker said elsewhere, with how they said it."""
    check_can_plan(by)
    if not how.strip():
        raise NotAllowed("An answer given elsewhere needs a word on how.", "Such as: by telephone, 3 March.")
    with transaction.atomic():
        _keep(by, speaking, item, yes=yes, said_by=SaidBy.DESK, how=how.strip())


def hide_refused_photo(speaking: Speaking) -> None:
    """A no to the photo counts for a page that shows one already, whether it is theirs yet or becomes it later.

    Within the caller's transaction; the picture leaves the storage with it.
    """
    who = speaking.profile
    if who and who.photo:
        answer = given(speaking.agreements.all()).get(Item.PHOTO)
        if answer and not answer.given:
            stored = str(who.photo)
            remove_portrait(by=WORKER, profile=who)
            Proposal.objects.filter(speaking__profile=who, photo=stored).exclude(settled="").update(photo="")
            drop_unused(stored)


def _keep(by: Actor, row: Speaking, item: Item, *, yes: bool, said_by: SaidBy, how: str = "") -> None:
    SpeakerAgreement.objects.create(
        speaking=row, item=item, given=yes, wording=WORDINGS[item], said_by=said_by, how=how
    )
    hide_refused_photo(row)
    record_audit(by=by, action="record speaker’s agreement", subject=f"speaking {row.uid}", note=item.value)
