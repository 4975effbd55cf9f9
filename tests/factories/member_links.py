"""Links of members for whoever tries every address: one that opens its page, and one that was another's and is void."""

from __future__ import annotations

from kindling.ground.signed_links import make_token
from kindling.people.actions import Asked, ask_to_join, confirm_join, void_links
from kindling.people.erasing import erase
from kindling.people.letters.addresses import JOIN
from kindling.people.links import UNSUBSCRIBE, fresh_token, person_token
from kindling.people.models import Address, Person
from kindling.people.moves import move_token
from tests.factories.people import member

MINE: tuple[str, ...] = ("", "-welcome", "-details", "-mail", "-zone", "-quoted", "-map", "-address")
MINE += ("-everything", "-fresh", "-links", "-leave", "-erase")


def join_links() -> tuple[str, str]:
    nonces = [ask_to_join(asked=Asked(name="Sam", email=_free()), network=str(turn)) for turn in range(2)]
    confirm_join(nonce=nonces[1])
    return make_token(JOIN, nonces[0]), make_token(JOIN, nonces[1])


def mine_links() -> tuple[str, str]:
    own, other = _two()
    void = fresh_token(other)
    void_links(person=other)
    return fresh_token(own), void


def address_links() -> tuple[str, str]:
    own, other = _two()
    void = move_token(other, _free())
    void_links(person=other)
    return move_token(own, _free()), void


def stop_links() -> tuple[str, str]:
    own, other = _two()
    void = person_token(UNSUBSCRIBE, other, "all")
    erase(other)
    return person_token(UNSUBSCRIBE, own, "reminders"), void


MEMBER_LINKS = {
    "join-confirm": join_links,
    "address-confirm": address_links,
    "unsubscribe": stop_links,
    **dict.fromkeys((f"mine{part}" for part in MINE), mine_links),
}
"""By the name of an address."""


def _two() -> tuple[Person, Person]:
    return member("Sam Lund", email=_free()), member("Kim Lund", email=_free())


def _free() -> str:
    """An address that nobody has yet."""
    return f"sam{Address.objects.count()}-{Person.objects.count()}@example.org"
