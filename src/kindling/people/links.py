"""The links that are mailed to a person: their own page, leaving a list, answering an invitation."""

from __future__ import annotations

from django.utils import timezone

from kindling.ground.signed_links import make_token, read_token
from kindling.people.models import Merge, Person, Standing

MINE = "mine"
UNSUBSCRIBE = "unsubscribe"
ANSWER = "answer"

FRESH = 24 * 60 * 60
"""Seconds in which a link to one's own page, just asked for, opens what a forwarded mail must not."""


def person_token(purpose: str, person: Person, *told: str) -> str:
    """What stands in a link of ``purpose`` for ``person``; ``told`` is what else it is about, such as a month."""
    return make_token(purpose, person.uid, _links(purpose, person), *told)


def person_behind(purpose: str, token: str) -> tuple[Person, tuple[str, ...]] | None:
    """Whom a link is for, and what else it tells; None where it is forged, or void since their links were renewed."""
    told = read_token(purpose, token)
    if not told or len(told) < 2:
        return None
    person = Person.objects.filter(uid=told[0]).first()
    if person is None or told[1] != _links(purpose, person):
        return None
    now = met_as(person, voided=purpose != UNSUBSCRIBE)
    return (now, tuple(str(one) for one in told[2:])) if now else None


def met_as(person: Person, *, voided: bool) -> Person | None:
    """Who somebody is now: whoever was merged is who they were merged into, so that their old mails still work.

    Where ``voided`` counts, None once that person's links were renewed since.
    """
    seen = {person.pk}
    while person.standing == Standing.MERGED:
        merge = Merge.objects.select_related("kept").filter(gone=person, undone_at=None).first()
        if merge is None or merge.kept_id in seen or (voided and merge.moved["links"] != merge.kept.links):
            return None
        person = merge.kept
        seen.add(person.pk)
    return person


def fresh_token(person: Person) -> str:
    """The link to one's own page as it is mailed to whoever has just asked for it, or has just joined."""
    return person_token(MINE, person, str(int(timezone.now().timestamp())))


def is_fresh(told: tuple[str, ...]) -> bool:
    """Whether a link to one's own page was asked for within the last day; those at the foot of every mail are not."""
    return bool(told) and timezone.now().timestamp() - int(told[0]) < FRESH


def _links(purpose: str, person: Person) -> int:
    """The number that makes links void. Mail can be ended by the oldest of mails, whatever was made void since."""
    return 0 if purpose == UNSUBSCRIBE else person.links
