"""Writes of a month as a whole: it becomes what is told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kindling.conversations.actions.kept import (
    replace_presentations,
    replace_questions,
    replace_recordings,
    replace_resources,
    theme_of,
)
from kindling.conversations.actions.month import BY_HAND
from kindling.conversations.changes import as_it_was, tell_change
from kindling.conversations.facts import ConversationFacts
from kindling.conversations.models import Conversation, Credit, Profile, Series
from kindling.conversations.rules import check_can_record, check_can_say_day
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def record_conversation(*, by: Actor, series: Series, facts: ConversationFacts) -> Conversation:
    """Records a month; one that is here already becomes what ``facts`` say, its editions untouched.

    A credit or question naming somebody who has a profile points to it. Raises `NotAllowed` where whoever may not say
    when it is would move an hour still to come, or make one.
    """
    check_can_record(by)
    own = ("title", "format", "summary", "day", "people", "people_or_more", "newcomers", "pack_elsewhere", "pack_url")
    told = {name: getattr(facts, name) for name in own}
    with transaction.atomic():
        known = Conversation.objects.filter(month=facts.month).select_related("series").first()
        if known:
            check_can_say_day(by, known, facts.day, timezone.now())
        was = as_it_was(known) if known else None
        new = told | BY_HAND | {"series": series, "by_rule": False}
        said_at = timezone.now() if facts.day else None
        row, _ = Conversation.objects.update_or_create(
            month=facts.month, defaults=new, create_defaults=new | {"changed_at": said_at}
        )
        row.full_clean()
        what = tell_change(row, was) if was else frozenset()
        row.themes.set([theme_of(name) for name in facts.themes])
        _replace_credits(row, facts)
        replace_questions(row, facts.questions)
        replace_recordings(row, facts.recordings)
        replace_presentations(row, facts.presentations)
        replace_resources(row, facts.resources)
        note = ", ".join(sorted(what))
        record_audit(by=by, action="record conversation", subject=f"conversation {row.month}", note=note)
    return row


def _replace_credits(row: Conversation, facts: ConversationFacts) -> None:
    """Each by profile where there is one of that name."""
    names = [one.name for one in facts.credits]
    profiles = {profile.name: profile for profile in Profile.objects.filter(name__in=names)}
    row.credits.all().delete()
    for place, one in enumerate(facts.credits):
        profile = profiles.get(one.name)
        name = "" if profile else one.name
        Credit.objects.create(
            conversation=row, role=one.role, profile=profile, name=name, described=one.described, position=place
        )
