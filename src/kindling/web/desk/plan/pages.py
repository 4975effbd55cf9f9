"""The plan of a month: whether it is ready, and each part of what readiness takes."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kindling.conversations.models import Conversation, CreditRole
from kindling.planning.queries import checklist, hour_of, missing, questions_shown, readiness, speakings_of
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.desk.plan.chat import chat_texts
from kindling.web.desk.plan.hour_shown import hour_shown
from kindling.web.desk.plan.rows import speaker_rows
from kindling.web.desk.plan.task_form import NewTask
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400


@open_to(Audience.PRODUCER)
@require_safe
def plan(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-12/plan/``: ready or not, speakers, the hour, questions, the checklist, what is ready to hand."""
    return plan_page(request, conversation_of(month))


def plan_page(request: ActorRequest, row: Conversation, *, form: NewTask | None = None) -> HttpResponse:
    """The page of the plan; ``form`` for a line of the checklist that was not right."""
    today, questions = timezone.localdate(), questions_shown(row)
    tasks = checklist(row, today=today)
    hosts = row.credits.filter(role=CreditRole.HOST).select_related("profile")
    return desk_page(
        request,
        "plan",
        status=WRONG if form else 200,
        conversation=row,
        readiness=readiness(row),
        speakers=speaker_rows(speakings_of(row), missing(row)),
        hour=hour_shown(hour_of(row), row.begins_at),
        questions=questions,
        hosts=[one.credited for one in hosts],
        tasks=[one for one in tasks if not one.done],
        ticked=[one for one in tasks if one.done],
        late=sum(one.late for one in tasks),
        form=form or NewTask(),
        texts=chat_texts(row, questions),
        facts=reverse("desk-fact", args=[row.month, "what"]),
    )
