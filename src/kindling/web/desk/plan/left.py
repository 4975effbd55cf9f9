"""What is left of the plan, for the month's own page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone

from kindling.archive.queries.listed import is_upcoming
from kindling.conversations.models import Conversation
from kindling.planning.models import Proposal
from kindling.planning.queries import late_tasks, missing_besides, refused_since, waiting
from kindling.publication.models import Edition, EditionKind, EditionStatus
from kindling.web.desk.left import Left
from kindling.web.templatetags.words import spelled


def left_of_plan(conversation: Conversation, now: datetime.datetime) -> Iterator[Left]:
    """What the plan still needs before the hour, and what waits for a speaker after it; some twelve queries at most."""
    coming = is_upcoming(conversation, now)
    if coming and conversation.stands:
        yield from _of_readiness(conversation)
        yield from _of_checklist(conversation, now)
    yield from _of_speakers(conversation, coming=coming)
    if not coming:
        yield from _refused(conversation)


def _of_readiness(row: Conversation) -> Iterator[Left]:
    why_not = missing_besides(row)
    if why_not:
        more = _besides(len(why_not) - 1)
        yield Left("Make the plan ready", f"{why_not[0]}{more}", "See the plan", "desk-plan")


def _besides(count: int) -> str:
    if not count:
        return ""
    return f" {spelled(count).capitalize()} more {'thing is' if count == 1 else 'things are'} missing."


def _of_checklist(row: Conversation, now: datetime.datetime) -> Iterator[Left]:
    late = late_tasks(row, today=timezone.localdate(now))
    if late:
        several = f"{spelled(len(late)).capitalize()} things were due, the first of them"
        many = several if len(late) > 1 else "One thing was due"
        yield Left("Catch up with the checklist", f"{many}: “{late[0].title}”.", "See the list", "desk-plan")


def _of_speakers(row: Conversation, *, coming: bool) -> Iterator[Left]:
    wished = Proposal.objects.filter(speaking__conversation=row, settled="").select_related("speaking").first()
    if wished:
        yield Left(
            f"Look at what {wished.speaking.name} changed",
            "Readers see their new words once you take them over.",
            "Look",
            "desk-plan",
        )
    lacking = () if coming else waiting(row)
    if lacking:
        yield Left(
            "Get the speaker’s agreement" if len(lacking) == 1 else "Get the speakers’ agreements",
            lacking[0].sentence,
            "See the plan",
            "desk-plan",
            blocks=True,
        )


def _refused(row: Conversation) -> Iterator[Left]:
    """What a speaker said no to once a pack made elsewhere was out: Kindling cannot look into it, and readers have it.

    One made here has left their sight by itself.
    """
    rows = Edition.objects.filter(conversation=row, status=EditionStatus.CURRENT, kind=EditionKind.ELSEWHERE)
    edition = rows.first()
    if edition and (refused := refused_since(row, edition.published_at)):
        yield Left(
            "Look whether the pack still shows it",
            f"{refused[0].sentence} Edition {edition.number} is older and was made elsewhere: "
            "bring it without, or take it back.",
            "See the editions",
            "desk-publish",
            published=True,
        )
