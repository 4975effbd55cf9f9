"""What is still to be done until somebody who was erased is gone from words and files as well."""

from __future__ import annotations

from django.db import models


class Erasing(models.Model):
    """The erasure of one person, from the moment they ask until every month is done; then the row goes.

    ``person`` is the uid of whoever is gone already. ``todo`` says by month what is theirs there: ``keys``, their names
    as they are compared, and ``pieces``, the numbers of their contributions. ``address`` is where the last mail goes,
    empty where none does; it is kept here alone, and until then.
    """

    person = models.CharField(max_length=24, unique=True)
    todo = models.JSONField(default=dict)
    address = models.EmailField(max_length=254, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"person {self.person}"
