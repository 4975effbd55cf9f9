"""Links by which somebody else drops files: the form that makes one, and each with its address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.urls import reverse

from kindling.contributions.actions.links import DAYS, LONGEST
from kindling.contributions.links import token_of
from kindling.contributions.records import DropLinkShown
from kindling.web.forms import Form


class LinkForm(Form):
    """For whom a link is made, and for how long."""

    label = forms.CharField(
        label="For whom?",
        max_length=200,
        widget=forms.TextInput({"dir": "auto"}),
        help_text="Such as: Tom, who took notes. They read it on their page.",
    )
    days = forms.IntegerField(
        label="Days it works",
        min_value=1,
        max_value=LONGEST,
        initial=DAYS,
        widget=forms.NumberInput({"class": "facts-short"}),
    )

    def clean_label(self) -> str:
        """The label without signs that nobody sees, or that turn the direction of writing."""
        label: str = self.cleaned_data["label"]
        seen = "".join(sign for sign in label if unicodedata.category(sign) != "Cf").strip()
        if not seen:
            raise forms.ValidationError("“For whom?” is still empty.")
        return seen


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A link with its whole address."""

    link: DropLinkShown
    address: str


def links_shown(links: Iterable[DropLinkShown]) -> tuple[LinkShown, ...]:
    """The links that work, each with its address."""
    return tuple(
        LinkShown(link, f"{settings.SITE_URL}{reverse('drop', args=[token_of(link.id)])}")
        for link in links
        if link.works
    )
