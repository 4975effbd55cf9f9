"""What a human settled of an hour: flags, names that are nobody's secret, and places."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kindling.contributions.models.files import Line
from kindling.conversations.models import Conversation
from kindling.ground.models import User


class FlagStatus(models.TextChoices):
    """What became of a flag."""

    OPEN = "open", "Open"
    KEPT = "kept", "Kept, with a reason"
    REPLACED = "replaced", "Said otherwise"
    LEFT_OUT = "left out", "The line is left out"


class Flag(models.Model):
    """Something a human must look at before publishing, remembered with its decision.

    ``kind`` is in words ("personal data", "name leak", "name", "clock", "kind language"), ``what`` says it closer
    ("phone number"). ``fingerprint`` is made from what was found, so that the same finding is asked once. ``where``
    names its first place; each place on a line is a `FlagPlace`. ``instead`` is what may stand instead ("[patient]").
    ``blocks`` is false for a mere hint.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="flags")
    fingerprint = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    what = models.CharField(max_length=100, blank=True)
    sentence = models.CharField(max_length=500)
    where = models.CharField(max_length=300, blank=True)
    instead = models.CharField(max_length=100, blank=True)
    sure = models.BooleanField(default=False)
    blocks = models.BooleanField(default=True)
    status = models.CharField(max_length=10, choices=FlagStatus.choices, default=FlagStatus.OPEN)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["conversation", "fingerprint"], name="flag_once"),
            models.CheckConstraint(condition=Q(status__in=FlagStatus.values), name="flag_status_known"),
            models.CheckConstraint(
                condition=~Q(status=FlagStatus.KEPT) | ~Q(reason=""), name="flag_kept_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(status=FlagStatus.OPEN, decided_at__isnull=True)
                | (~Q(status=FlagStatus.OPEN) & Q(decided_at__isnull=False)),
                name="flag_decided_is_dated",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"


class FlagPlace(models.Model):
    """Where on a line a flag's words stand; ``start`` and ``end`` count characters of the line's text. The decision
    outlives the line: a file that is given again is not asked again."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="places")
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="flag_places")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["flag", "line", "start"], name="flag_place_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="flag_place_has_words"),
        )

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"


class KnownName(models.Model):
    """A name that a human said may stand in packs, in every month: a cited author, somebody public. ``folded`` is
    the name as `kernel.text.fold` makes it."""

    folded = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PlaceAnswer(models.Model):
    """What a human said of one person's words for a place: a place of the gazetteer, or nothing to show.

    ``words`` as `kernel.text.fold` makes them; ``place`` holds the fields of a `kernel.places.Place`, or is empty.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="place_answers")
    raw_name = models.CharField(max_length=500, blank=True)
    words = models.CharField(max_length=300)
    place = models.JSONField(default=dict, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["conversation", "raw_name", "words"], name="place_answered_once"),
        )

    def __str__(self) -> str:
        return self.words
