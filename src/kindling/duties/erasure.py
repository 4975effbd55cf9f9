"""Somebody is erased: at once from what is known of people, and step by step from words, packs and files.

Whoever asks is gone from every list in one transaction, with all mail to them; nobody is quoted any more from that
moment. The worker then goes through the months. A step that is killed is done again by the next one.
"""

from __future__ import annotations

import datetime
import logging
import secrets
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from kindling.contributions.erasing import (
    Step,
    close,
    erase_month,
    finished,
    next_step,
    take_name_from,
    tell_when_done,
    theirs_in,
)
from kindling.contributions.whose import own_names
from kindling.conversations.erasing import take_name_off
from kindling.curation.erasing import erase_revisions
from kindling.duties.whose import addresses_beside, somebody_at
from kindling.ground.actors import WORKER, Actor
from kindling.ground.journal import empty_journal
from kindling.ground.models import AuditLine
from kindling.ground.traces import trace_of
from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.models import Message, State, StoppedAddress
from kindling.people.erasing import erase
from kindling.people.ledger import addresses_back, back_again, keep_ledger, read_ledger
from kindling.people.letters.erased import FAREWELL
from kindling.people.models import Address, Person
from kindling.planning.erasing import public_of, sweep_speakers
from kindling.planning.stored import drop_unused
from kindling.publication.erasing import erase_editions, months_with_packs, sweep_packs

_log = logging.getLogger(__name__)

ASKED = "they asked for it"
REPLAYED = "they were erased before, and a backup brought them back"

LEFT_ALONE = 300.0
"""Seconds that a month is left alone after erasing in it broke."""

LAST_MAIL = datetime.timedelta(days=7)
"""How long the last mail is tried."""


def erase_person(*, person: Person, by: Actor, why: str = ASKED, tell: bool = True, name_stays: bool = True) -> None:
    """Erases ``person`` now; the worker goes through what they said. There is no way back.

    Where ``tell`` is true they get one last mail once it is done, unless mail to them came back before. Where
    ``name_stays`` the programme goes on saying that they spoke, for that was in public; else nothing names them.
    """
    with transaction.atomic():
        address = _last_address(person) if tell else ""
        names = own_names(person)
        public = public_of(person)
        erase(person, by=by, why=why)
        if not name_stays:
            _take_name_off(person.uid, names, public)
        tell_when_done(person=person.uid, address=address)


@dataclass
class Erasure:
    """One worker's way through what is to be erased; a month that cannot be done is left alone for a while.

    ``failed`` says until when, in seconds of the monotonic clock, by the number of the erasure and the month.
    """

    failed: dict[tuple[int, str], float] = field(default_factory=dict)

    def go_on(self) -> bool:
        """One step of what is due; answers whether there was any. Each may be killed, and is then done again."""
        now = time.monotonic()
        if (step := next_step([place for place, until in self.failed.items() if until > now])) is not None:
            self._try(step, now)
            return True
        if (done := finished()) is not None:
            _finish(*done)
            return True
        return _forget_farewells()

    def _try(self, step: Step, now: float) -> None:
        try:
            _erase_month(step)
        except Exception as wrong:  # whatever one month holds, the others go on
            self.failed[step.erasing, step.conversation.month] = now + LEFT_ALONE
            _log.error("Erasing in conversation %s broke: %s", step.conversation.pk, trace_of(wrong))


def erase_again(*, file: Path, by: Actor = WORKER) -> int:
    """Erases whoever the ledger in ``file`` names and a backup brought back; answers how many. Raises `BadLedger`.

    Nobody is mailed: they were told when they asked.
    """
    people, addresses = who_is_back(file)
    for person in (*people, *filter(None, (somebody_at(one, keep=True) for one in addresses))):
        if Person.objects.filter(pk=person.pk).exists():
            erase_person(person=person, by=by, why=REPLAYED, tell=False)
    keep_ledger()
    return len(people) + len(addresses)


def who_is_back(file: Path) -> tuple[list[Person], list[str]]:
    """Whoever the ledger in ``file`` names and is here again: people, and addresses of others, of speakers say."""
    erased = read_ledger(file)
    return back_again(erased), addresses_back(erased, addresses_beside())


def _erase_month(step: Step) -> None:
    """The rows that tell what is theirs go last, so that a step that was cut short still knows."""
    theirs = theirs_in(step)
    erase_revisions(step.conversation, theirs)
    erase_editions(step.conversation, theirs)
    erase_month(step)


def _finish(erasing: int, uid: str, address: str) -> None:
    """Every month is done: the ledger is on the disk before anybody is told so."""
    keep_ledger()
    sweep_packs()
    sweep_speakers()
    with transaction.atomic():
        # Whatever was put into the queue in the very moment in which they went.
        Message.objects.filter(person=uid).delete()
        # What somebody wrote of why may name them.
        AuditLine.objects.filter(subject=f"person {uid}").update(note="")
        if address:
            key, until = f"{FAREWELL}:{secrets.token_hex(12)}", timezone.now() + LAST_MAIL
            queue_message(NewMessage(kind=FAREWELL, key=key, address=address, expires_at=until))
        close(erasing)
    empty_journal()


def _take_name_off(uid: str, names: frozenset[str], public: tuple[set[int], set[int]]) -> None:
    profiles, credits_ = public
    taken = take_name_off(names=names, profiles=profiles, credits_=credits_)
    months = {*taken.months, *months_with_packs()}
    take_name_from(person=uid, months=sorted(months), names=names | taken.names)
    for photo in taken.photos:
        drop_unused(photo)


def _forget_farewells() -> bool:
    """Forgets the address of every last mail that is on its way, or never will be."""
    rows = Message.objects.filter(kind=FAREWELL).exclude(state=State.DUE)
    addresses = list(rows.values_list("address", flat=True))
    if not addresses:
        return False
    with transaction.atomic():
        known = Address.objects.filter(email__in=addresses).values("email")
        StoppedAddress.objects.filter(address__in=addresses).exclude(address__in=known).delete()
        rows.delete()
    empty_journal()
    return True


def _last_address(person: Person) -> str:
    stopped = StoppedAddress.objects.values("address")
    rows = Address.objects.filter(person=person, confirmed_at__isnull=False).exclude(email__in=stopped)
    return rows.order_by("-usual").values_list("email", flat=True).first() or ""
