"""When and where a speaker was told last that their conversation is."""

from __future__ import annotations

from django.db import models

from kindling.conversations.models import Conversation
from kindling.planning.models.speaking import Speaking


class SpeakerTold(models.Model):
    """What the mails to a speaker, and to who acts for them, said last, so that a later change is known to be one.

    ``stands``, ``begins_at``, ``ends_at`` and ``meeting`` are the conversation's as they were ``at`` that moment.
    """

    speaking = models.OneToOneField(Speaking, on_delete=models.CASCADE, related_name="told")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    stands = models.BooleanField(default=True)
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    meeting = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.conversation.month}, told {self.at:%Y-%m-%d}"
