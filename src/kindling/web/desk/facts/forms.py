"""The forms of the facts, one for each part of them."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from kindling.archive.months import label_of
from kindling.conversations.models import Conversation, Format, Theme
from kindling.web.forms import Form

SEVERAL = re.compile(r"[,;\n]")
THEME = 60
"""Characters of a theme's name."""


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class What(Form):
    """Title, day, format, summary."""

    title = forms.CharField(label="Title", required=False, widget=forms.TextInput({"dir": "auto"}))
    day = forms.DateField(label="Day", required=False, widget=DayInput, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    format = forms.ChoiceField(
        label="Format", required=False, choices=[*Format.choices, ("", "Not known")], widget=forms.RadioSelect
    )
    summary = forms.CharField(
        label="Summary",
        required=False,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text="A few sentences for the conversation’s page, in your own words.",
    )

    def __init__(self, *args: Any, conversation: Conversation, **told: Any) -> None:
        super().__init__(*args, **told)
        self.month = conversation.month
        self.fields["day"].error_messages["invalid"] = "A day is written like 2026-09-17."

    def clean_day(self) -> Any:
        """The day, if it is one of this month's."""
        day = self.cleaned_data["day"]
        if day and f"{day.year:04d}-{day.month:02d}" != self.month:
            raise forms.ValidationError(f"This day is not in {label_of(self.month)}.")
        return day


class Came(Form):
    """How many people came, and how many of them for the first time."""

    people = forms.IntegerField(label="How many people came?", required=False, min_value=0)
    or_more = forms.BooleanField(label="At least as many; nobody counted exactly", required=False)
    newcomers = forms.IntegerField(label="How many of them for the first time?", required=False, min_value=0)

    def __init__(self, *args: Any, conversation: Conversation, **told: Any) -> None:
        super().__init__(*args, **told)
        del conversation
        for name in ("people", "newcomers"):
            self.fields[name].widget.attrs["class"] = "facts-short"
            self.fields[name].error_messages |= {
                "invalid": "A number of people is written in figures.",
                "min_value": "There cannot be fewer than none.",
                "max_value": "That is more people than there are.",
            }

    def clean(self) -> dict[str, Any]:
        """Refuses more newcomers than people."""
        told = self.cleaned_data
        people, new = told.get("people"), told.get("newcomers")
        if people is not None and new is not None and new > people and not told.get("or_more"):
            self.add_error("newcomers", f"{new} of {people} cannot have come for the first time.")
        return told


class Themes(Form):
    """What the month is about: themes that are known, and new ones."""

    known = forms.MultipleChoiceField(
        label="Themes of other months", required=False, widget=forms.CheckboxSelectMultiple
    )
    new = forms.CharField(
        label="New themes",
        required=False,
        help_text="Several with commas between them.",
        widget=forms.TextInput({"dir": "auto"}),
    )

    def __init__(self, *args: Any, conversation: Conversation, **told: Any) -> None:
        super().__init__(*args, **told)
        del conversation
        names = list(Theme.objects.values_list("name", flat=True))
        self.fields["known"] = forms.MultipleChoiceField(
            label="Themes",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(name, name) for name in names],
        )
        if not names:
            del self.fields["known"]

    def clean_new(self) -> list[str]:
        """The new ones, each once."""
        names = [" ".join(name.split()) for name in SEVERAL.split(self.cleaned_data["new"])]
        if any(len(name) > THEME for name in names):
            raise forms.ValidationError(f"A theme has {THEME} characters at most.")
        return list(dict.fromkeys(name for name in names if name))
