"""Who came to a month's conversation: how many, how many for the first time, and what readers are told of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kindling.attendance.actions import record_attendance
from kindling.attendance.queries import Count, attendance_count, came
from kindling.attendance.rules import can_see_people, more_than
from kindling.contributions.queries import file_progress
from kindling.conversations.actions import count_people
from kindling.conversations.models import Conversation
from kindling.ground.errors import LostFile
from kindling.kernel.text import counted
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_safe
def attendance(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/attendance/``: who came, as the exports tell it."""
    row = conversation_of(month)
    count = attendance_count(row)
    return desk_page(
        request,
        "attendance",
        conversation=row,
        count=count,
        rows=came(row),
        more=more_than(count.people),
        people_shown=can_see_people(request.actor),
        progress=file_progress(row),
        said_alike=_said(row) == (count.people, count.at_least, _new(count, row, count.people)),
    )


@open_to(Audience.PRODUCER)
@require_POST
def again(request: ActorRequest, month: str) -> HttpResponse:
    """Counts once more from the exports that are here."""
    row = conversation_of(month)
    try:
        record_attendance(by=request.actor, conversation=row)
    except LostFile as lost:
        messages.warning(request, str(lost))
    else:
        messages.success(request, "Counted again from the files that are here.")
    return redirect("desk-attendance", month)


@open_to(Audience.PRODUCER)
@require_POST
def say(request: ActorRequest, month: str) -> HttpResponse:
    """Tells readers the figure: as it is, or as a round one that is safe to say."""
    row = conversation_of(month)
    count = attendance_count(row)
    lower = more_than(count.people)
    if not count.people:
        messages.warning(request, "Nobody is counted yet.")
    elif request.POST.get("as") == "more" and lower:
        count_people(by=request.actor, conversation=row, people=lower, or_more=True, newcomers=_new(count, row, lower))
        messages.success(request, f"Readers are told: at least {counted(lower, 'person', 'people')} came.")
    else:
        count_people(
            by=request.actor,
            conversation=row,
            people=count.people,
            or_more=count.at_least,
            newcomers=_new(count, row, count.people),
        )
        came_here = counted(count.people, "person", "people")
        messages.success(request, f"Readers are told: {'at least ' * count.at_least}{came_here} came.")
    return redirect("desk-attendance", month)


def _said(row: Conversation) -> tuple[int | None, bool, int | None]:
    return row.people, row.people_or_more, row.newcomers


def _new(count: Count, row: Conversation, people: int) -> int | None:
    """How many readers are told are new: as counted, else as somebody said before, if so many came at all."""
    if count.newcomers is not None or row.newcomers is None:
        return count.newcomers
    return row.newcomers if row.newcomers <= people else None
