"""Has a day begun? Somebody east of us may be in tomorrow already."""

from __future__ import annotations

import datetime

from django.utils import timezone

EASTERNMOST = datetime.timezone(datetime.timedelta(hours=14))
"""Where each day begins first."""


def has_begun(day: datetime.date) -> bool:
    """Whether it is ``day`` somewhere on Earth, or has been: nobody can have answered on a later one."""
    return day <= timezone.now().astimezone(EASTERNMOST).date()
