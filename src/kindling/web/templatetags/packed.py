"""A pack's words on the desk, with their strength, emphasis and links, escaped as in the pack itself."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from kindling.pack.document import Text
from kindling.renderers.web import wording

register = template.Library()


@register.filter
def runs(text: Text) -> SafeString:
    """The words with their marks."""
    return mark_safe(wording.runs(text))  # noqa: S308 - escaped run by run


@register.filter
def quoted(text: Text) -> SafeString:
    """The same in quotation marks."""
    return mark_safe(f"“{wording.runs(text)}”")  # noqa: S308 - escaped run by run
