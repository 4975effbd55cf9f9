"""The clocks of the series: what pages, mails and commands go by where they name no other zone."""

from __future__ import annotations

import datetime
from contextlib import AbstractContextManager
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone

from kindling.conversations.models import Series


class SeriesZone(datetime.tzinfo):
    """The zone of the series, or that of the settings; what is told in it carries that zone itself.

    It is asked for once, when an hour or a day is first told: a page without any asks the database nothing.
    """

    @cached_property
    def zone(self) -> ZoneInfo:
        """That of the first series in the database, unless `know_zone` told of another."""
        return _named(Series.objects.order_by("pk").values_list("zone", flat=True).first())

    def __str__(self) -> str:
        """Its IANA name, by which a database is asked for days."""
        return self.zone.key

    def utcoffset(self, at: datetime.datetime | None, /) -> datetime.timedelta | None:
        """What its clocks show beyond UTC."""
        return self.zone.utcoffset(at)

    def dst(self, at: datetime.datetime | None, /) -> datetime.timedelta | None:
        """How much of that is summer time."""
        return self.zone.dst(at)

    def tzname(self, at: datetime.datetime | None, /) -> str | None:
        """What its time is called."""
        return self.zone.tzname(at)

    def fromutc(self, at: datetime.datetime, /) -> datetime.datetime:
        """The instant as its clocks show it."""
        return self.zone.fromutc(at.replace(tzinfo=self.zone))


def know_zone(name: str) -> None:
    """Spares the clocks of the block a query where a series was read already; the first that is known stays."""
    current = timezone.get_current_timezone()
    if isinstance(current, SeriesZone):
        vars(current).setdefault("zone", _named(name))


def _named(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # Kept before zones were looked at.
        return ZoneInfo(settings.TIME_ZONE)


def series_time() -> AbstractContextManager[None]:
    """Has Django tell hours and days on the clocks of the series while the block runs."""
    return timezone.override(SeriesZone())
