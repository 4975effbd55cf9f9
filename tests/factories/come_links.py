"""Links of invitations for whoever tries every address: one that opens its page, and one that is void."""

from __future__ import annotations

from kindling.people.actions import void_links
from kindling.people.links import ANSWER, person_token
from tests.invitations.cast import MONTH, member, month


def come_links() -> tuple[str, str]:
    """Of a month whose day is known, so that its calendar entry can be given."""
    month()
    own, other = member("Sam Lund"), member("Kim Lund")
    void = person_token(ANSWER, other, MONTH)
    void_links(person=other)
    return person_token(ANSWER, own, MONTH), void


COME_LINKS = {"come": come_links, "come-calendar": come_links}
"""By the name of an address."""
