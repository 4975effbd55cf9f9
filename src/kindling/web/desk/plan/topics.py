"""The backlog of topics: read, sorted, given a month, taken out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.planning.actions import add_topic, remove_topic, settle_topic
from kindling.planning.models import Topic, TopicStatus
from kindling.planning.queries import TALKED, desk_topics, status_of
from kindling.web.desk.facts.row_forms import line
from kindling.web.desk.page import desk_page
from kindling.web.desk.plan.found import month_choices
from kindling.web.desk.stale import mark, may_keep
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

WRONG = 400
MOST = 200
"""Topics that one page shows, and months to choose from."""


class NewTopic(Form):
    """A topic that somebody told the desk of."""

    title = line("What to talk about", required=True, length=200)
    about = forms.CharField(
        label="Why", required=False, max_length=2000, widget=forms.Textarea({"rows": 3, "dir": "auto"})
    )
    name = line("Who proposed it", length=200)
    named = forms.BooleanField(label="They agreed that everybody may read their name", required=False)


class Settle(Form):
    """How a topic stands, for everybody to see."""

    status = forms.ChoiceField(label="How it stands", choices=TopicStatus.choices, widget=forms.RadioSelect)
    month = forms.ChoiceField(
        label="For which month",
        required=False,
        help_text="For a planned one. After the hour it reads “talked about”.",
        error_messages={"invalid_choice": "That month is not open. Choose another."},
    )
    reason = line("Why not now", length=500, help_text="Whoever proposed it reads this.")

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        rows = Conversation.objects.order_by("-month")[:MOST]
        self.months = {row.month: row for row in rows}
        self.fields["month"].choices = month_choices(rows, none="No month")  # type: ignore[attr-defined] # a list


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: ActorRequest) -> HttpResponse:
    """``/desk/topics/``: what people wish to talk about; one is added here."""
    form = NewTopic(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = add_topic(by=request.actor, **form.cleaned_data)
        messages.success(request, f"“{made.title}” stands among the topics.")
        return redirect("desk-topics")
    rows = desk_topics()[:MOST]
    shown = {
        "unread": [one for one in rows if not one.shown],
        "rows": [(one, _stands(one)) for one in rows if one.shown],
    }
    return desk_page(request, "plan/topics", status=WRONG if form.errors else 200, form=form, **shown)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: ActorRequest, pk: int) -> HttpResponse:
    """``/desk/topics/7/``: how one stands."""
    row = get_object_or_404(Topic.objects.select_related("conversation"), pk=pk)
    month = row.conversation.month if row.conversation else ""
    form = Settle(
        request.POST if request.method == "POST" else None,
        initial={"status": row.status, "month": month, "reason": row.reason},
    )
    if may_keep(request, form) and _settled(request, row, form):
        messages.success(request, f"Saved: “{row.title}”. Everybody sees how it stands.")
        return redirect("desk-topics")
    return desk_page(
        request, "plan/topic", status=WRONG if form.errors else 200, topic=row, form=form, seen=mark(form.initial)
    )


@open_to(Audience.PRODUCER)
@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Takes a topic away for good."""
    row = get_object_or_404(Topic, pk=pk)
    remove_topic(by=request.actor, topic=row)
    messages.success(request, f"“{row.title}” is gone.")
    return redirect("desk-topics")


def _stands(row: Topic) -> str:
    """How a topic stands, in the words that everybody reads."""
    status = status_of(row, timezone.now())
    return "Talked about" if status == TALKED else TopicStatus(status).label


def _settled(request: ActorRequest, row: Topic, form: Settle) -> bool:
    told = form.cleaned_data
    conversation = form.months.get(told["month"])
    try:
        settle_topic(
            by=request.actor, topic=row, status=told["status"], conversation=conversation, reason=told["reason"]
        )
    except NotAllowed as no:
        form.add_error("month" if told["status"] == TopicStatus.PLANNED else "reason", no.sentence)
        return False
    return True
