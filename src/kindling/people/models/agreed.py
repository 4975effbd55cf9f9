"""What somebody agreed to, or took back: dated, with its wording, never changed afterwards."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kindling.people.models.person import Person


class Purpose(models.TextChoices):
    """What an agreement is about."""

    MEMBERSHIP = "membership", "Being a member"
    INVITATION = "invitation", "The invitation each month"
    REMINDERS = "reminders", "Reminders"
    FOLLOWUP = "follow-up", "What came of it, afterwards"
    QUOTING = "quoting", "How to be quoted"
    PLACE = "place", "Being shown on the map"


class Agreement(models.Model):
    """One decision. ``wording`` is what they read, ``choice`` what they chose where it is more than yes or no.

    ``how`` says where it was given: the form, a mailed link, a list that was brought in, in their own words.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="agreements")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    given = models.BooleanField()
    choice = models.CharField(max_length=40, blank=True)
    wording = models.CharField(max_length=500)
    how = models.CharField(max_length=300)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="agreement_purpose_known"),
            models.CheckConstraint(condition=~Q(wording=""), name="agreement_has_wording"),
            models.CheckConstraint(condition=~Q(how=""), name="agreement_says_how"),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {'yes' if self.given else 'no'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write over a decision: a new one is a new row."""
        if not self._state.adding:
            raise TypeError("an agreement is never changed; record a new one")
        super().save(*args, **kwargs)
