"""The forms about the community, one for each part of what it says of itself."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from kindling.conversations.models import Series
from kindling.pack.media import LIMIT
from kindling.web.desk.facts.fields import AddressField
from kindling.web.desk.facts.people_forms import Portrait
from kindling.web.desk.facts.row_forms import line
from kindling.web.forms import Form

MONTH = re.compile(r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])")


def _text(label: str, *, rows: int = 5, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea({"rows": rows, "dir": "auto"}), help_text=help_text
    )


class Us(Form):
    """Who the community is, and how to reach it."""

    name = line("Name", required=True, length=200)
    about = _text("About", help_text="A few sentences; they stand at the foot of every page.")
    contact_email = forms.EmailField(label="Address for mail", required=False, max_length=254)
    join_url = AddressField(label="Where to join", required=False, help_text="The address of your form.")
    welcome = line(
        "Who is welcome", help_text="A sentence above the form of joining. Without one it says that anybody is."
    )
    role_question = line(
        "How people are asked what they do", length=120, help_text="Without words of yours it says: What do you do?"
    )
    role_examples = line(
        "Examples of an answer",
        length=200,
        help_text="They stand below the question, such as: teacher, parent, student.",
    )


class SeriesWords(Form):
    """What a series is called, and what it is. When it meets is said on the page of the rhythm."""

    name = line("Name of the series", required=True, length=200)
    about = _text("About the series")

    def __init__(self, *args: Any, series: Series | None, **told: Any) -> None:
        super().__init__(*args, **told)
        self.series = series

    def clean_name(self) -> str:
        """The name, if no other series has it."""
        name: str = self.cleaned_data["name"]
        same = Series.objects.filter(name=name).first()
        if same and same != self.series:
            raise forms.ValidationError("Another series has that name.")
        return name


class Logo(Form):
    """The community's logo, with words for those who cannot see it."""

    logo = Portrait(label="Picture", required=False, help_text=f"PNG or JPEG, at most {LIMIT // 2**20} MiB.")
    alt = line("What it shows", help_text="For those who cannot see it. Often just the name.")
    drawn = forms.BooleanField(label="Show Kindling’s drawn mark instead", required=False)

    def clean(self) -> dict[str, Any]:
        """A logo needs its words."""
        told = self.cleaned_data
        if not told.get("drawn") and "logo" in told:
            if not told["logo"]:
                self.add_error("logo", "No picture was chosen.")
            elif not told.get("alt"):
                self.add_error("alt", "A logo needs words for those who cannot see it.")
        return told


class SisterRow(Form):
    """A community that ours is close to."""

    name = line("Name", required=True, length=200)
    about = _text("About", rows=2)
    url = AddressField(label="Address", required=False)


class WordingRow(Form):
    """What packs say from a month on."""

    since = forms.CharField(label="From the month", max_length=7, help_text="Written 2026-03.")
    about = _text("About the movement")
    series = _text("About the series")
    thanks = _text("Thanks", rows=3)

    def clean_since(self) -> str:
        """The month, if it is one."""
        since: str = self.cleaned_data["since"]
        if not MONTH.fullmatch(since):
            raise forms.ValidationError("A month is written like 2026-03.")
        return since
