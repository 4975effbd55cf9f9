"""Fields that several of these forms share, with what they say where something is wrong."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kindling.ground.addresses import address_key
from kindling.people import wording
from kindling.people.models import Purpose

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of the words that follow; nobody's name needs them, and they make it read otherwise."""

ADVERTISES = re.compile(r"://|\bwww\.|@", re.IGNORECASE)


class EmailField(forms.EmailField):
    """An e-mail address in the form in which it is kept; says what it seems to lack."""

    def __init__(self, **told: Any) -> None:
        told.setdefault("widget", forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}))
        super().__init__(max_length=254, **told)

    def clean(self, value: Any) -> Any:
        """The address. Raises `ValidationError` with one sentence."""
        try:
            return address_key(super().clean(value))
        except ValidationError:
            raise ValidationError(_lacks(str(value or "").strip()) or self.error_messages["required"]) from None


def _lacks(words: str) -> str:
    """What an address lacks, as a sentence; nothing where nothing was typed."""
    if not words:
        return ""
    if "@" not in words:
        return "An address has an @ in it, such as name@example.org."
    if "." not in words.rpartition("@")[2]:
        return "This address seems to lack its ending, such as .org or .se."
    return "This does not look like an e-mail address. One looks like name@example.org."


class NameField(forms.CharField):
    """What somebody wishes to be called: any words of any script, and no advertisement."""

    def __init__(self, **told: Any) -> None:
        widget = forms.TextInput({"autocomplete": "name", "dir": "auto", "spellcheck": "false"})
        super().__init__(max_length=80, widget=widget, **told)
        self.error_messages["required"] = "Tell us what to call you. A first name is enough."
        self.error_messages["max_length"] = "That is longer than we can show. Eighty letters fit."

    def clean(self, value: Any) -> Any:
        """The name on one line. Raises `ValidationError` where nothing of it can be read, or it holds an address."""
        words = " ".join(TURNS.sub("", str(super().clean(value))).split())
        if not words:
            raise ValidationError(self.error_messages["required"])
        if ADVERTISES.search(words):
            raise ValidationError("A name holds no address. Type what people call you.")
        return words


class LineField(forms.CharField):
    """A line that may stay empty."""

    def __init__(self, *, length: int = 120, complete: str = "off", **told: Any) -> None:
        widget = forms.TextInput({"autocomplete": complete, "dir": "auto"})
        super().__init__(max_length=length, required=False, widget=widget, **told)
        self.error_messages["max_length"] = f"That is longer than we keep. {length} letters fit."

    def clean(self, value: Any) -> Any:
        """The words on one line."""
        return " ".join(TURNS.sub("", str(super().clean(value))).split())


def lists_field(**told: Any) -> forms.MultipleChoiceField:
    """What somebody may be sent, each on its own."""
    return forms.MultipleChoiceField(
        choices=[(one.value, words) for one, words in wording.LISTS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        **told,
    )


def purposes(chosen: list[str]) -> frozenset[Purpose]:
    """What `lists_field` was answered."""
    return frozenset(Purpose(one) for one in chosen)
