"""The forms about a speaker: who they are, how far it is, an answer given elsewhere."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from kindling.conversations.models import Conversation
from kindling.planning.actions import SpeakerFacts
from kindling.planning.models import Item, Speaking, Stage
from kindling.web.desk.facts.row_forms import line
from kindling.web.desk.plan.found import coming_months, month_choices
from kindling.web.forms import Form

SLOT = 240
"""Minutes of the longest slot."""


def _email(label: str, help_text: str = "") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        required=False,
        max_length=254,
        help_text=help_text,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": "An e-mail address looks like name@example.org."},
    )


class Details(Form):
    """Who somebody is, and who acts for them."""

    name = line("Name", required=True, length=200)
    about = line("What about", help_text="A few words, for whoever plans. Readers do not see them.")
    email = _email("Their e-mail address", "Their link goes there. Nobody else sees it.")
    assistant_name = line("Somebody who acts for them", length=200, help_text="Such as an assistant; gets an own link.")
    assistant_email = _email("That person’s e-mail address")
    minutes = forms.IntegerField(
        label="Minutes of their slot",
        required=False,
        min_value=1,
        max_value=SLOT,
        help_text="Where several speak.",
        widget=forms.NumberInput({"class": "facts-short"}),
        error_messages={
            "invalid": "Minutes are written in figures.",
            "min_value": "A slot takes a minute at least.",
            "max_value": f"{SLOT} minutes are the most.",
        },
    )

    def clean_name(self) -> str:
        """The name, its white space made plain."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """Somebody who acts for another has a name."""
        told = self.cleaned_data
        if told.get("assistant_email") and not told.get("assistant_name"):
            self.add_error("assistant_name", "Say who acts for them.")
        return told

    @property
    def facts(self) -> SpeakerFacts:
        """What a right form says."""
        return SpeakerFacts(**{name: self.cleaned_data[name] for name in Details.base_fields})


def known(row: Speaking) -> dict[str, Any]:
    """What stands in `Details` at first."""
    return {name: getattr(row, name) for name in Details.base_fields}


class InMonth(Form):
    """For which month; the months of a form that says so."""

    month = forms.ChoiceField(
        label="Month", required=False, error_messages={"invalid_choice": "That month is not open. Choose another."}
    )

    def __init__(self, *args: Any, today: datetime.date, also: Conversation | None = None, **told: Any) -> None:
        super().__init__(*args, **told)
        rows = coming_months(today)
        self.months = {row.month: row for row in ([also] if also and also not in rows else []) + rows}
        choices = month_choices(self.months.values(), none="No month yet")
        self.fields["month"].choices = choices  # type: ignore[attr-defined] # a list to choose from

    @property
    def conversation(self) -> Conversation | None:
        """The month that a right form names."""
        return self.months.get(self.cleaned_data["month"])


class NewSpeaker(Details, InMonth):
    """Somebody new in the plans."""

    field_order = ("name", "about", "month", "email")


class HowFar(InMonth):
    """How far it is, for which month."""

    stage = forms.ChoiceField(label="How far is it?", choices=Stage.choices, widget=forms.RadioSelect)
    note = line("A word on it", length=500, help_text="Needed for a no. Only the desk reads it.")
    field_order = ("stage", "month", "note")


class Elsewhere(Form):
    """An answer that a speaker gave elsewhere."""

    item = forms.ChoiceField(
        label="What they answered about",
        choices=Item.choices,
        error_messages={"invalid_choice": "Choose one of the four."},
    )
    answer = forms.ChoiceField(label="Their answer", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect)
    how = line("How they gave it", required=True, help_text="Such as: by telephone, 3 March. Kept with the answer.")
