"""Writes of what the community says of itself and how its series meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from kindling.conversations.actions.ahead import Before, before_rule, follow_rule
from kindling.conversations.actions.pictures import picture_suffix
from kindling.conversations.facts import BadFacts, CommunityFacts, SeriesFacts
from kindling.conversations.models import Boilerplate, Community, Series, SisterCommunity
from kindling.conversations.rhythm import checked_rule
from kindling.conversations.rules import check_can_colour, check_can_record
from kindling.conversations.times import check_order
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.ground.files import keep_file


def describe_community(*, by: Actor, facts: CommunityFacts) -> Community:
    """Says what the community is; its sisters and its packs' wording by month become what ``facts`` say."""
    check_can_record(by)
    told = {name: value for name, value in asdict(facts).items() if name not in {"sisters", "boilerplate"}}
    with transaction.atomic():
        community, _ = Community.objects.update_or_create(only=1, defaults=told)
        community.sisters.all().delete()
        SisterCommunity.objects.bulk_create(
            SisterCommunity(community=community, position=place, **asdict(one))
            for place, one in enumerate(facts.sisters)
        )
        community.boilerplates.all().delete()
        Boilerplate.objects.bulk_create(Boilerplate(community=community, **asdict(one)) for one in facts.boilerplate)
        record_audit(by=by, action="describe community", subject="community")
    return community


def keep_logo(*, by: Actor, data: bytes, alt: str) -> Community:
    """Keeps ``data``, a PNG, JPEG or WebP picture, as the community's logo; ``alt`` says it in words.

    No ``data`` at all brings the drawn mark back. Raises `BadFacts` for another kind of file, or without words.
    """
    check_can_record(by)
    if data and not alt.strip():
        raise BadFacts("A logo needs words for those who cannot see it.", "Say what it shows.")
    name = keep_file(data, folder="logos", suffix=picture_suffix(data, what="A logo"))[0] if data else ""
    with transaction.atomic():
        community = Community.objects.get(only=1)
        community.logo, community.logo_alt = name, alt.strip() if data else ""
        community.save(update_fields=["logo", "logo_alt"])
        record_audit(by=by, action="keep logo", subject="community")
    return community


def keep_colours(*, by: Actor, light: Mapping[str, Any] | None, dark: Mapping[str, Any] | None) -> Community:
    """Keeps the colours of pages and packs to come, as a pack's theme names them; None is Kindling's own.

    Editions that are there keep theirs. What else the theme says stays. Whether words can be read in them is asked
    before (`kindling.pack.look`). Raises `BadFacts` where nobody has said who the community is.
    """
    check_can_colour(by)
    with transaction.atomic():
        community = Community.objects.select_for_update().filter(only=1).first()
        if community is None:
            raise BadFacts("Nobody has said who the community is.", "Give it a name first.")
        colours = {"light": light, "dark": dark}
        rest = {name: value for name, value in community.theme.items() if name not in colours}
        community.theme = rest | {name: dict(value) for name, value in colours.items() if value is not None}
        community.save(update_fields=["theme"])
        record_audit(by=by, action="keep colours", subject="community")
    return community


def describe_series(*, by: Actor, facts: SeriesFacts, series: Series | None = None) -> Series:
    """Says how a series meets: ``series``, which may get another name by it, or else the one of that name.

    Months ahead that nobody has touched follow; all others keep the times they had. Raises `BadFacts` for a rule by
    which no series can meet, an hour that ends before it begins, and a zone that there is not.
    """
    check_can_record(by)
    known = series or Series.objects.filter(name=facts.name).first()
    _check_hours(facts, known)
    told = asdict(facts) | {"rule": _checked_rule(facts, known)}
    with transaction.atomic():
        before = before_rule(known) if known else Before()
        found = {"pk": known.pk} if known else {"name": facts.name}
        series, _ = Series.objects.update_or_create(**found, defaults=told)
        record_audit(by=by, action="describe series", subject=f"series {series.pk}")
        follow_rule(series, before, now=timezone.now())
    return series


def _check_hours(facts: SeriesFacts, known: Series | None) -> None:
    """Hours that have not changed are not looked at again, as with a rule."""
    told = facts.starts, facts.ends
    if facts.starts and facts.ends and not (known and told == (known.starts, known.ends)):
        check_order(facts.starts, facts.ends)


def _checked_rule(facts: SeriesFacts, known: Series | None) -> str:
    """The rule of ``facts``; one that has not changed is not looked at again, so that an old one keeps nobody out."""
    try:
        ZoneInfo(facts.zone)
    except (KeyError, ValueError, OSError):
        raise BadFacts(f"No time zone is called “{facts.zone}”.", "Write it like Europe/London.") from None
    if not facts.rule or (known and known.rule == facts.rule):
        return facts.rule
    return checked_rule(facts.rule, today=timezone.localdate(), counts_from=facts.counts_from)
