"""The pack that editors work on, each change a revision that can be undone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.ground.models import User


class Draft(models.Model):
    """One conversation's working pack. ``current`` is the number of the revision that stands, 0 before there is one.

    ``due_at`` is set while a worker must draft, or add what a later file brings; ``leased_until`` while one is at it.
    ``remark`` says why drafting failed. ``drafted`` is the pack as it was last drafted from the files alone, by which
    is told what an editor has touched; ``drafted_from`` are the numbers of those files. ``fresh`` are sentences of what
    a later file offers and nobody has looked at.
    """

    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="draft")
    current = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    remark = models.CharField(max_length=500, blank=True)
    drafted = models.TextField(blank=True)
    drafted_from = models.JSONField(default=list, blank=True)
    fresh = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"draft of {self.conversation.month}"


class Revision(models.Model):
    """One state of a working pack: its document as `pack.document.dump` writes it, hashes for media.

    ``sentence`` says what was changed ("Moved a quote up in What did we hear?"). Revisions above ``Draft.current`` were
    undone and can be done again, until something else is changed.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    document = models.TextField()
    sentence = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["draft", "number"], name="revision_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_counts_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.sentence}"


class DraftMedia(models.Model):
    """The bytes of a picture of a working pack, kept by their SHA-256 under ``stored``.

    A revision names a picture's bytes by that hash, so that undoing a change of it brings the earlier one back.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="media")
    sha256 = models.CharField(max_length=64)
    stored = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "sha256"], name="draft_media_once"),)

    def __str__(self) -> str:
        return self.sha256
