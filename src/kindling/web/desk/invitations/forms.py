"""What a steward writes about a month's invitations."""

from __future__ import annotations

from django import forms

from kindling.web.forms import Form


class LineForm(Form):
    """A personal line on top of the invitation."""

    line = forms.CharField(
        label="A line of your own",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text="It stands at the top of the invitation and of the week’s reminder, before what it is about.",
        error_messages={"max_length": "That is longer than a line. Five hundred letters fit."},
    )


class HabitForm(Form):
    """When the invitations of the series go out."""

    days_before = forms.IntegerField(
        label="Days before the conversation",
        min_value=1,
        max_value=60,
        widget=forms.NumberInput({"class": "facts-short"}),
        error_messages={
            "min_value": "At least one day, so that people can plan.",
            "max_value": "At most 60 days: before that the month is not planned.",
            "invalid": "Give a number of days, such as 14.",
        },
    )
    time_of_day = forms.TimeField(
        label="At what time",
        widget=forms.TimeInput({"type": "time", "class": "facts-short"}, format="%H:%M"),
        help_text="By the clocks of the series. Whoever sleeps then has it in the morning.",
        error_messages={"invalid": "A time is written like 09:00."},
    )
