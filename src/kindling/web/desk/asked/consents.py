"""What people decided about their words: listed by person, and recorded for one piece or for many."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kindling.archive import months
from kindling.contributions.actions import record_consents
from kindling.contributions.queries import decisions_offered
from kindling.conversations.models import Conversation
from kindling.ground.errors import NotAllowed
from kindling.web.desk.asked.voices import SHOWN, Voices, voices_of
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

HOWS = ("By mail", "On the form", "In the room", "On the phone", "In their speaker’s agreement")
"""What is offered for how an answer was given; anything else may be typed."""


class AnswerForm(Form):
    """What they said. No answer is chosen beforehand."""

    decision = forms.ChoiceField(label="What did they say?", choices=(), widget=forms.RadioSelect)
    how = forms.CharField(
        label="How did they say it?",
        max_length=300,
        help_text="By mail, on a form, in the room.",
        widget=forms.TextInput(attrs={"list": "hows", "autocomplete": "off"}),
    )
    given_on = forms.DateField(label="When?", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, *args: object, **told: object) -> None:
        super().__init__(*args, **told)
        self.fields["decision"].choices = decisions_offered()  # type: ignore[attr-defined] # a choice field's own


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/consents/``: whose words the pack uses, and one form for what they said."""
    conversation = conversation_of(month)
    if request.method != "POST":
        return _page(request, conversation, AnswerForm(initial={"given_on": timezone.localdate()}))
    form = AnswerForm(request.POST)
    if form.is_valid() and _recorded(request, conversation, form):
        return redirect(f"{reverse('desk-consents', args=[month])}?show={_show(request, 'open')}")
    return _page(request, conversation, form)


def _recorded(request: ActorRequest, conversation: Conversation, form: AnswerForm) -> bool:
    """Records the answer for what was ticked; else the form says why not."""
    keys = list(dict.fromkeys(request.POST.getlist("piece")))
    if not keys:
        form.add_error(None, "Nothing is ticked. Tick the words that the answer is for.")
        return False
    try:
        told = form.cleaned_data | {"read": _read(request)}
        count = record_consents(by=request.actor, conversation=conversation, keys=keys, **told)
    except NotAllowed as wrong:
        form.add_error(None, str(wrong))
        return False
    pieces = "one piece" if count == 1 else f"{count} pieces"
    messages.success(request, f"Recorded for {pieces}. A later answer takes its place, and nothing is written over.")
    return True


def _read(request: ActorRequest) -> dict[str, str]:
    """The mark of each piece that stood on the page, by its key."""
    told = (one.partition(":") for one in request.POST.getlist("read"))
    return {key: mark for key, _, mark in told}


def _page(request: ActorRequest, conversation: Conversation, form: AnswerForm) -> HttpResponse:
    show = _show(request, "")
    found = _found(conversation, show, request.GET.get("tick", ""))
    ticked = set(request.POST.getlist("piece"))
    return desk_page(
        request,
        "consents",
        status=422 if form.errors else 200,
        month=conversation.month,
        month_label=months.label_of(conversation.month),
        conversation=conversation,
        voices=found,
        show=show or ("open" if found.open else "all"),
        filters=[(name, words, found.counts[name] + found.aside * (name == "all")) for name, words in SHOWN.items()],
        ticked=ticked,
        hows=HOWS,
        form=form,
    )


def _found(conversation: Conversation, show: str, tick: str) -> Voices:
    """What is asked for; unless said, what waits, and where nothing waits everything."""
    found = voices_of(conversation, show=show or "open", tick=tick)
    return found if show or found.open else voices_of(conversation, show="all", tick=tick)


def _show(request: ActorRequest, otherwise: str) -> str:
    asked = request.POST.get("show") or request.GET.get("show") or ""
    return asked if asked in SHOWN else otherwise
