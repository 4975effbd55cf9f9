"""Who took part by name: profiles that months share, and the credit each month gives."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models.conversation import Conversation


class Profile(models.Model):
    """Somebody who has spoken, hosted or responded, as they wish to be known; reused across months.

    A photo needs its alternative text and the permission to show it.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=300, blank=True)
    organisation = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    bio = models.TextField(blank=True)
    photo = models.FileField(max_length=200, blank=True, upload_to="photos")
    photo_alt = models.CharField(max_length=300, blank=True)
    photo_credit = models.CharField(max_length=200, blank=True)
    photo_permission = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="profile_has_name"),
            models.CheckConstraint(
                condition=Q(photo="") | (~Q(photo_alt="") & ~Q(photo_permission="")), name="profile_photo_is_allowed"
            ),
        )

    def __str__(self) -> str:
        return self.name


class CreditRole(models.TextChoices):
    """What somebody did in a conversation."""

    SPEAKER = "speaker", "Speaker"
    HOST = "host", "Host"
    COORDINATOR = "coordinator", "Coordinator"
    RESPONDENT = "respondent", "Respondent"


class Credit(models.Model):
    """One person's, team's or organisation's part in one conversation: by profile, or by plain name.

    ``described`` says who they were that month, where it differs from the profile or there is none.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="credits")
    role = models.CharField(max_length=12, choices=CreditRole.choices)
    profile = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="credits")
    name = models.CharField(max_length=200, blank=True)
    described = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(role__in=CreditRole.values), name="credit_role_known"),
            models.CheckConstraint(
                condition=Q(profile__isnull=False, name="") | (Q(profile__isnull=True) & ~Q(name="")),
                name="credit_by_profile_or_name",
            ),
            models.UniqueConstraint(
                fields=["conversation", "role", "profile"],
                condition=Q(profile__isnull=False),
                name="credit_once_by_profile",
            ),
            models.UniqueConstraint(
                fields=["conversation", "role", "name"], condition=~Q(name=""), name="credit_once_by_name"
            ),
        )

    def __str__(self) -> str:
        return f"{self.credited} ({self.get_role_display()})"

    @property
    def credited(self) -> str:
        """The name that is shown."""
        return self.profile.name if self.profile else self.name
