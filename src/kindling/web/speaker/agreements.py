"""What a speaker agrees to, item by item; nothing is chosen beforehand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kindling.planning.actions import agree_to_items
from kindling.planning.agreements import WORDINGS, given
from kindling.planning.models import Item
from kindling.web.forms import Form
from kindling.web.speaker.found import Holder, behind_link, speaker_page
from kindling.web.templatetags.words import spelled

ANSWERS = (("yes", "Yes"), ("no", "No"))


class Agreements(Form):
    """A yes or a no to each item; one that is left open stays open."""

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        for item, wording in WORDINGS.items():
            self.fields[item.value] = forms.ChoiceField(
                label=wording,
                choices=ANSWERS,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Choose yes or no."},
            )

    @property
    def answers(self) -> dict[Item, bool]:
        """The items that were answered."""
        told = ((item, self.cleaned_data[item.value]) for item in Item)
        return {item: answer == "yes" for item, answer in told if answer}


@behind_link
@require_http_methods(["GET", "HEAD", "POST"])
def agreements(request: HttpRequest, holder: Holder) -> HttpResponse:
    """``/speaker/<token>/agreements/``: each item by itself; an earlier answer stands until another is sent."""
    row = holder.speaking
    before = given(row.agreements.all())
    initial = {item.value: "yes" if one.given else "no" for item, one in before.items()}
    form = Agreements(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        count = agree_to_items(speaking=row, said_by=holder.said_by, answers=form.answers)
        _tell(request, count)
        return redirect("speaker", holder.token)
    shown = {"holder": holder, "speaking": row, "form": form, "before": before.values()}
    return speaker_page(request, "agreements", status=400 if form.errors else 200, **shown)


def _tell(request: HttpRequest, count: int) -> None:
    if count:
        answers = "One answer" if count == 1 else f"{spelled(count).capitalize()} answers"
        messages.success(request, f"Thank you. {answers} kept; they count from now on.")
    else:
        messages.success(request, "Nothing has changed.")
