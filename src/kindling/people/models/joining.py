"""Somebody filled in the form, and has not yet shown that the address is theirs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class JoinRequest(models.Model):
    """What stood in the form, until its mail is answered or its time is over.

    It is made alike for an address that is known and for one that is not. ``code`` is the keyed hash of the code that
    may be typed; ``tries`` counts wrong ones.
    """

    nonce = models.CharField(max_length=32, unique=True)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    wishes = models.JSONField(default=dict)
    code = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["email"], name="join_request_of"),
            models.Index(fields=["expires_at"], name="join_request_until"),
        )
        constraints = (models.CheckConstraint(condition=~Q(email=""), name="join_request_has_address"),)

    def __str__(self) -> str:
        return f"request {self.pk}"
