"""The forms of the facts of which there may be several, each one row."""

from __future__ import annotations

from typing import Any

from django import forms

from kindling.conversations.models import ResourceType
from kindling.web.desk.facts.fields import AddressField, ClockField
from kindling.web.forms import Form

MINUTES = 32_767
"""The longest recording in minutes that is kept: what a small whole number holds."""


def line(label: str, *, required: bool = False, length: int = 300, **told: Any) -> forms.CharField:
    """One line of words in any script."""
    return forms.CharField(
        label=label, required=required, max_length=length, widget=forms.TextInput({"dir": "auto"}), **told
    )


class QuestionRow(Form):
    """A question and who posed it."""

    text = forms.CharField(label="The question", max_length=2000, widget=forms.Textarea({"rows": 2, "dir": "auto"}))
    posed_by = line("Posed by", length=200)


class RecordingRow(Form):
    """A recording and the part of it that was agreed to be shown."""

    title = line("What it is", help_text="Such as: The talk.")
    url = AddressField(label="Address", required=False, help_text="Without one: it was made, and nobody knows where.")
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=MINUTES,
        widget=forms.NumberInput({"class": "facts-short"}),
    )
    captions = forms.BooleanField(label="It has captions", required=False)
    starts = ClockField(label="Agreed from", required=False, help_text="Such as 0:04:10.")
    ends = ClockField(label="Agreed until", required=False, help_text="Such as 1:02:03 or 44:00.")

    def clean(self) -> dict[str, Any]:
        """Refuses a part that ends before it starts, and a row of which nothing is said."""
        told = self.cleaned_data
        starts, ends = told.get("starts"), told.get("ends")
        if ends is not None and ends <= (starts or 0):
            self.add_error("ends", "The agreed part ends before it begins.")
        return told


class PresentationRow(Form):
    """What a speaker showed."""

    title = line("What it is", help_text="Such as: Slides of the talk.")
    by = line("By whom", length=200)
    url = AddressField(label="Address", required=False)


class ResourceRow(Form):
    """Something that was recommended."""

    title = line("Title", required=True)
    by = line("By whom", length=200)
    url = AddressField(label="Address", required=False)
    type = forms.ChoiceField(label="Type", choices=ResourceType.choices, initial=ResourceType.OTHER)
    note = line("A note", length=500, help_text="Why it was recommended, in your own words.")
