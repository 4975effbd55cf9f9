"""Whom this installation serves, what it says of itself, and when it meets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models.constraints import is_web_address, month_is_written


class Community(models.Model):
    """The people an installation serves; there is one.

    ``theme`` is the look of pages and packs, as a pack's ``theme`` in JSON; an empty one is Kindling's own. ``logo`` is
    a stored picture that needs its alternative text; without one the pages show the drawn mark. ``welcome`` says who
    may join, ``role_question`` and ``role_examples`` ask them what they do (`conversations.welcome`).
    """

    only = models.PositiveSmallIntegerField(default=1, unique=True, editable=False)
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    contact_email = models.EmailField(blank=True)
    join_url = models.CharField(max_length=500, blank=True)
    welcome = models.CharField(max_length=300, blank=True)
    role_question = models.CharField(max_length=120, blank=True)
    role_examples = models.CharField(max_length=200, blank=True)
    theme = models.JSONField(default=dict, blank=True)
    logo = models.FileField(max_length=200, blank=True, upload_to="logos")
    logo_alt = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "community"
        constraints = (
            models.CheckConstraint(condition=Q(only=1), name="community_is_one"),
            models.CheckConstraint(condition=~Q(name=""), name="community_has_name"),
            is_web_address("join_url", name="community_join_url_is_web"),
            models.CheckConstraint(condition=Q(logo="") | ~Q(logo_alt=""), name="community_logo_has_words"),
        )

    def __str__(self) -> str:
        return self.name


class SisterCommunity(models.Model):
    """A community that ours is close to."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="sisters")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["community", "name"], name="sister_once"),
            is_web_address("url", name="sister_url_is_web"),
        )

    def __str__(self) -> str:
        return self.name


class Boilerplate(models.Model):
    """What packs say of the movement and the series from a month on; packs of earlier months keep the earlier words."""

    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="boilerplates")
    since = models.CharField(max_length=7)
    about = models.TextField(blank=True)
    series = models.TextField(blank=True)
    thanks = models.TextField(blank=True)

    class Meta:
        ordering = ("-since",)
        verbose_name_plural = "boilerplate"
        constraints = (
            models.UniqueConstraint(fields=["community", "since"], name="boilerplate_once_a_month"),
            month_is_written("since", name="boilerplate_since_is_month"),
        )

    def __str__(self) -> str:
        return f"from {self.since}"


class Series(models.Model):
    """A rhythm of conversations.

    ``rule`` is a recurrence rule as RFC 5545 writes it (``FREQ=MONTHLY;BYDAY=3TH``), ``rhythm`` says it to people.
    ``starts`` and ``ends`` are local times in ``zone``, an IANA name. A rule that leaves out months is counted from
    ``counts_from``, a day of a month in which the series meets.
    """

    name = models.CharField(max_length=200, unique=True)
    about = models.TextField(blank=True)
    rhythm = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=200, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, default="Europe/London")
    counts_from = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "series"
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="series_has_name"),)

    def __str__(self) -> str:
        return self.name
