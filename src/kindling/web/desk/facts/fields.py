"""Fields that several forms of the facts have: an address on the web, a clock, a portrait."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.validators import URLValidator

from kindling.web.templatetags.months import clock

HOURS = 99
"""The longest recording, in hours."""

_CLOCK = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})", re.ASCII)


class AddressField(forms.URLField):
    """An address that a browser may follow; ``https://`` is put before one without a scheme."""

    default_validators = [URLValidator(schemes=["http", "https"])]  # noqa: RUF012 - as Django declares it

    def __init__(self, **told: Any) -> None:
        super().__init__(
            max_length=500,
            assume_scheme="https",
            error_messages={"invalid": "An address looks like https://video.example.org/1."},
            **told,
        )


class ClockField(forms.CharField):
    """A time within a recording, written ``1:02:03``, ``2:03`` or as seconds; its value is in seconds."""

    def __init__(self, **told: Any) -> None:
        super().__init__(max_length=9, **told)
        self.widget.attrs |= {"inputmode": "numeric", "class": "facts-short"}

    def prepare_value(self, value: Any) -> Any:
        """Seconds as a clock says them."""
        return clock(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another time is written than the one that stood there."""
        return bool(super().has_changed(self.prepare_value(initial), data))

    def clean(self, value: Any) -> Any:
        """The seconds, or None where nothing is written."""
        written = super().clean(value)
        if not written:
            return None
        read = _CLOCK.fullmatch(written)
        if read is None or int(read[1] or 0) > HOURS:
            raise forms.ValidationError("A time is written like 1:02:03: hours, minutes, seconds.")
        hours, minutes, seconds = (int(part or 0) for part in read.groups())
        return hours * 3600 + minutes * 60 + seconds
