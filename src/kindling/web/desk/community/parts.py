"""The parts of what the community says of itself: what is known of each, and how each is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from django.db import transaction

from kindling.conversations.actions import describe_community, describe_series
from kindling.conversations.facts import UNNAMED_COMMUNITY, BoilerplateFacts, CommunityFacts, SeriesFacts, SisterFacts
from kindling.conversations.models import Community, Series
from kindling.ground.actors import Actor


def community_facts() -> CommunityFacts:
    """What the community says of itself now; a new one has no more than a name."""
    row = Community.objects.first()
    if row is None:
        return CommunityFacts(name=UNNAMED_COMMUNITY)
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
    _keep(by, **told)


def sisters_in(told: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The communities that a form tells, as they are kept: each name once."""
    return list({one["name"]: one for one in told}.values())


def keep_sisters(by: Actor, told: Sequence[dict[str, Any]]) -> None:
    """Keeps the communities that ours is close to."""
    _keep(by, sisters=tuple(SisterFacts(**one) for one in sisters_in(told)))


def wording_in(told: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The words that a form tells, as they are kept: newest first; of two rows of one month the later counts."""
    versions = {one["since"]: one for one in told}
    return [versions[since] for since in sorted(versions, reverse=True)]


def keep_wording(by: Actor, told: Sequence[dict[str, Any]]) -> None:
    """Keeps what packs say from each month on."""
    _keep(by, boilerplate=tuple(BoilerplateFacts(**one) for one in wording_in(told)))


def _keep(by: Actor, **told: Any) -> None:
    """Keeps one part; the others stay as they are by now, for somebody may be saving them at the same moment."""
    with transaction.atomic():
        Community.objects.select_for_update().filter(only=1).first()
        describe_community(by=by, facts=replace(community_facts(), **told))


def series_facts(series: Series) -> SeriesFacts:
    """All that is known of a series."""
    return SeriesFacts(**{one.name: getattr(series, one.name) for one in fields(SeriesFacts)})


def keep_series(by: Actor, series: Series | None, *, name: str, about: str) -> Series:
    """Keeps what a series is called; when it meets stays."""
    known = series_facts(series) if series else SeriesFacts(name=name)
    return describe_series(by=by, facts=replace(known, name=name, about=about), series=series)
