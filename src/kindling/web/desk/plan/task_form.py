"""The form of a line that a month adds to its checklist."""

from __future__ import annotations

from django import forms

from kindling.web.desk.facts.row_forms import line
from kindling.web.forms import Form

FURTHEST = 366
"""Days before or after a conversation at which something may be due."""


class NewTask(Form):
    """A line of the month's own."""

    title = line("What has to be done", required=True, length=200)
    days = forms.IntegerField(
        label="How many days",
        min_value=0,
        max_value=FURTHEST,
        initial=7,
        widget=forms.NumberInput({"class": "facts-short"}),
        error_messages={
            "invalid": "Days are written in figures.",
            "min_value": "Choose “before” or “after” beside it, and write a plain number.",
            "max_value": f"{FURTHEST} days are the most.",
        },
    )
    side = forms.ChoiceField(
        label="Before or after the day?", choices=[("before", "Before"), ("after", "After")], initial="before"
    )
