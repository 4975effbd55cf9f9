"""A colour picked or written: two fields that say one thing, with and without script."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def hex_of(words: str) -> str:
    """``#rrggbb`` for what was written (``#ABC`` too); empty where it is no colour."""
    found = HEX.fullmatch(words.strip())
    if found is None:
        return ""
    digits = found[1].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(each * 2 for each in digits)


class Twin(forms.TextInput):
    """A picker beside a line of text. Of the two the one that was changed counts; the text, where both were."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The text, which has the label, after the picker; and what stood in both, to tell which was changed."""
        written = super().render(name, value, attrs, renderer)
        shown = hex_of(str(value or "")) or "#000000"
        label = (attrs or {}).get("data-picker", "Pick a colour")
        return format_html(
            '<span class="twin"><input type="color" name="{0}-picked" value="{1}" aria-label="{2}">{3}'
            '<input type="hidden" name="{0}-was" value="{1}"></span>',
            name,
            shown,
            label,
            written,
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """What was written, or picked where the written one is as it was."""
        written = str(super().value_from_datadict(data, files, name) or "")
        picked, was = str(data.get(f"{name}-picked", "")), str(data.get(f"{name}-was", ""))
        return picked if picked and picked != was and hex_of(written) == was else written


class ColourField(forms.CharField):
    """A colour as ``#rrggbb``."""

    widget = Twin

    def __init__(self, *, label: str, help_text: str = "") -> None:
        super().__init__(label=label, help_text=help_text, max_length=16)
        self.widget.attrs |= {"class": "colour-written", "spellcheck": "false", "autocomplete": "off"}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Words for the picker, which has no label of its own."""
        return super().widget_attrs(widget) | {"data-picker": f"{self.label}: pick a colour"}

    def clean(self, value: Any) -> str:
        """The colour, as ``#rrggbb``."""
        found = hex_of(str(super().clean(value)))
        if not found:
            raise forms.ValidationError("A colour is written like #5c2b41.")
        return found
