"""Writes of an archive that was kept elsewhere: every good row, whatever is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from kindling.conversations.actions.community import describe_community, describe_series
from kindling.conversations.actions.conversation import record_conversation
from kindling.conversations.actions.people import record_profile
from kindling.conversations.facts import (
    UNNAMED_COMMUNITY,
    BadFacts,
    CommunityFacts,
    ConversationFacts,
    ProfileFacts,
    SeriesFacts,
)
from kindling.conversations.intake.known import known_community, known_months, known_people, known_series
from kindling.conversations.intake.merge import contradictions, merged
from kindling.conversations.intake.told import ArchiveTold, MonthTold, Problem
from kindling.conversations.models import Conversation, Credit, Profile, Series
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor

UNNAMED = "Conversations"
"""What a series is called until somebody names it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One month before and after; nothing before where it is new."""

    month: str
    before: ConversationFacts | None
    after: ConversationFacts


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an archive changed: months in the order of the file, how many were as they are, and what was wrong.

    ``others`` are the community, the series and people, in words: ``the community``, ``Ada Brennan``.
    """

    changes: tuple[Change, ...]
    unchanged: int
    others: tuple[str, ...]
    problems: tuple[Problem, ...]


def bring_in_archive(*, by: Actor, told: ArchiveTold, dry_run: bool = False) -> BroughtIn:
    """Records what a file tells besides what is known, and leaves alone what it does not mention.

    A row that contradicts itself is told among the problems, and the others are recorded. With ``dry_run`` everything
    is tried and nothing stays.
    """
    check_can_record(by)
    with transaction.atomic():
        done = _bring_in(by, told)
        if done.changes or done.others:
            months = len(done.changes)
            record_audit(by=by, action="bring in archive", subject="archive", note=f"{months} months changed")
        transaction.set_rollback(dry_run)
    return done


def _bring_in(by: Actor, told: ArchiveTold) -> BroughtIn:
    problems = list(told.problems)
    others = [*_community(by, told.community), *_series(by, told.series, problems), *_people(by, told.people, problems)]
    known = known_months(one.month for one in told.months)
    series = Series.objects.order_by("pk").first() or (describe_series(by=by, facts=SeriesFacts(name=UNNAMED)))
    changes = []
    unchanged = 0
    for one in told.months:
        before = known.get(one.month)
        after = merged(before or ConversationFacts(month=one.month), one.fields)
        if wrong := [Problem(one.line, *told_) for told_ in contradictions(after)]:
            problems += wrong
        elif after == before:
            unchanged += 1
        elif wrong := _recorded(by, series, one, after):
            problems += wrong
        else:
            changes.append(Change(one.month, before, after))
    return BroughtIn(tuple(changes), unchanged, tuple(others), tuple(sorted(problems, key=lambda one: one.line)))


def _recorded(by: Actor, series: Series, told: MonthTold, facts: ConversationFacts) -> list[Problem]:
    """Records one month in a savepoint of its own; answers what the tables refused."""
    row = Conversation.objects.filter(month=facts.month).select_related("series").first()
    try:
        with transaction.atomic():
            record_conversation(by=by, series=row.series if row else series, facts=facts)
    except (ValidationError, DatabaseError) as wrong:
        return [Problem(told.line, "", f"{told.month} cannot be kept: {wrong}.")]
    return []


def _community(by: Actor, told: Mapping[str, Any] | None) -> list[str]:
    known = known_community()
    facts = merged(known or CommunityFacts(name=UNNAMED_COMMUNITY), told or {})
    if told is None or facts == known:
        return []
    describe_community(by=by, facts=facts)
    return ["the community"]


def _series(by: Actor, told: Mapping[str, Any] | None, problems: list[Problem]) -> list[str]:
    """The one series there is takes a new name; a second one is nobody's wish here."""
    known = known_series()
    facts = merged(known or SeriesFacts(name=UNNAMED), told or {})
    if told is None or facts == known:
        return []
    row = Series.objects.order_by("pk").first()
    try:
        describe_series(by=by, facts=facts, series=row)
    except BadFacts as wrong:
        problems.append(Problem(0, "series", f"{wrong.sentence} {wrong.remedy}"))
        return []
    return ["the series"]


def _people(by: Actor, told: Sequence[Mapping[str, Any]], problems: list[Problem]) -> list[str]:
    known = known_people(one["name"] for one in told)
    changed = []
    for one in told:
        if Profile.objects.filter(name=one["name"]).count() > 1:
            sentence = f"two people here are called {one['name']}; say on their own pages what changed."
            problems.append(Problem(0, "people", sentence))
            continue
        before = known.get(one["name"])
        facts = merged(before or ProfileFacts(name=one["name"]), one)
        if facts != before:
            _lead_there(record_profile(by=by, facts=facts))
            changed.append(facts.name)
    return changed


def _lead_there(profile: Profile) -> None:
    """Months that credit somebody by that plain name lead to the page from now on, but where the page is named too."""
    for credit in Credit.objects.filter(name=profile.name):
        if not Credit.objects.filter(conversation=credit.conversation_id, role=credit.role, profile=profile).exists():
            credit.profile, credit.name = profile, ""
            credit.save(update_fields=["profile", "name"])
