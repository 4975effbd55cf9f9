"""What people wish to talk about, and what became of it; anybody proposes something."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kindling.ground.throttles import Limit, may_try, network_of
from kindling.planning.actions import propose_topic
from kindling.planning.queries import shown_topics
from kindling.web.forms import Form
from kindling.web.member.fields import LineField
from kindling.web.member.sealed import kept_seal, seal, what_is_wrong
from kindling.web.public.page import answer

LIMITS = (Limit("topic-hour", 5, 3600), Limit("topic-day", 20, 86_400))
"""Proposals of one network."""

ENOUGH = "Many topics have come from where you are. Please come back tomorrow, or write to us."
PURPOSE = "topic"


class Propose(Form):
    """Something to talk about, and who wishes it, if they like to say."""

    title = LineField(label="What shall we talk about?", length=200)
    about = forms.CharField(
        label="Why, or what would you ask?",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={"max_length": "That is longer than we keep. Two thousand letters fit."},
    )
    name = LineField(label="Your name", length=80, complete="name", help_text="Only the organisers read it.")
    named = forms.BooleanField(label="Everybody may read my name beside the topic", required=False)
    subject = forms.CharField(required=False, label="Leave this empty", widget=forms.TextInput({"autocomplete": "off"}))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data.dict() if data is not None else None)
        self.fields["title"].required = True
        self.fields["title"].error_messages["required"] = "Say in a few words what we should talk about."
        self.fields["subject"].widget.attrs["tabindex"] = "-1"
        self.initial["opened"] = seal(PURPOSE)

    def clean(self) -> dict[str, Any]:
        """Refuses what a machine sends, and a name that is to be read and is not there."""
        told = self.cleaned_data
        opened = str(told.get("opened") or "")
        wrong = "Something stands in a field that is not for people." if told.get("subject") else ""
        if wrong := wrong or what_is_wrong(PURPOSE, opened):
            self.add_error(None, wrong)
        if told.get("named") and not told.get("name"):
            self.add_error("name", "Write your name, or leave the box below it empty.")
        self.data = self.data | {"subject": "", "opened": kept_seal(PURPOSE, opened)}  # type: ignore[operator] # a plain dictionary, made above
        return told


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """``/topics/``: every topic that was read here, with how it stands."""
    return answer(request, "topics", topics=shown_topics(timezone.now()))


# No cookie gives any right here, so no other site can borrow one; and nobody is known by this form.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """``/topics/propose/``: something to talk about; somebody of the desk reads it before others do."""
    form = Propose(request.POST if request.method == "POST" else None)
    if form.is_valid() and _proposed(request, form):
        return redirect("topics-thanks")
    response = answer(request, "topics-propose", status=400 if form.errors else 200, form=form)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """``/topics/thanks/``: what becomes of it now."""
    return answer(request, "topics-thanks")


def _proposed(request: HttpRequest, form: Propose) -> bool:
    network = network_of(str(request.META.get("REMOTE_ADDR", "")))
    tried = [may_try(limit, network) for limit in LIMITS]
    if not all(tried):
        form.add_error(None, ENOUGH)
        return False
    told = {name: form.cleaned_data[name] for name in ("title", "about", "name", "named")}
    propose_topic(**told)
    return True
