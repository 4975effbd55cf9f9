"""Every address of the site, tried by everybody: the whole table, against what the views say of themselves.

A new address is covered by standing in the URLs. Where an argument needs a special value, `ARGUMENTS` takes a line;
each view that is opened by a link needs one in `LINKS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls.resolvers import RoutePattern
from django.utils.regex_helper import normalize

from kindling.contributions.actions import close_drop_link, make_drop_link
from kindling.contributions.links import token_of
from kindling.conversations.meeting import go_key
from kindling.conversations.models import Conversation
from kindling.ground.accounts import close_account
from kindling.ground.actors import Actor
from kindling.ground.sign_in_links import sign_in_token
from kindling.planning.actions import ProfileWords, SpeakerFacts, add_speaking, propose_profile, renew_links
from kindling.planning.links import speaker_token
from kindling.planning.models import SaidBy
from kindling.web.gate import FOR_NOBODY, FOR_STEWARDS, Audience
from kindling.web.permissions import Address, every_address, permissions_page
from tests.factories.accounts import ada, pia, sign_in
from tests.factories.come_links import COME_LINKS
from tests.factories.member_links import MEMBER_LINKS
from tests.factories.site import conversation

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]  # what they reach others cover

DOCS = Path(__file__).parents[2] / "docs/reference/permissions.md"
MONTH = "2024-08"
ARGUMENTS: dict[str, Any] = {
    "month": MONTH,
    "year": 2024,
    "name": "pack.pdf",
    "app_label": "ground",
    "pk": 1,
    "slug": "wilf-adeyemi",
    "token": "made-up",
}
"""What stands for an argument of this name; for any other it is 1, or a made-up word."""

WHO = ("visitor", "producer", "steward", "steward without a second proof")
OPEN, SIGN_IN, PROVE, REFUSED = "open", "has to sign in", "has to give a second proof", "refused"
EXPECTED = {
    Audience.VISITOR: (OPEN, OPEN, OPEN, OPEN),
    Audience.LINK: (OPEN, OPEN, OPEN, OPEN),
    Audience.SERVICE: (OPEN, OPEN, OPEN, OPEN),
    Audience.ACCOUNT: (SIGN_IN, OPEN, OPEN, OPEN),
    Audience.PRODUCER: (SIGN_IN, OPEN, OPEN, PROVE),
    Audience.STEWARD: (SIGN_IN, REFUSED, OPEN, PROVE),
}


def _sign_in_links() -> tuple[str, str]:
    used = pia().user
    assert used
    token = sign_in_token(used)
    close_account(by=ada(), user=used)
    steward = ada().user
    assert steward
    return sign_in_token(steward), token


def _drop_links() -> tuple[str, str]:
    row = Conversation.objects.get(month=MONTH)
    own, closed = (make_drop_link(by=ada(), conversation=row, label=label) for label in ("Ingrid", "Tom"))
    close_drop_link(by=ada(), conversation=row, link_id=closed.id)
    return token_of(own.id), token_of(closed.id)


def _go_links() -> tuple[str, str]:
    return go_key(MONTH), go_key("2024-09")


def _speaker_links() -> tuple[str, str]:
    row = Conversation.objects.get(month=MONTH)
    speaking, renewed = (
        add_speaking(by=ada(), facts=SpeakerFacts(name), conversation=row) for name in ("Ingrid Solheim", "Tom Okafor")
    )
    words = ProfileWords("Ingrid Solheim", photo_alt="She laughs.")
    propose_profile(speaking=speaking, said_by=SaidBy.SPEAKER, words=words, photo=b"\x89PNG\r\n\x1a\n")
    old = speaker_token(renewed)
    renew_links(by=ada(), speaking=renewed)
    return speaker_token(speaking), old


LINKS: dict[str, Callable[[], tuple[str, str]]] = {"sign-in-link": _sign_in_links, "drop": _drop_links, "go": _go_links}
LINKS |= dict.fromkeys(
    ("speaker", "speaker-profile", "speaker-photo", "speaker-deck", "speaker-agreements"), _speaker_links
)
LINKS |= MEMBER_LINKS
LINKS |= COME_LINKS
"""By the name of an address: the token of a link that opens it, and of one that was another's and opens nothing."""


def address_of(one: Address, **told: Any) -> str:
    """The address with a sample for each argument."""
    return "/" + "".join(_filled(pattern, ARGUMENTS | told) for pattern in one.patterns)


def _filled(pattern: Any, values: dict[str, Any]) -> str:
    if isinstance(pattern, RoutePattern):
        filled = str(pattern)
        for name, converter in pattern.converters.items():
            value = str(values.get(name, 1))
            start, _, rest = filled.partition("<")
            filled = start + (value if re.fullmatch(converter.regex, value) else "made-up") + rest.partition(">")[2]
        return filled
    template, names = normalize(pattern.regex.pattern)[0]
    return str(template) % {name: values.get(name, 1) for name in names}


@pytest.fixture
def browsers() -> dict[str, dict[str, str]]:
    """The cookies of everybody who tries, in a site that has one of most things."""
    conversation(MONTH, title="Small repairs", speakers=("Wilf Adeyemi",))
    for who in (ada(), pia()):
        TOTP.activate(who.user, "JBSWY3DPEHPK3PXP")
    signed_in: tuple[tuple[Actor, bool] | None, ...] = (None, (pia(), True), (ada(), True), (ada(), False))
    return {
        name: {} if who is None else {"session": sign_in(Client(), who[0], proved=who[1]).cookies["session"].value}
        for name, who in zip(WHO, signed_in, strict=True)
    }


def tried(method: str, address: str, cookies: dict[str, str]) -> HttpResponse:
    """The answer; whatever it did is undone."""
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    return response  # type: ignore[no-any-return] # the client's own answer


def told(response: HttpResponse) -> str:
    """What became of a request."""
    where = response.headers.get("Location", "")
    if where.startswith("/sign-in/?next="):
        return SIGN_IN
    if where.startswith("/account/prove/?next="):
        return PROVE
    if response.status_code >= 500:
        return f"broken: {response.status_code}"
    sentence = (getattr(response, "context", None) or {}).get("sentence")
    return REFUSED if response.status_code == 403 and sentence in {FOR_STEWARDS, FOR_NOBODY} else OPEN


def test_every_address_opens_to_those_it_is_for_and_to_nobody_else(browsers: dict[str, dict[str, str]]) -> None:
    found, expected = {}, {}
    for one in every_address():
        address = address_of(one)
        for method in ("get", "post"):
            found[method, one.written] = tuple(told(tried(method, address, browsers[who])) for who in WHO)
            expected[method, one.written] = EXPECTED[one.audience] if one.audience else (REFUSED,) * len(WHO)
    assert found == expected


def test_what_a_link_opens_opens_to_its_holder_alone(browsers: dict[str, dict[str, str]]) -> None:
    by_link = [one for one in every_address() if one.audience is Audience.LINK]
    assert sorted({one.name for one in by_link} - set(LINKS)) == []
    for one in by_link:
        own, others = LINKS[one.name]()
        opened = {
            (token, method): tried(method, address_of(one, token=token), {}).status_code < 400
            for token in (own, others, "made-up", own[:-1])
            for method in ("get", "head")
        }
        assert opened == {(token, method): token == own for token, method in opened}, one.written
        assert tried("post", address_of(one, token=others), browsers["visitor"]).status_code >= 400


def test_the_documentation_tells_every_address_and_whom_it_is_for() -> None:
    assert DOCS.read_text() == permissions_page(), "run: python tools/permissions.py"
