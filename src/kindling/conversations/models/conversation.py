"""One meeting of a series, known by its month."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from kindling.conversations.models.community import Series
from kindling.conversations.models.constraints import is_web_address, month_is_written


class Format(models.TextChoices):
    """How the hour is held; empty where nobody has said."""

    SPEAKER = "speaker", "Speaker"
    PANEL = "panel", "Panel"
    SHOWCASE = "showcase", "Showcase"
    CHECK_IN = "check-in", "Check-in"
    OPEN = "open", "Open"


class Standing(models.TextChoices):
    """Whether the month's meeting takes place. A cancelled one was planned; a skipped month never has one."""

    PLANNED = "planned", "Takes place"
    CANCELLED = "cancelled", "Cancelled"
    SKIPPED = "skipped", "Skipped"


class Theme(models.Model):
    """What conversations are about, set by hand."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Conversation(models.Model):
    """One month's meeting, as far as it is known; what is not known stays empty.

    ``people`` came, or ``people_or_more`` of them at least; ``newcomers`` of them for the first time. Each is
    ``..._by_files`` where a pack counted it and nobody said so: such a figure follows the packs. ``starts`` and
    ``ends`` are local times where they differ from the series', in ``zone`` where that does. ``pack_elsewhere`` says
    that a pack was made that is not kept here; ``pack_url`` where it lies.

    ``by_rule`` while nobody has said anything of it: it stands because the series meets then, and follows its rule.
    ``status`` says whether it takes place and ``reason`` why not, or why it was moved, to members. ``moved_from`` is
    the day it had at first. ``sequence`` is raised, at ``changed_at``, by every change that calendars must learn
    (RFC 5546, 2.1.4); before the first one, ``changed_at`` is when its day was said. ``meeting_url`` is the month's own
    room on whatever platform, ``meeting_note`` how to get in besides (a pin, a phone number); both are for members
    alone.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="conversations")
    month = models.CharField(max_length=7, unique=True)
    title = models.CharField(max_length=300, blank=True)
    format = models.CharField(max_length=10, choices=Format.choices, blank=True)
    summary = models.TextField(blank=True)
    day = models.DateField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    people_or_more = models.BooleanField(default=False)
    newcomers = models.PositiveIntegerField(null=True, blank=True)
    people_by_files = models.BooleanField(default=False)
    newcomers_by_files = models.BooleanField(default=False)
    pack_elsewhere = models.BooleanField(default=False)
    pack_url = models.CharField(max_length=500, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="conversations")
    zone = models.CharField(max_length=64, blank=True)
    by_rule = models.BooleanField(default=False)
    status = models.CharField(max_length=9, choices=Standing.choices, default=Standing.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    moved_from = models.DateField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    meeting_url = models.CharField(max_length=1000, blank=True)
    meeting_note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-month",)
        constraints = (
            month_is_written("month", name="conversation_month_is_month"),
            models.CheckConstraint(condition=Q(format__in=["", *Format.values]), name="conversation_format_known"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="conversation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(people__isnull=False) | Q(people_or_more=False), name="conversation_more_than_something"
            ),
            models.CheckConstraint(
                condition=Q(newcomers__isnull=True)
                | Q(people__isnull=True)
                | Q(people_or_more=True)
                | Q(newcomers__lte=F("people")),
                name="conversation_newcomers_are_among_people",
            ),
            models.CheckConstraint(
                condition=Q(pack_url="") | Q(pack_elsewhere=True), name="conversation_pack_url_is_of_a_pack"
            ),
            is_web_address("pack_url", name="conversation_pack_url_is_web"),
            models.CheckConstraint(condition=Q(status__in=Standing.values), name="conversation_status_known"),
            models.CheckConstraint(
                condition=Q(status=Standing.PLANNED) | ~Q(reason=""), name="conversation_called_off_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(by_rule=False) | Q(status=Standing.PLANNED, title="", day__isnull=False),
                name="conversation_by_rule_is_untouched",
            ),
            models.CheckConstraint(
                condition=Q(meeting_url="") | Q(meeting_url__startswith="https://"),
                name="conversation_meeting_url_is_safe",
            ),
        )

    def __str__(self) -> str:
        return f"{self.month} {self.title}".strip()

    def clean(self) -> None:
        """Refuses a day of another month."""
        if self.day and f"{self.day:%Y-%m}" != self.month:
            raise ValidationError({"day": f"{self.day:%d %B %Y} is not in {self.month}."})

    @property
    def stands(self) -> bool:
        """Whether it takes place, or took place as far as anybody knows."""
        return self.status == Standing.PLANNED

    @property
    def local_zone(self) -> str:
        """The IANA name of the zone in which its times are told."""
        return self.zone or self.series.zone

    @property
    def begins_at(self) -> datetime.datetime | None:
        """When it begins, with its zone, where day and time are known."""
        return self._at(self.starts or self.series.starts)

    @property
    def ends_at(self) -> datetime.datetime | None:
        """When it ends, with its zone, where day and time are known."""
        return self._at(self.ends or self.series.ends)

    def _at(self, time: datetime.time | None) -> datetime.datetime | None:
        if self.day is None or time is None:
            return None
        return datetime.datetime.combine(self.day, time, ZoneInfo(self.local_zone))
