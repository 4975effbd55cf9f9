"""Words that a pack may use, and what whoever said them decided about them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kindling.contributions.models.files import Line
from kindling.conversations.models import Conversation
from kindling.ground.models import User


class ContributionKind(models.TextChoices):
    """What a pack makes of somebody's words."""

    QUOTE = "quote", "Quote"
    POINT = "point", "Point of what was heard"
    GROUP = "group", "Group point"
    CHAT = "chat", "Chat message"
    REFLECTION = "reflection", "Closing reflection"


class UsedWording(models.TextChoices):
    """How the words came here; only verbatim ones stand in quotation marks."""

    VERBATIM = "verbatim", "Verbatim"
    PARAPHRASE = "paraphrase", "Paraphrase"
    GROUP = "group", "Group voice"


class Form(models.TextChoices):
    """How a contributor shows; the words of a pack's ``Attribution.form``."""

    NAME = "name", "Full name"
    FIRST_NAME = "first name", "First name"
    FIRST_NAME_ROLE_PLACE = "first name with role and place", "First name, role and place"
    ROLE = "role", "Role only"
    NOBODY = "nobody", "No name"


class Decision(models.TextChoices):
    """What a contributor decided about a contribution."""

    NAMED = "named", "Yes, with the full name"
    FIRST_NAME = "first name", "Yes, by first name"
    FIRST_NAME_ROLE_PLACE = "first name with role and place", "Yes, by first name with role and place"
    ROLE_ONLY = "role only", "Yes, by role only"
    ANONYMOUS = "anonymous", "Yes, without any name"
    DECLINED = "declined", "No"
    WITHDRAWN = "withdrawn", "Yes before, and taken back"
    ROOM_ONLY = "room only", "In the room only"


CLEARING = {
    Decision.NAMED: Form.NAME,
    Decision.FIRST_NAME: Form.FIRST_NAME,
    Decision.FIRST_NAME_ROLE_PLACE: Form.FIRST_NAME_ROLE_PLACE,
    Decision.ROLE_ONLY: Form.ROLE,
    Decision.ANONYMOUS: Form.NOBODY,
}
"""The decisions under which words may be published, each with the most that may show of whoever said them."""


class Contribution(models.Model):
    """Words that a pack may use, once they are cleared; a pack knows them by their `key`.

    ``sources`` are file name, ordinal and seconds of each line cited, kept when the private lines are purged.
    ``raw_name`` is the name as recorded; ``name``, ``first_name``, ``role`` and ``place`` are what may show of them if
    they agree.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="contributions")
    kind = models.CharField(max_length=10, choices=ContributionKind.choices)
    wording = models.CharField(max_length=10, choices=UsedWording.choices)
    text = models.TextField()
    lines = models.ManyToManyField(Line, blank=True, related_name="contributions")
    sources = models.JSONField(default=list, blank=True)
    raw_name = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=200, blank=True)
    first_name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ContributionKind.values), name="contribution_kind_known"),
            models.CheckConstraint(condition=Q(wording__in=UsedWording.values), name="contribution_wording_known"),
            models.CheckConstraint(condition=~Q(text=""), name="contribution_has_words"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """How a pack's document calls it: ``c12``."""
        return f"c{self.pk}"


class Consent(models.Model):
    """What a contributor decided, when, and how we know. Append-only: the latest one counts.

    ``text`` are the words that were agreed to, ``shown`` the name under which: other words, or another name, are not
    cleared by it. ``given_on`` is the day of the decision, ``how`` says how it was given (a mail, a form, said in the
    room).
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="consents")
    decision = models.CharField(max_length=40, choices=Decision.choices)
    text = models.TextField()
    shown = models.CharField(max_length=800, blank=True)
    how = models.CharField(max_length=300)
    given_on = models.DateField()
    recorded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(decision__in=Decision.values), name="consent_decision_known"),
            models.CheckConstraint(condition=~Q(how=""), name="consent_says_how"),
        )

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.decision}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write over a decision: a new one is a new row."""
        if not self._state.adding:
            raise TypeError("a consent is never changed; record a new one")
        super().save(*args, **kwargs)
