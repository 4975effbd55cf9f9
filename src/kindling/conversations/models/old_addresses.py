"""Where pages stood before this site: the addresses that people have kept, and what each leads to now."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models.conversation import Conversation

LONGEST = 600
"""Characters of an old address; a longer one fits no index."""


class OldAddress(models.Model):
    """One address of an earlier site: it leads to a conversation, or to the ``target``, a path of this site.

    ``path`` is written as `conversations.moved` writes it. A ``target`` begins with one stroke: never another site.
    """

    path = models.CharField(max_length=LONGEST, unique=True)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="old_addresses"
    )
    target = models.CharField(max_length=LONGEST, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("path",)
        verbose_name_plural = "old addresses"
        constraints = (
            models.CheckConstraint(condition=Q(path__startswith="/"), name="old_address_is_a_path"),
            models.CheckConstraint(
                condition=Q(target="", conversation__isnull=False)
                | Q(target__regex=r"^/([^/\\].*)?$", conversation__isnull=True),
                name="old_address_leads_within",
            ),
        )

    def __str__(self) -> str:
        return self.path

    @property
    def leads_to(self) -> str:
        """The path it leads to now."""
        return f"/conversations/{self.conversation.month}/" if self.conversation else self.target
