"""Conditions that several tables keep to."""

from __future__ import annotations

from django.db.models import CheckConstraint, Q

MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
"""A month is written ``2024-08``."""


def month_is_written(field: str, *, name: str) -> CheckConstraint:
    """``field`` holds a month such as ``2024-08``."""
    return CheckConstraint(condition=Q(**{f"{field}__regex": MONTH}), name=name)


def is_web_address(field: str, *, name: str) -> CheckConstraint:
    """``field`` is empty or an address a browser may follow."""
    leads = Q(**{f"{field}__startswith": "https://"}) | Q(**{f"{field}__startswith": "http://"})
    return CheckConstraint(condition=Q(**{field: ""}) | leads, name=name)
