"""What a speaker agreed to, item by item: dated, with its wording, never changed afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.planning.models.said_by import SaidBy
from kindling.planning.models.speaking import Speaking


class Item(models.TextChoices):
    """What is agreed to by itself."""

    RECORDING = "recording", "The recording"
    SLIDES = "slides", "The slides"
    QUOTES = "quotes", "Being quoted"
    PHOTO = "photo", "The photo"


class SpeakerAgreement(models.Model):
    """One decision about one item; the newest counts. ``wording`` is what they read.

    ``how`` says how it was given where a producer recorded it: by telephone, in a letter of 3 March.
    """

    speaking = models.ForeignKey(Speaking, on_delete=models.CASCADE, related_name="agreements")
    item = models.CharField(max_length=9, choices=Item.choices)
    given = models.BooleanField()
    wording = models.CharField(max_length=500)
    said_by = models.CharField(max_length=9, choices=SaidBy.choices)
    how = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(item__in=Item.values), name="speaker_agreement_item_known"),
            models.CheckConstraint(condition=Q(said_by__in=SaidBy.values), name="speaker_agreement_by_known"),
            models.CheckConstraint(condition=~Q(wording=""), name="speaker_agreement_has_wording"),
            models.CheckConstraint(condition=~Q(said_by="desk") | ~Q(how=""), name="speaker_agreement_says_how"),
        )

    def __str__(self) -> str:
        return f"{self.get_item_display()}: {'yes' if self.given else 'no'}"
