"""Somebody the community knows, and the addresses at which they are met."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.db.models.base import ModelBase

from kindling.people.naming import name_key


class Standing(models.TextChoices):
    """How somebody stands to the community."""

    MET = "met", "Was in a room, and never joined"
    LISTED = "listed", "Stands on a list that was brought in; no mail yet"
    MEMBER = "member", "Member"
    LEFT = "left", "Has left"
    MERGED = "merged", "Turned out to be somebody else who is known"


class Quoting(models.TextChoices):
    """How somebody wishes to be quoted, as a standing preference; empty where they have not said."""

    ASK = "ask", "Ask me each time"
    NAMED = "named", "With my full name"
    FIRST_NAME = "first name", "By my first name"
    FIRST_NAME_ROLE_PLACE = "first name with role and place", "By my first name, role and place"
    ROLE_ONLY = "role only", "By my role only"
    ANONYMOUS = "anonymous", "Without any name"
    NEVER = "never", "Never"


def new_uid() -> str:
    """A public name for a person that tells nothing and cannot be guessed."""
    return secrets.token_hex(12)


class Person(models.Model):
    """Somebody. ``place`` is what they wrote, ``zone`` an IANA name (empty: the series' zone).

    ``invitation``, ``reminders`` and ``followup`` say what a member receives; each change is also an `Agreement`.
    ``links`` is a number in every link mailed to them: raising it makes all earlier ones void.
    ``place_shown`` says that a map may show their place though nobody else is there. ``key`` is the name as it is
    compared; it follows the name. Whoever was ``merged`` into somebody else stays as a row that nobody is shown.
    """

    uid = models.CharField(max_length=24, unique=True, default=new_uid, editable=False)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False, default="", blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    place_shown = models.BooleanField(default=False)
    zone = models.CharField(max_length=64, blank=True)
    standing = models.CharField(max_length=6, choices=Standing.choices, default=Standing.MET)
    invitation = models.BooleanField(default=True)
    reminders = models.BooleanField(default=True)
    followup = models.BooleanField(default=True)
    quoting = models.CharField(max_length=32, choices=Quoting.choices, blank=True)
    links = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "people"
        indexes = (
            models.Index(fields=["standing", "key"], name="person_standing"),
            models.Index(fields=["key", "standing"], name="person_key"),
            models.Index(fields=["standing", "-joined_at"], name="person_joined"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="person_standing_known"),
            models.CheckConstraint(condition=Q(quoting__in=["", *Quoting.values]), name="person_quoting_known"),
            models.CheckConstraint(
                condition=~Q(standing="member") | Q(joined_at__isnull=False), name="person_member_has_joined"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """What a page that may have been forwarded calls them."""
        return self.name.split()[0]

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Keeps the row, its ``key`` in step with its name. Rows that are made in bulk bring their own."""
        self.key = name_key(self.name)
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "key"}
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)


class Address(models.Model):
    """An e-mail address of one person, in one case. ``confirmed_at`` is when they showed that it is theirs."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="addresses")
    email = models.EmailField(max_length=254, unique=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    usual = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = (
            models.CheckConstraint(condition=~Q(email=""), name="address_is_one"),
            models.UniqueConstraint(fields=["person"], condition=Q(usual=True), name="address_usual_once"),
        )

    def __str__(self) -> str:
        return self.email
