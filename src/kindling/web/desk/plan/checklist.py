"""The checklist of a month: lines are ticked, added, taken out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kindling.kernel.text import ended
from kindling.planning.actions import add_task, remove_task, tick_task
from kindling.web.desk.found import conversation_of
from kindling.web.desk.plan.pages import plan_page
from kindling.web.desk.plan.task_form import NewTask
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_POST
def tick(request: ActorRequest, month: str) -> HttpResponse:
    """Ticks a line, or takes its tick away."""
    row, done = conversation_of(month), request.POST.get("done") == "yes"
    title = tick_task(by=request.actor, conversation=row, task=request.POST.get("task", ""), done=done)
    messages.success(request, ended(f"{'Done' if done else 'Still to do'}: {title}"))
    return _back(month)


@open_to(Audience.PRODUCER)
@require_POST
def add(request: ActorRequest, month: str) -> HttpResponse:
    """Adds a line of the month's own."""
    row, form = conversation_of(month), NewTask(request.POST)
    if not form.is_valid():
        return plan_page(request, row, form=form)
    told = form.cleaned_data
    days = -told["days"] if told["side"] == "before" else told["days"]
    add_task(by=request.actor, conversation=row, title=told["title"], days=days)
    return _back(month)


@open_to(Audience.PRODUCER)
@require_POST
def remove(request: ActorRequest, month: str) -> HttpResponse:
    """Takes a line out that this month does not need."""
    title = remove_task(by=request.actor, conversation=conversation_of(month), task=request.POST.get("task", ""))
    messages.success(request, ended(f"Not needed this month: {title}"))
    return _back(month)


def _back(month: str) -> HttpResponse:
    return redirect(f"{reverse('desk-plan', args=[month])}#checklist")
