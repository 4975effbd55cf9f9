"""What people wish to talk about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation


class TopicStatus(models.TextChoices):
    """How a topic stands, for everybody to see."""

    NEW = "new", "New"
    CONSIDERED = "considered", "Being considered"
    PLANNED = "planned", "Planned"
    NOT_NOW = "not-now", "Not now"


class Topic(models.Model):
    """Something to talk about. ``shown`` once somebody of the desk has read it; until then nobody else sees it.

    ``name`` is whoever proposed it, and shows only where ``named`` says that they agreed. A planned one whose
    conversation has been held was talked about.
    """

    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    named = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=TopicStatus.choices, default=TopicStatus.NEW)
    reason = models.CharField(max_length=500, blank=True)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="topics"
    )
    shown = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="topic_has_title"),
            models.CheckConstraint(condition=Q(status__in=TopicStatus.values), name="topic_status_known"),
            models.CheckConstraint(condition=~Q(status="not-now") | ~Q(reason=""), name="topic_not_now_says_why"),
            models.CheckConstraint(condition=Q(named=False) | ~Q(name=""), name="topic_named_has_name"),
        )

    def __str__(self) -> str:
        return self.title
