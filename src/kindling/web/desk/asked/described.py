"""One piece of somebody's words: how they would show, and everything that was ever decided about it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kindling.archive import months
from kindling.contributions.actions import describe_piece
from kindling.contributions.queries import decisions, piece
from kindling.contributions.records import Described
from kindling.ground.errors import NotAllowed
from kindling.web.desk.asked.voices import KINDS
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.desk.stale import mark, may_keep
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to


class WhoForm(Form):
    """Who said it, and what may show of them if they agree."""

    name = forms.CharField(label="Full name", max_length=200, required=False)
    first_name = forms.CharField(label="First name", max_length=100, required=False)
    role = forms.CharField(
        label="Role", max_length=300, required=False, help_text="As it stands alone: “A teacher”, “A student”."
    )
    place = forms.CharField(label="Place", max_length=200, required=False)


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: ActorRequest, month: str, key: str) -> HttpResponse:
    """``/desk/2026-10/consents/c12/``: who said it, and what was decided."""
    conversation = conversation_of(month)
    found = piece(conversation, key)
    if found is None:
        raise Http404("No such words stand in this month.")
    told = {name: getattr(found, name) for name in WhoForm.base_fields}
    form = WhoForm(request.POST if request.method == "POST" else None, initial=told)
    if may_keep(request, form):
        try:
            who = Described(raw_name=found.raw_name, **form.cleaned_data)
            describe_piece(by=request.actor, conversation=conversation, key=key, who=who)
        except NotAllowed as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, "Kept. A yes for another name, role or place clears these words no more.")
            return redirect("desk-consent", month, key)
    return desk_page(
        request,
        "consent",
        status=422 if form.errors else 200,
        month=month,
        month_label=months.label_of(month),
        piece=found,
        kind=KINDS.get(found.kind, ""),
        decisions=decisions(conversation, key),
        form=form,
        seen=mark(form.initial),
    )
