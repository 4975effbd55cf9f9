"""Rows for tests of the site: real ones, of invented people. Ada is a steward, Cleo a stranger."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from kindling.contributions.actions import record_consents
from kindling.conversations.actions import describe_community, describe_series, record_conversation, record_profile
from kindling.conversations.facts import CommunityFacts, ConversationFacts, CreditFacts, ProfileFacts, SeriesFacts
from kindling.conversations.models import Conversation, Profile, Series
from kindling.curation.ledger import in_step
from kindling.curation.said import attribution_of
from kindling.ground.actors import NOBODY, WORKER, Actor, actor_of
from kindling.ground.models import Role, User
from kindling.pack.document import Answered, Pack, Said, said
from kindling.publication.actions import publish_edition
from kindling.publication.models import Edition
from tests.factories.packs import small

CLEO = NOBODY
COMMUNITY = CommunityFacts(name="The Kettle", about="People who care.", contact_email="hello@kettle.example.org")
SERIES = SeriesFacts(
    name="Conversations by the kettle",
    rhythm="Every third Thursday",
    rule="FREQ=MONTHLY;BYDAY=3TH",
    starts=datetime.time(18),
    ends=datetime.time(19),
)


def ada() -> Actor:
    """A steward with an account."""
    user = User.objects.filter(email="ada@example.org").first()
    return actor_of(user or User.objects.create_user("ada@example.org", name="Ada Brennan", role=Role.STEWARD))


def series() -> Series:
    """The community and its series."""
    describe_community(by=WORKER, facts=COMMUNITY)
    return describe_series(by=WORKER, facts=SERIES)


def profile(name: str, **told: Any) -> Profile:
    """Somebody with a page."""
    return record_profile(by=WORKER, facts=ProfileFacts(name=name, **told))


def conversation(month: str = "2024-08", *, speakers: tuple[str, ...] = (), **told: Any) -> Conversation:
    """A month as ``told``, its series made where there is none yet."""
    told.setdefault("credits", tuple(CreditFacts(name=name) for name in speakers))
    facts = ConversationFacts(month=month, **told)
    return record_conversation(by=WORKER, series=Series.objects.first() or series(), facts=facts)


def reviewed(pack: Pack | None = None, **told: Any) -> Pack:
    """A pack that may be published."""
    return replace(pack or small(), status="reviewed", **told)


def edition(row: Conversation, pack: Pack | None = None, *, note: str = "") -> Edition:
    """A month's pack, published; whoever is quoted in it agreed."""
    return publish_edition(by=ada(), conversation=row, pack=cleared(row, pack or reviewed()), note=note)


DECISIONS = {
    "name": "named",
    "first name": "first name",
    "first name with role and place": "first name with role and place",
    "role": "role only",
    "nobody": "anonymous",
}
"""What people agree to so that they show as a pack says."""


def cleared(row: Conversation, pack: Pack) -> Pack:
    """``pack`` with every quote in the ledger, and a yes of whoever said it for the name that it shows."""
    keyed = in_step(by=ada(), conversation=row, pack=pack)
    # A message that is answered may be a card's own words, which say better how whoever wrote it shows.
    shown = {one.contribution: attribution_of(one) for one in sorted(said(keyed), key=_is_answered, reverse=True)}
    for key, who in shown.items():
        record_consents(
            by=ada(),
            conversation=row,
            keys=[key],
            decision=DECISIONS[who.form],
            how="by mail",
            given_on=datetime.date(2024, 8, 20),
        )
    return keyed


def _is_answered(piece: Said) -> bool:
    return isinstance(piece, Answered)
