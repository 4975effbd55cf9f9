"""Somebody asks to join, and shows by the mail they get that the address is theirs."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.utils import timezone

from kindling.ground.actions import record_audit
from kindling.ground.actors import NOBODY
from kindling.ground.addresses import address_key
from kindling.ground.errors import NotAllowed
from kindling.mail.actions import NewMessage, queue_message
from kindling.mail.models import Message
from kindling.people import wording
from kindling.people.actions.agreements import record_agreement
from kindling.people.codes import is_code, keyed, new_code, typed
from kindling.people.limits import check_may_be_mailed, may_guess
from kindling.people.models import Address, JoinRequest, Person, Purpose, Standing
from kindling.people.rules import AGAIN, OVER, TRIES, can_confirm, check_can_confirm
from kindling.people.zones import zone_kept

LASTS = datetime.timedelta(days=7)
"""For how long the mail can be answered."""

KIND = "join"
TYPED = (KIND, "mine", "new-address", "moved-address")
"""The kinds of mail that went to an address because somebody typed it."""

WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class Asked:
    """The form, as it was filled in; ``wanted`` is what may be sent."""

    name: str
    email: str
    place: str = ""
    role: str = ""
    organisation: str = ""
    wanted: frozenset[Purpose] = frozenset()


class Outcome(Enum):
    """What became of a code that was typed."""

    JOINED = "joined"
    WRONG = "wrong"
    VOID = "void"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Tried:
    """The outcome of one try: the new member, or how many tries are left."""

    outcome: Outcome
    person: Person | None = None
    left: int = 0


def ask_to_join(*, asked: Asked, network: str) -> str:
    """Keeps what the form said and queues its mail; answers the request's nonce. Raises `NotAllowed` past the limits.

    Rows and queries are the same whether the address is known or not: what the mail says is decided when it is
    written. No audit line: nothing is known of anybody yet.
    """
    check_may_be_mailed(asked.email, network)
    return _kept(asked)


@transaction.atomic
def _kept(asked: Asked) -> str:
    nonce, code, email = secrets.token_hex(16), new_code(), address_key(asked.email)
    until = timezone.now() + LASTS
    JoinRequest.objects.create(
        nonce=nonce,
        email=email,
        name=asked.name,
        organisation=asked.organisation,
        role=asked.role,
        place=asked.place,
        wishes={one.value: one in asked.wanted for one in wording.LISTS},
        code=keyed("code", nonce, code),
        expires_at=until,
    )
    queue_message(
        NewMessage(
            kind=KIND,
            key=f"{KIND}:{nonce}",
            address=email,
            reference=nonce,
            data={"code": code},
            expires_at=until,
            first=True,
        )
    )
    return nonce


@transaction.atomic
def confirm_join(*, nonce: str, how: str = "by the button behind the link in our mail") -> Person:
    """Makes whoever asked a member. Raises `NotAllowed` where the request is used, void or over, or is none.

    Who is a member already stays as they are: nothing of theirs is written over by a form.
    """
    request = JoinRequest.objects.select_for_update().filter(nonce=nonce).first()
    if request is None:  # swept away, its time over
        raise NotAllowed(OVER, AGAIN)
    check_can_confirm(request, timezone.now())
    return _confirmed(request, how)


@transaction.atomic
def try_code(*, nonce: str, code: str, network: str) -> Tried:
    """Tries a typed code; the right one makes a member, and the fifth wrong one makes the request void.

    Past the limits of its address or network a code is not even looked at; the link in the mail still works.
    """
    request = JoinRequest.objects.select_for_update().filter(nonce=nonce).first()
    if not may_guess(request.email if request else "", network):
        return Tried(Outcome.LOCKED)
    if request is None or not can_confirm(request, timezone.now()):
        return Tried(Outcome.VOID)
    if is_code(request.code, nonce, typed(code)):
        return Tried(Outcome.JOINED, _confirmed(request, "by the code in our mail"))
    request.tries += 1
    request.save(update_fields=["tries"])
    left = TRIES - request.tries
    return Tried(Outcome.WRONG if left else Outcome.VOID, left=left)


@transaction.atomic
def sweep_requests() -> int:
    """Forgets the forms whose time is over, answered or not, and where we wrote because of them; answers how many.

    Anybody can type anybody's address: of one that never answered, nothing is kept once the week is over.
    """
    now = timezone.now()
    forms = JoinRequest.objects.filter(expires_at__lt=now).delete()[0]
    return forms + Message.objects.filter(kind__in=TYPED, done_at__lt=now - LASTS).delete()[0]


def _confirmed(request: JoinRequest, how: str) -> Person:
    request.done_at = timezone.now()
    request.save(update_fields=["done_at"])
    person = _known(request.email)
    if person.standing == Standing.MEMBER:
        return person
    _join(person, request)
    _show_address(person, request)
    _agree(person, request, how)
    _welcome(person, request)
    record_audit(by=NOBODY, action="join community", subject=f"person {person.uid}")
    return person


def _known(email: str) -> Person:
    """Whoever has this address, or somebody new who is not kept yet."""
    address = Address.objects.select_related("person").filter(email=email).first()
    return address.person if address else Person()


def _join(person: Person, request: JoinRequest) -> None:
    """What the form says now counts; what it leaves out stays as it was known, and so does a zone that was chosen."""
    chosen = person.zone if person.zone != zone_kept(person.place) else ""
    person.name = request.name
    for name in ("organisation", "role", "place"):
        setattr(person, name, getattr(request, name) or getattr(person, name))
    for purpose, column in wording.COLUMNS.items():
        setattr(person, column, bool(request.wishes.get(purpose.value)))
    person.zone = chosen or zone_kept(person.place) or person.zone
    person.standing, person.joined_at, person.left_at = Standing.MEMBER, timezone.now(), None
    person.save()


def _show_address(person: Person, request: JoinRequest) -> None:
    """The address is theirs, and it is the one that mail goes to from now on."""
    person.addresses.exclude(email=request.email).update(usual=False)
    Address.objects.update_or_create(
        email=request.email, defaults={"person": person, "confirmed_at": timezone.now(), "usual": True}
    )


def _agree(person: Person, request: JoinRequest, how: str) -> None:
    """The wish was written in the form, and shown to be theirs now."""
    told = f"the form of {request.made_at:%Y-%m-%d %H:%M} UTC, confirmed {how}"
    record_agreement(person=person, purpose=Purpose.MEMBERSHIP, given=True, wording=wording.MEMBERSHIP, how=told)
    for purpose, words in wording.LISTS.items():
        given = bool(request.wishes.get(purpose.value))
        record_agreement(person=person, purpose=purpose, given=given, wording=words, how=told)


def _welcome(person: Person, request: JoinRequest) -> None:
    new = NewMessage(
        kind=WELCOME, key=f"{WELCOME}:{request.nonce}", address=request.email, reference=person.uid, person=person.uid
    )
    queue_message(new)
