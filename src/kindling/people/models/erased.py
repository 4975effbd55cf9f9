"""Who was erased, in a form that tells nobody, so that it can be done again after a backup was put back."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Erased(models.Model):
    """One address that was erased, or somebody without one.

    ``key`` is the keyed hash of the address (`people.erasing.address_mark`), empty where there was none; ``person``
    that of the uid. Neither can be turned back, and neither can be tried out without the site's own key.
    """

    key = models.CharField(max_length=64, blank=True)
    person = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name_plural = "erased"
        indexes = (
            models.Index(fields=["key"], condition=~Q(key=""), name="erased_address"),
            models.Index(fields=["person"], name="erased_person"),
        )
        constraints = (models.CheckConstraint(condition=~Q(person=""), name="erased_says_whom"),)

    def __str__(self) -> str:
        return f"erased {self.at:%Y-%m-%d}"
