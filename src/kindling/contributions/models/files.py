"""What was received of an hour: the files as they were dropped, and every line read from them. All of it is private."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.ground.models import User


class DropLink(models.Model):
    """A link by which somebody without an account may drop files for one conversation; the address is signed.

    ``label`` says for whom it was made. It works until ``expires_at``, and no longer once it was closed.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="drop_links")
    label = models.CharField(max_length=200)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="drop_links")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.label


class FileStatus(models.TextChoices):
    """Where a received file stands."""

    WAITING = "waiting", "Kept, waiting to be read"
    READ = "read", "Read"
    REFUSED = "refused", "Kept, but nobody could read it"


class HarvestFile(models.Model):
    """One export as it was received, kept by its SHA-256; ``size`` is in bytes, ``stored`` its name in the storage.

    ``name`` is what people call it, unique in its conversation; ``remark`` says why it was refused. ``told`` holds what
    reading it told, in counts and reasons, never words: the fields of `records.Told`. ``leased_until`` is set while
    a worker reads it; ``arranged_at`` once its lines stand on the hour's clock. Once purged, bytes and lines are gone,
    and ``stored`` is empty.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="harvest_files")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    stored = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=FileStatus.choices, default=FileStatus.WAITING)
    source = models.CharField(max_length=40, blank=True)
    remark = models.CharField(max_length=1000, blank=True)
    told = models.JSONField(default=dict, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    link = models.ForeignKey(DropLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="files")
    leased_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    arranged_at = models.DateTimeField(null=True, blank=True)
    purged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("received_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["conversation", "sha256"], name="harvest_file_once"),
            models.UniqueConstraint(fields=["conversation", "name"], name="harvest_file_name_once"),
            models.CheckConstraint(condition=Q(status__in=FileStatus.values), name="harvest_file_status_known"),
            models.CheckConstraint(
                condition=Q(purged_at__isnull=True) | Q(stored=""), name="harvest_file_purged_is_gone"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Medium(models.TextChoices):
    """How something was said."""

    SPOKEN = "spoken", "Spoken"
    CHAT = "chat", "Chat"
    NOTE = "note", "Note"


class Line(models.Model):
    """One thing that somebody said or wrote, exactly as recorded. Private until it is purged.

    ``ordinal`` counts from 1 among the lines, or the notes, of its file's harvest; ``first`` and ``last`` are where it
    stands in the file. ``at`` and ``until`` are seconds on the session's clock, null where nobody knows. ``double``
    marks what another save held already. ``position`` counts through the hour, all files together. ``left_out`` was put
    aside by an editor. ``reactions`` are pairs of emoji and count. ``kind`` and ``group`` are a note's.
    """

    file = models.ForeignKey(HarvestFile, on_delete=models.CASCADE, related_name="lines")
    medium = models.CharField(max_length=10, choices=Medium.choices)
    ordinal = models.PositiveIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    at = models.FloatField(null=True, blank=True)
    until = models.FloatField(null=True, blank=True)
    raw_name = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    room = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=200, blank=True)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reactions = models.JSONField(default=list, blank=True)
    double = models.BooleanField(default=False)
    left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["file", "medium", "ordinal"], name="line_once"),
            models.CheckConstraint(condition=Q(medium__in=Medium.values), name="line_medium_known"),
        )

    def __str__(self) -> str:
        return f"{self.file.name}, {self.medium} {self.ordinal}"
