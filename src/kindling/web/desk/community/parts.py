"""The parts of what the community says of itself: what is known of each, and how each is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kindling.conversations.actions import describe_community, describe_series
from kindling.conversations.facts import BoilerplateFacts, CommunityFacts, SeriesFacts, SisterFacts
from kindling.conversations.models import Community, Series
from kindling.conversations.rhythm import DAYS, WEEKS
from kindling.ground.actors import Actor
from kindling.web.desk.community.forms import RULE
from kindling.web.templatetags.words import city


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


def when_known(series: Series | None) -> dict[str, Any]:
    """What stands in the form of a series at first. A rule that the form cannot write has no week and no day there."""
    if series is None:
        return {"week": "3", "day": "TH", "zone": "Europe/London"}
    told: dict[str, Any] = {name: getattr(series, name) for name in ("name", "starts", "ends", "zone", "about")}
    read = RULE.fullmatch(series.rule)
    return told | {"week": read[1] if read else "", "day": read[2] if read else ""}


def keep_when(by: Actor, series: Series | None, told: dict[str, Any]) -> None:
    """Keeps when a series meets, as a rule and in words; without a week the rule stays as it is."""
    week, day = told.pop("week"), told.pop("day")
    hours = f"{told['starts']:%H:%M} to {told['ends']:%H:%M} in {city(told['zone'])}"
    if week and day:
        rule, rhythm = f"FREQ=MONTHLY;BYDAY={week}{day}", f"Every {WEEKS[week]} {DAYS[day]}, {hours}"
    else:
        rule, rhythm = (series.rule, series.rhythm) if series else ("", "")
    counts_from = series.counts_from if series else None
    facts = SeriesFacts(**told, rule=rule, rhythm=rhythm[:200], counts_from=counts_from)
    describe_series(by=by, facts=facts, series=series)
