"""The names under which people are met in exports, and how two people became one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.ground.models import User
from kindling.people.models.person import Person


class Alias(models.Model):
    """A name as an export shows it, and whose it is. Attendance and words hang on it, so that a merge re-points it.

    ``key`` is the name as it is compared. ``month`` is empty, or the one month in which the name means this person:
    two people may both be shown as "Sam". ``person`` is empty until somebody says whose it is.
    """

    key = models.CharField(max_length=200)
    month = models.CharField(max_length=7, blank=True)
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="aliases")
    settled_at = models.DateTimeField(null=True, blank=True)
    nobody = models.BooleanField(default=False)

    class Meta:
        ordering = ("key", "pk")
        verbose_name_plural = "aliases"
        indexes = (models.Index(fields=["key"], condition=Q(person__isnull=True), name="alias_open"),)
        constraints = (
            models.UniqueConstraint(fields=["key", "month"], name="alias_once"),
            models.CheckConstraint(condition=~Q(key=""), name="alias_has_name"),
            models.CheckConstraint(condition=Q(nobody=False) | Q(person__isnull=True), name="alias_nobody_is_nobody"),
        )

    def __str__(self) -> str:
        return self.name


class Merge(models.Model):
    """Two people who turned out to be one. ``moved`` says what went from ``gone`` to ``kept``, for putting it back."""

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merged_into")
    moved = models.JSONField(default=dict)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.CheckConstraint(condition=~Q(kept=models.F("gone")), name="merge_of_two"),)

    def __str__(self) -> str:
        return f"{self.gone} is {self.kept}"
