"""Writes of what a speaker says of themselves: proposed by their link, taken over or left by the desk."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from kindling.conversations.actions import describe_profile, keep_portrait
from kindling.conversations.actions.pictures import picture_suffix
from kindling.conversations.models import Profile
from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY, Actor
from kindling.ground.files import keep_file, read_file
from kindling.planning.agreements import given
from kindling.planning.models import Item, Proposal, SaidBy, Settled, SpeakerAgreement, Speaking
from kindling.planning.rules import check_can_take_over
from kindling.planning.stored import drop_unused


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """What readers may learn of a speaker; ``photo_alt`` and ``photo_credit`` belong to the photo."""

    name: str
    role: str = ""
    organisation: str = ""
    place: str = ""
    bio: str = ""
    photo_alt: str = ""
    photo_credit: str = ""


def propose_profile(*, speaking: Speaking, said_by: SaidBy, words: ProfileWords, photo: bytes = b"") -> Proposal | None:
    """Keeps what a speaker wishes readers to learn, for the desk to look at; None where nothing differs.

    A proposal that nobody has looked at yet becomes this one, its photo staying unless a new one is given. Raises
    `BadFacts` for a photo that is no picture.
    """
    with transaction.atomic():
        row = Proposal.objects.select_for_update().filter(speaking=speaking, settled="").first()
        row = row or Proposal(speaking=speaking)
        _say(row, words, said_by)
        if photo:
            drop_unused(str(row.photo))
            row.photo, _ = keep_file(photo, folder="photos", suffix=picture_suffix(photo, what="A photo"))
        if not row.photo and words == words_of(speaking):
            Proposal.objects.filter(pk=row.pk).delete()
            return None
        row.save()
        record_audit(by=NOBODY, action="propose profile", subject=f"speaking {speaking.uid}")
    return row


def settle_proposal(*, by: Actor, proposal: Proposal, take: bool) -> bool:
    """Takes a proposal over, or leaves it; False where its photo still waits for the speaker's yes.

    The words go public at once. Raises `NotAllowed` where the speaker has not agreed to speak.
    """
    who = check_can_take_over(by, proposal.speaking)
    with transaction.atomic():
        waits = take and not _taken(by, proposal, who)
        proposal.settled = "" if waits else Settled.TAKEN if take else Settled.LEFT
        proposal.save(update_fields=["settled"])
        subject = f"speaking {proposal.speaking.uid}"
        record_audit(by=by, action="take over profile" if take else "leave profile", subject=subject)
    return not waits


def words_of(speaking: Speaking) -> ProfileWords:
    """What stands of a speaker now, for everybody to see."""
    who = speaking.profile
    if who is None:
        return ProfileWords(speaking.name)
    return ProfileWords(who.name, who.role, who.organisation, who.place, who.bio, who.photo_alt, who.photo_credit)


def _say(row: Proposal, words: ProfileWords, said_by: SaidBy) -> None:
    for name, value in asdict(words).items():
        setattr(row, name, value)
    row.said_by = said_by


def _taken(by: Actor, proposal: Proposal, who: Profile) -> bool:
    """Takes the words over, and the photo where they agreed to it; whether all is taken."""
    if proposal.name != who.name:
        who.name = proposal.name
        who.save(update_fields=["name"])
    words = {name: getattr(proposal, name) for name in ("role", "organisation", "place", "bio")}
    describe_profile(by=by, profile=who, **words)
    return _photographed(by, proposal, who)


def _photographed(by: Actor, proposal: Proposal, who: Profile) -> bool:
    answer = given(proposal.speaking.agreements.all()).get(Item.PHOTO)
    agreed = answer is not None and answer.given
    if not (proposal.photo or who.photo):
        return True
    if not (agreed and answer):
        return not proposal.photo
    data = read_file(str(proposal.photo)) if proposal.photo else b""
    alt, credit = proposal.photo_alt or who.photo_alt, proposal.photo_credit
    keep_portrait(by=by, profile=who, data=data, alt=alt, credit=credit, permission=_permission(answer))
    return True


def _permission(answer: SpeakerAgreement) -> str:
    day = timezone.localdate(answer.at)
    said = f"{answer.get_said_by_display()}, {answer.how}" if answer.how else answer.get_said_by_display()
    return f"Agreed by {said}, {day.day} {day:%B %Y}"[:300]
