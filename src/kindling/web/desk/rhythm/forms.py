"""The forms of the rhythm, and of one month's when and where."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any

from django import forms
from django.utils import timezone

from kindling.conversations.facts import BadFacts
from kindling.conversations.models import Conversation, Series, Standing
from kindling.conversations.rhythm import DAYS, EVERY, WEEKS, Simple, checked_rule, simple_of
from kindling.conversations.times import LONGEST, checked_link, checked_times
from kindling.people.zones import current_name
from kindling.web.forms import Form

OWN = ""
"""The choice of a week that stands for a rule written by hand."""


def _short() -> dict[str, str]:
    return {"class": "facts-short"}


def time_field(label: str, **told: Any) -> forms.TimeField:
    """A local time of day."""
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput({"type": "time", **_short()}, format="%H:%M"),
        error_messages={"invalid": "A time is written like 18:00."},
        **told,
    )


def day_field(label: str, **told: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput({"type": "date", "class": "rhythm-day"}, format="%Y-%m-%d"),
        error_messages={"invalid": "A day is written like 2026-12-17."},
        **told,
    )


class HoursForm(Form):
    """A form in which an hour ``starts`` and ``ends`` in a ``zone``."""

    def clean_zone(self) -> str:
        """The zone, if there is one of that name."""
        zone: str = self.cleaned_data["zone"]
        if zone not in zoneinfo.available_timezones():
            raise forms.ValidationError("No time zone has that name. Write it like Europe/London.")
        return current_name(zone)

    def clean(self) -> dict[str, Any]:
        """Refuses an hour that ends before it begins."""
        told = self.cleaned_data
        starts, ends = told.get("starts"), told.get("ends")
        if isinstance(starts, datetime.time) and isinstance(ends, datetime.time) and ends <= starts:
            self.add_error("ends", "It ends before it begins.")
        return told


class RuleForm(HoursForm):
    """How often the series meets: in a few choices, or as a rule of RFC 5545. `made` is the rule, once it is valid."""

    week = forms.ChoiceField(label="Which week of the month", required=False)
    day = forms.ChoiceField(label="Which day", required=False, choices=[*DAYS.items()])
    every = forms.TypedChoiceField(label="How often", coerce=int, choices=[*EVERY.items()])
    counts_from = day_field(
        "A day in a month in which you meet",
        required=False,
        help_text="Needed where you do not meet every month: it says which months are yours.",
    )
    starts = time_field("Begins")
    ends = time_field("Ends")
    zone = forms.CharField(
        label="Time zone", max_length=64, help_text="Such as Europe/London. 18:00 stays 18:00 there."
    )
    raw = forms.CharField(
        label="As a rule of RFC 5545",
        required=False,
        max_length=200,
        widget=forms.TextInput({"spellcheck": "false", "autocomplete": "off", "dir": "ltr"}),
        help_text="Used where “as the rule below says” is chosen. Such as FREQ=MONTHLY;BYMONTH=1,3,5,9,11;BYDAY=-1TU.",
    )

    def __init__(self, sent: Any, *, series: Series) -> None:
        super().__init__(sent, initial=_known(series))
        weeks = [*WEEKS.items(), (OWN, "as the rule below says")]
        self.fields["week"] = forms.ChoiceField(label="Which week of the month", required=False, choices=weeks)
        for name in ("week", "day", "every"):
            self.fields[name].widget.attrs["class"] = "rhythm-choice"
        self.made = ""

    @property
    def by_hand(self) -> bool:
        """Whether the written rule is the one that counts, so that it has to be seen."""
        return not self["week"].value() or "raw" in self.errors

    def clean(self) -> dict[str, Any]:
        """Makes the rule, and refuses one by which nobody can meet."""
        told = super().clean()
        if {"week", "day", "every"} <= told.keys():
            self._make(told)
        return told

    def _make(self, told: dict[str, Any]) -> None:
        simple = told["week"] != OWN
        field, counted = ("week", told["every"] > 1) if simple else ("raw", False)
        written = Simple(told["week"], told["day"] or "TH", told["every"]).rule if simple else told.get("raw", "")
        if counted and "counts_from" in told and not told["counts_from"]:
            self.add_error("counts_from", "Say a day in a month in which you meet, or choose every month.")
            return
        try:
            self.made = checked_rule(written, today=timezone.localdate(), counts_from=told.get("counts_from"))
        except BadFacts as wrong:
            self.add_error(field, f"{wrong.sentence} {wrong.remedy}")


def _known(series: Series) -> dict[str, Any]:
    simple = simple_of(series.rule)
    told = {name: getattr(series, name) for name in ("counts_from", "starts", "ends", "zone")} | {"raw": series.rule}
    if simple:
        return told | {"week": simple.week, "day": simple.day, "every": simple.every}
    return told | ({"week": OWN} if series.rule else {"week": "3", "day": "TH", "every": 1})


def _reason(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label="Reason",
        required=required,
        max_length=300,
        widget=forms.TextInput({"dir": "auto"}),
        help_text="Members and visitors read it, in your words. Name nobody who would not like it.",
        error_messages={"required": "Say why, in a few words: people will ask."},
    )


class MoveForm(Form):
    """Another day of the month, or another hour."""

    day = day_field("Day")
    starts = time_field("Begins")
    ends = time_field("Ends")
    reason = _reason(required=False)

    def __init__(self, sent: Any, *, conversation: Conversation) -> None:
        series = conversation.series
        initial = {
            "day": conversation.day,
            "starts": conversation.starts or series.starts,
            "ends": conversation.ends or series.ends,
            "reason": conversation.reason,
        }
        super().__init__(sent, initial=initial)
        self.conversation = conversation

    def clean(self) -> dict[str, Any]:
        """Refuses a day of another month, and an hour at which nobody can meet."""
        told = self.cleaned_data
        if {"day", "starts", "ends"} <= told.keys():
            try:
                checked_times(self.conversation, told["day"], told["starts"], told["ends"], now=timezone.now())
            except BadFacts as wrong:
                field = (
                    "ends"
                    if "before it begins" in wrong.sentence
                    else "starts"
                    if "clocks" in wrong.sentence
                    else "day"
                )
                self.add_error(field, f"{wrong.sentence} {wrong.remedy}")
        return told


class OffForm(Form):
    """Whether a month is cancelled or skipped, and why."""

    status = forms.ChoiceField(
        label="What happens to it",
        widget=forms.RadioSelect,
        choices=[
            (Standing.CANCELLED, "It is cancelled: it was planned, and people may have been told."),
            (Standing.SKIPPED, "The month is skipped: there never was to be one."),
        ],
    )
    reason = _reason(required=True)


class LinkForm(Form):
    """Where the month meets, on whatever platform."""

    url = forms.CharField(
        label="The meeting’s address",
        required=False,
        max_length=LONGEST,
        widget=forms.URLInput({"spellcheck": "false", "autocomplete": "off", "dir": "ltr"}),
        help_text="From Zoom, Teams, Jitsi or any other: all of its “Join” link. Visitors never see it.",
    )
    note = forms.CharField(
        label="How else to get in",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text="A pin, a phone number. It stands in the calendar entry, for members alone.",
    )

    def clean_url(self) -> str:
        """The address, if a browser opens it safely."""
        try:
            return checked_link(self.cleaned_data["url"])
        except BadFacts as wrong:
            raise forms.ValidationError(f"{wrong.sentence} {wrong.remedy}") from None
