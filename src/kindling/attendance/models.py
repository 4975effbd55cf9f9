"""The table of who was there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation
from kindling.people.models import Address, Alias


class Attended(models.Model):
    """A name that was met in an hour, told by its exports. It outlives them: it is what attendance is counted from.

    Whose the name is, its ``alias`` says; ``address`` is the one that stood beside it in an attendance report, where it
    is somebody's that is known. ``people`` counts how many came under this name ("Sam" twice, of two addresses).
    ``listed`` says that an attendance report told of them; without one, only those who spoke or wrote are known.
    ``seconds`` is how long, their connections united, null where nothing tells; ``first_at`` and ``last_at`` likewise.
    ``unsure`` where the name leaves open who it is. ``told_by`` are the numbers of the files that met the name, those
    that were purged since among them: the name goes with the last.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="attended")
    alias = models.ForeignKey(Alias, on_delete=models.CASCADE, related_name="attended")
    address = models.ForeignKey(Address, null=True, blank=True, on_delete=models.SET_NULL, related_name="attended")
    people = models.PositiveSmallIntegerField(default=1)
    listed = models.BooleanField(default=True)
    unsure = models.BooleanField(default=False)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    first_at = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    told_by = models.JSONField(default=list)

    class Meta:
        ordering = ("alias__key", "pk")
        verbose_name_plural = "attended"
        constraints = (
            models.UniqueConstraint(fields=["conversation", "alias"], name="attended_once"),
            models.CheckConstraint(condition=Q(people__gt=0), name="attended_by_somebody"),
        )

    def __str__(self) -> str:
        return f"{self.alias} in {self.conversation}"
