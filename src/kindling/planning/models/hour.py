"""How the hour is planned to run, and what has to be done by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.ground.models import User


class Part(models.TextChoices):
    """What a part of the hour is."""

    WELCOME = "welcome", "Welcome"
    TALK = "talk", "Talk"
    GROUPS = "groups", "Small groups"
    SHARE_BACK = "share-back", "Share back"
    CLOSE = "close", "Close"
    OTHER = "other", "Something else"


class RunItem(models.Model):
    """One part of the hour: how many minutes it takes, and who looks after it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="run_items")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.OTHER)
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(part__in=Part.values), name="run_item_part_known"),
            models.CheckConstraint(condition=~Q(title=""), name="run_item_has_title"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="run_item_takes_time"),
        )

    def __str__(self) -> str:
        return f"{self.minutes} minutes: {self.title}"


class Task(models.Model):
    """One line of the checklist: an own one, or what became of a usual one, told by its ``key``.

    ``days`` are counted from the conversation's day, before it negative, so that moving the day moves the line along.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    days = models.SmallIntegerField()
    removed = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("days", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="task_has_title"),
            models.UniqueConstraint(fields=["conversation", "key"], condition=~Q(key=""), name="task_usual_once"),
        )

    def __str__(self) -> str:
        return self.title
