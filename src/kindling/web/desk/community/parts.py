"""The parts of what the community says of itself: what is known of each, and how each is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from kindling.conversations.actions import describe_community, describe_series
from kindling.conversations.facts import BoilerplateFacts, CommunityFacts, SeriesFacts, SisterFacts
from kindling.conversations.models import Community, Series
from kindling.ground.actors import Actor


def community_facts() -> CommunityFacts:
    """What the community says of itself now; a new one has no more than a name."""
    row = Community.objects.first()
    if row is None:
        return CommunityFacts(name="Our community")
    return CommunityFacts(
        name=row.name,
        about=row.about,
        contact_email=row.contact_email,
        join_url=row.join_url,
        welcome=row.welcome,
        role_question=row.role_question,
        role_examples=row.role_examples,
        sisters=tuple(SisterFacts(one.name, one.about, one.url) for one in row.sisters.all()),
        boilerplate=tuple(
            BoilerplateFacts(one.since, one.about, one.series, one.thanks) for one in row.boilerplates.all()
        ),
    )


def keep_us(by: Actor, told: dict[str, Any]) -> None:
    """Keeps who the community is; its sisters and wording stay."""
    describe_community(by=by, facts=replace(community_facts(), **told))


def keep_sisters(by: Actor, told: Sequence[dict[str, Any]]) -> None:
    """Keeps the communities that ours is close to, each name once."""
    sisters = {one["name"]: SisterFacts(**one) for one in told}
    describe_community(by=by, facts=replace(community_facts(), sisters=tuple(sisters.values())))


def keep_wording(by: Actor, told: Sequence[dict[str, Any]]) -> None:
    """Keeps what packs say from each month on; of two wordings of one month the later row counts."""
    versions = {one["since"]: BoilerplateFacts(**one) for one in told}
    describe_community(by=by, facts=replace(community_facts(), boilerplate=tuple(versions.values())))


def series_facts(series: Series) -> SeriesFacts:
    """All that is known of a series."""
    return SeriesFacts(**{one.name: getattr(series, one.name) for one in fields(SeriesFacts)})


def keep_series(by: Actor, series: Series | None, *, name: str, about: str) -> Series:
    """Keeps what a series is called; when it meets stays."""
    known = series_facts(series) if series else SeriesFacts(name=name)
    return describe_series(by=by, facts=replace(known, name=name, about=about), series=series)
