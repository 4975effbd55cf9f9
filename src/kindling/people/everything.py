"""Everything held about one person, as a ZIP: for machines (data.json) and to read (index.html)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from kindling.mail.house import current_house
from kindling.people.held import held_about
from kindling.people.models import Person

Told = list[tuple[str, str]]
"""Names and values of one thing, as words."""


def everything_about(person: Person) -> bytes:
    """The ZIP, made now. It holds what is kept about ``person`` and of nobody else."""
    held, at = held_about(person), timezone.localtime()
    house = current_house().name
    told = json.dumps({"community": house, "made_at": at, **held}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    parts = [(name.capitalize(), _things(value)) for name, value in held.items()]
    page = render_to_string("people/everything.html", {"house": house, "at": at, "parts": parts, "name": person.name})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("index.html", page)
        made.writestr("data.json", told)
    return file.getvalue()


def _things(value: Any) -> list[Told]:
    """One thing or several, each as rows of words."""
    things: Iterable[Any] = value if isinstance(value, list | tuple) else [value]
    return [_rows(one) for one in things]


def _rows(thing: Any) -> Told:
    if not isinstance(thing, dict):
        return [("", _words(thing))]
    return [(str(name).replace("_", " "), _words(value)) for name, value in thing.items() if value not in (None, "")]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%-d %B %Y, %H:%M}"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_words(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_words, value))
    return str(value)
