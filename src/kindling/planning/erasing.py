"""What a speaker who is erased was credited with, and the files that a killed worker left behind."""

from __future__ import annotations

import datetime

from django.core.files.storage import default_storage
from django.utils import timezone

from kindling.conversations.models import Profile
from kindling.people.models import Address, Person
from kindling.planning.models import Proposal, Speaking

LEFT_ALONE = datetime.timedelta(hours=1)
"""How long a file may lie without a row: somebody may be giving it."""


def public_of(person: Person) -> tuple[set[int], set[int]]:
    """The numbers of the profiles and of the credits that their speaking made."""
    emails = Address.objects.filter(person=person).values("email")
    rows = Speaking.objects.filter(email__in=emails)
    profiles, credits_ = rows.values_list("profile", flat=True), rows.values_list("credit", flat=True)
    return set(profiles) - {None}, set(credits_) - {None}


def sweep_speakers(*, now: datetime.datetime | None = None) -> int:
    """Removes decks and photos that no row shows, left behind where removing one was cut short; answers how many."""
    before = (now or timezone.now()) - LEFT_ALONE
    named = {
        *Speaking.objects.exclude(deck="").values_list("deck", flat=True),
        *Proposal.objects.exclude(photo="").values_list("photo", flat=True),
        *Profile.objects.exclude(photo="").values_list("photo", flat=True),
    }
    loose = [name for folder in ("speakers", "photos") for name in _stored(folder) if name not in named]
    old = [name for name in loose if default_storage.get_modified_time(name) < before]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _stored(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    folders, names = default_storage.listdir(folder)
    return [f"{folder}/{name}" for name in names] + [one for inner in folders for one in _stored(f"{folder}/{inner}")]
