"""The editions of packs, and the files each consists of."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.ground.models import User


class EditionStatus(models.TextChoices):
    """Where an edition stands."""

    CURRENT = "current", "Current"
    SUPERSEDED = "superseded", "A later edition has taken its place"
    WITHDRAWN = "withdrawn", "Withdrawn"


class EditionKind(models.TextChoices):
    """Where the pack of an edition was made."""

    HERE = "here", "Made here"
    ELSEWHERE = "elsewhere", "Made elsewhere"


class Edition(models.Model):
    """One publication of a conversation's pack, dated and numbered.

    Of a pack made here, ``title``, ``people``, ``groups`` and ``contents`` repeat what lists and covers need: its
    headcount, the sizes of its small groups, and pairs of a section's entry and its id. The pack itself is the file
    ``pack.json``. Of one made elsewhere there are its files alone, and a title.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=EditionKind.choices, default=EditionKind.HERE)
    status = models.CharField(max_length=10, choices=EditionStatus.choices, default=EditionStatus.CURRENT)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="editions")
    note = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=500, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    groups = models.JSONField(default=list, blank=True)
    contents = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-published_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["conversation", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(status=EditionStatus.CURRENT), name="edition_current_is_one"
            ),
            models.CheckConstraint(condition=Q(status__in=EditionStatus.values), name="edition_status_known"),
            models.CheckConstraint(condition=Q(kind__in=EditionKind.values), name="edition_kind_known"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_counts_from_one"),
            models.CheckConstraint(
                condition=(
                    Q(status=EditionStatus.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(reason="")
                    | ~Q(status=EditionStatus.WITHDRAWN) & Q(withdrawn_at__isnull=True, reason="")
                ),
                name="edition_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.conversation.month}, edition {self.number}"


class EditionFile(models.Model):
    """One file of an edition: its public ``name`` (``pack.pdf``), and where its bytes lie, by their SHA-256.

    ``size`` is in bytes; ``pages`` counts the pages or slides of a file made elsewhere.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True, blank=True)
    stored = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["edition", "name"], name="edition_file_once"),)

    def __str__(self) -> str:
        return self.name
