"""What a conversation leaves behind: its questions, recordings, presentations and resources."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kindling.conversations.models.constraints import is_web_address
from kindling.conversations.models.conversation import Conversation
from kindling.conversations.models.people import Profile


class Question(models.Model):
    """What the small groups talked about, and who posed it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    posed_by = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="questions")
    posed_by_name = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="question_has_text"),
            models.CheckConstraint(
                condition=Q(posed_by__isnull=True) | Q(posed_by_name=""), name="question_posed_by_profile_or_name"
            ),
        )

    def __str__(self) -> str:
        return self.text


class Recording(models.Model):
    """A recording where it is kept. An empty ``url`` means that there is one and its address is not known here.

    ``starts`` and ``ends`` are the part that was agreed to be shown, in seconds of the recording.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="recordings")
    title = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=500, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    captions = models.BooleanField(default=False)
    starts = models.PositiveIntegerField(null=True, blank=True)
    ends = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            is_web_address("url", name="recording_url_is_web"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gt=F("starts")),
                name="recording_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.url or "a recording"


class Presentation(models.Model):
    """Slides or other material that a speaker showed. An empty ``url`` means that its address is not known here."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="presentations")
    title = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (is_web_address("url", name="presentation_url_is_web"),)

    def __str__(self) -> str:
        return self.title or "a presentation"


class ResourceType(models.TextChoices):
    """What kind of thing a resource is."""

    ARTICLE = "article", "Article"
    BOOK = "book", "Book"
    REPORT = "report", "Report"
    FILM = "film", "Film or talk"
    PODCAST = "podcast", "Podcast"
    TOOL = "tool", "Tool"
    WEBSITE = "website", "Website"
    OTHER = "other", "Other"


class Resource(models.Model):
    """Something that people in a conversation recommended."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="resources")
    title = models.CharField(max_length=300)
    by = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=10, choices=ResourceType.choices, default=ResourceType.OTHER)
    note = models.CharField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="resource_has_title"),
            models.CheckConstraint(condition=Q(type__in=ResourceType.values), name="resource_type_known"),
            is_web_address("url", name="resource_url_is_web"),
        )

    def __str__(self) -> str:
        return self.title
