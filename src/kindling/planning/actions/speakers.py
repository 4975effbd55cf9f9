"""Writes of who speaks: an idea becomes an ask, an ask a month, and months are swapped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kindling.conversations.actions import credit_somebody, give_profile, remove_credit
from kindling.conversations.models import Conversation, Credit, CreditRole
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.addresses import address_key
from kindling.planning.actions.agreements import hide_refused_photo
from kindling.planning.models import Speaking, SpeakingChange, Stage
from kindling.planning.rules import check_can_plan, check_can_stage, check_can_swap
from kindling.planning.stored import drop_unused


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """Who may speak, about what, and who acts for them; ``minutes`` is the length of a slot."""

    name: str
    email: str = ""
    assistant_name: str = ""
    assistant_email: str = ""
    about: str = ""
    minutes: int | None = None

    def kept(self) -> dict[str, object]:
        """As it is kept: addresses in the one form in which they are compared."""
        email, other = address_key(self.email), address_key(self.assistant_email)
        return asdict(self) | {"email": email, "assistant_email": other}


def add_speaking(*, by: Actor, facts: SpeakerFacts, conversation: Conversation | None = None) -> Speaking:
    """Somebody who may speak: an idea, for a month or for any."""
    check_can_plan(by)
    with transaction.atomic():
        last = Speaking.objects.filter(conversation=conversation).aggregate(last=Max("position"))["last"]
        row = Speaking(conversation=conversation, position=0 if last is None else last + 1, **facts.kept())
        row.full_clean()
        row.save()
        _record(by, row, "add speaker")
    return row


def describe_speaking(*, by: Actor, speaking: Speaking, facts: SpeakerFacts) -> None:
    """Says anew who somebody is. An address that gives way to another, or to none, makes the links sent to it void."""
    check_can_plan(by)
    told = facts.kept()
    # A first address voids nothing: no link went anywhere by it, and one copied by hand has to go on working.
    known = {name: getattr(speaking, name) for name in ("email", "assistant_email")}
    moved = any(before and told[name] != before for name, before in known.items())
    with transaction.atomic():
        for name, value in (told | {"links": speaking.links + 1 if moved else speaking.links}).items():
            setattr(speaking, name, value)
        speaking.full_clean()
        speaking.save(update_fields=[*told, "links"])
        record_audit(by=by, action="describe speaker", subject=_subject(speaking))


def stage_speaking(
    *, by: Actor, speaking: Speaking, stage: str, conversation: Conversation | None, note: str = ""
) -> None:
    """Says how far it is, and for which month; whoever agreed is credited there, and nowhere else by this row.

    Raises `NotAllowed` for an agreement without a month, or a no without a word.
    """
    check_can_stage(by, stage, conversation=conversation, note=note)
    with transaction.atomic():
        if speaking.conversation != conversation:
            speaking.swapped_at = None
        speaking.stage, speaking.conversation, speaking.note = stage, conversation, note.strip()
        speaking.save(update_fields=["stage", "conversation", "note", "swapped_at"])
        _credit_in_step(by, speaking)
        _record(by, speaking, "stage speaker")


def swap_months(*, by: Actor, one: Conversation, other: Conversation) -> None:
    """Whoever was to speak in one month speaks in the other, as far as each had got; what they agreed to stays.

    Who had their link is told of the new day a little later (`planning.actions.tell_speakers`). Raises `NotAllowed`
    unless both months are still to come, and where somebody would be moved into one that does not take place.
    """
    check_can_swap(by, one, other, timezone.now())
    with transaction.atomic():
        locked = Speaking.objects.select_for_update().exclude(stage=Stage.DECLINED)
        here, there = list(locked.filter(conversation=one)), list(locked.filter(conversation=other))
        _move(by, here, other, f"Swapped with {other.month}")
        _move(by, there, one, f"Swapped with {one.month}")


def forget_speaking(*, by: Actor, speaking: Speaking) -> None:
    """Takes somebody out of the plans, with their links, answers and proposals; a credit of theirs goes too."""
    check_can_plan(by)
    with transaction.atomic():
        record_audit(by=by, action="forget speaker", subject=_subject(speaking))
        if speaking.credit:
            _uncredit(by, speaking)
        for name in (str(speaking.deck), *(str(one.photo) for one in speaking.proposals.all())):
            drop_unused(name)
        speaking.delete()


def _move(by: Actor, rows: Iterable[Speaking], to: Conversation, note: str) -> None:
    for row in rows:
        row.conversation, row.swapped_at = to, timezone.now()
        row.save(update_fields=["conversation", "swapped_at"])
        _credit_in_step(by, row)
        _record(by, row, "swap speaker", note)


def _credit_in_step(by: Actor, row: Speaking) -> None:
    """The month of whoever agreed credits them; no other month does so because of this row."""
    described = row.credit.described if row.credit else ""
    if row.credit and (row.stage != Stage.AGREED or row.credit.conversation_id != row.conversation_id):
        _uncredit(by, row)
    if row.stage == Stage.AGREED and row.conversation and not row.credit:
        row.credit = _credited(by, row, row.conversation, described)
        row.profile = row.credit.profile
    row.save(update_fields=["credit", "profile"])
    hide_refused_photo(row)


def _uncredit(by: Actor, row: Speaking) -> None:
    """Takes the row's credit off the month, unless another row of the plan stands on the same one."""
    credit, row.credit = row.credit, None
    if credit and not Speaking.objects.filter(credit=credit).exclude(pk=row.pk).exists():
        remove_credit(by=by, credit=credit)


def _credited(by: Actor, row: Speaking, conversation: Conversation, described: str) -> Credit:
    """The speaker's credit there: the one that stands already, or a new one."""
    known = row.profile.name if row.profile else row.name
    standing = conversation.credits.filter(role=CreditRole.SPEAKER).select_related("profile")
    found = next((one for one in standing if one.credited.casefold() == known.casefold()), None)
    if found is None:
        told = {"role": CreditRole.SPEAKER.value, "described": described}
        return credit_somebody(by=by, conversation=conversation, name=known, with_profile=True, **told)
    give_profile(by=by, credit=found)
    return found


def _record(by: Actor, row: Speaking, action: str, note: str = "") -> None:
    month = row.conversation.month if row.conversation else ""
    SpeakingChange.objects.create(speaking=row, stage=row.stage, month=month, note=note or row.note, user=by.user)
    record_audit(by=by, action=action, subject=_subject(row))


def _subject(row: Speaking) -> str:
    return f"speaking {row.uid}"
