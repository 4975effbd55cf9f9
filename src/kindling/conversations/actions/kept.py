"""Writes of what a month leaves behind: its questions, recordings, presentations, resources and themes.

Each becomes what is given, in that order; what is left out is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils.text import slugify

from kindling.conversations.actions.taken_over import take_over
from kindling.conversations.facts import PresentationFacts, QuestionFacts, RecordingFacts, ResourceFacts
from kindling.conversations.models import (
    Conversation,
    Presentation,
    Profile,
    Question,
    Recording,
    Resource,
    Theme,
)
from kindling.conversations.rules import check_can_record
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def set_questions(*, by: Actor, conversation: Conversation, questions: Sequence[QuestionFacts]) -> None:
    """Says what the groups talked about; one posed by somebody who has a profile points to it."""
    check_can_record(by)
    with transaction.atomic():
        replace_questions(conversation, questions)
        _audit(by, conversation, "set questions")


def set_recordings(*, by: Actor, conversation: Conversation, recordings: Iterable[RecordingFacts]) -> None:
    """Says which recordings there are and which part of each was agreed to be shown."""
    check_can_record(by)
    with transaction.atomic():
        replace_recordings(conversation, recordings)
        _audit(by, conversation, "set recordings")


def set_presentations(*, by: Actor, conversation: Conversation, presentations: Iterable[PresentationFacts]) -> None:
    """Says what the speakers showed."""
    check_can_record(by)
    with transaction.atomic():
        replace_presentations(conversation, presentations)
        _audit(by, conversation, "set presentations")


def set_resources(*, by: Actor, conversation: Conversation, resources: Iterable[ResourceFacts]) -> None:
    """Says what was recommended."""
    check_can_record(by)
    with transaction.atomic():
        replace_resources(conversation, resources)
        _audit(by, conversation, "set resources")


def set_themes(*, by: Actor, conversation: Conversation, names: Iterable[str]) -> None:
    """Says what the month is about; a theme that is known under other capitals is that theme."""
    check_can_record(by)
    with transaction.atomic():
        conversation.themes.set([theme_of(name) for name in names])
        _audit(by, conversation, "set themes")


def replace_questions(row: Conversation, questions: Sequence[QuestionFacts]) -> None:
    """The questions alone, within the caller's transaction."""
    names = [one.posed_by for one in questions]
    profiles = {profile.name: profile for profile in Profile.objects.filter(name__in=names)}
    row.questions.all().delete()
    Question.objects.bulk_create(
        _question(row, one, profiles.get(one.posed_by), place) for place, one in enumerate(questions)
    )


def replace_recordings(row: Conversation, recordings: Iterable[RecordingFacts]) -> None:
    """The recordings alone, within the caller's transaction."""
    row.recordings.all().delete()
    Recording.objects.bulk_create(
        Recording(conversation=row, position=place, **asdict(one)) for place, one in enumerate(recordings)
    )


def replace_presentations(row: Conversation, presentations: Iterable[PresentationFacts]) -> None:
    """The presentations alone, within the caller's transaction."""
    row.presentations.all().delete()
    Presentation.objects.bulk_create(
        Presentation(conversation=row, position=place, **asdict(one)) for place, one in enumerate(presentations)
    )


def replace_resources(row: Conversation, resources: Iterable[ResourceFacts]) -> None:
    """The resources alone, within the caller's transaction."""
    row.resources.all().delete()
    Resource.objects.bulk_create(
        Resource(conversation=row, position=place, **asdict(one)) for place, one in enumerate(resources)
    )


def theme_of(name: str) -> Theme:
    """The theme of that name, made where there is none; themes of one address are numbered."""
    known = Theme.objects.filter(name__iexact=name).first()
    return known or Theme.objects.create(name=name, slug=_slug(name))


def _slug(name: str) -> str:
    plain = slugify(name)[:50] or "theme"
    taken = set(Theme.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return plain if plain not in taken else next(slug for slug in numbered if slug not in taken)


def _question(row: Conversation, one: QuestionFacts, profile: Profile | None, place: int) -> Question:
    name = "" if profile else one.posed_by
    return Question(conversation=row, text=one.text, posed_by=profile, posed_by_name=name, position=place)


def _audit(by: Actor, row: Conversation, action: str) -> None:
    take_over(row)
    record_audit(by=by, action=action, subject=f"conversation {row.month}")
