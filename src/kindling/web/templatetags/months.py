"""Months and hours as the desk says them."""

from __future__ import annotations

import datetime

from django import template
from django.utils import timezone
from django.utils.dateformat import format as formatted

from kindling.archive import months

register = template.Library()


@register.filter
def month_label(month: str) -> str:
    """``August 2024`` of ``2024-08``."""
    return months.label_of(month)


@register.filter
def month_name(month: str) -> str:
    """``August`` of ``2024-08``."""
    return months.name_of(month)


@register.filter
def day_said(day: datetime.date) -> str:
    """``Thursday 17 September``, with its year where that is not this one."""
    return formatted(day, "l j F" if day.year == timezone.localdate().year else "l j F Y")


@register.filter
def day_short(day: datetime.date) -> str:
    """``17 September``, with its year where that is not this one."""
    return formatted(day, "j F" if day.year == timezone.localdate().year else "j F Y")


@register.filter
def clock(seconds: int | None) -> str:
    """``1:02:03`` of 3723 seconds; nothing where nobody knows."""
    if seconds is None:
        return ""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


@register.filter
def month_beside(month: str, here: str) -> str:
    """``August`` beside a month of the same year, ``December 2025`` beside one of another."""
    return months.name_of(month) if months.year_of(month) == months.year_of(here) else months.label_of(month)


@register.filter
def clock_in_zone(time: datetime.datetime) -> str:
    """``18:00``, as the clocks of the series' own zone say it."""
    return f"{time:%H:%M}"
