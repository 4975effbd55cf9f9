"""Who has an account, and what was done by whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Role(models.TextChoices):
    """What an account may do."""

    STEWARD = "steward", "Steward: convenes, produces and publishes"
    PRODUCER = "producer", "Producer: makes packs, without the members' list"


class Users(BaseUserManager["User"]):
    """The accounts; an address is one account however its letters are cased."""

    def create_user(self, email: str, *, name: str = "", role: Role = Role.PRODUCER) -> User:
        """A new account without a password: people sign in by a mailed code or a passkey."""
        user = self.model(email=email.strip().casefold(), name=name, role=role)
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The account of an address."""
        return self.get(email=(username or "").strip().casefold())


class User(AbstractBaseUser):
    """A steward or a producer. Nobody else has an account."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.PRODUCER)
    is_active = models.BooleanField("may sign in", default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Users] = Users()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_known"),
            models.CheckConstraint(condition=~Q(email=""), name="user_has_address"),
        )

    def __str__(self) -> str:
        return self.name or self.email


class ActorKind(models.TextChoices):
    """Who can act."""

    STEWARD = "steward", "a steward"
    PRODUCER = "producer", "a producer"
    WORKER = "worker", "Kindling itself"
    NOBODY = "nobody", "somebody without an account"


class AuditLine(models.Model):
    """One thing that was done. It names no words of anybody, only what was acted on."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=10, choices=ActorKind.choices)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="audit_lines")
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=100)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["subject", "-at"], name="audit_of_subject"),)
        constraints = (models.CheckConstraint(condition=Q(actor__in=ActorKind.values), name="audit_actor_known"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.action} {self.subject}"


class Throttle(models.Model):
    """How often something was tried in one window of time. ``key`` is a keyed hash of what, and by whom."""

    key = models.CharField(max_length=64)
    ends_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["ends_at"], name="throttle_until"),)
        constraints = (models.UniqueConstraint(fields=["key", "ends_at"], name="throttle_once"),)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%Y-%m-%d %H:%M}"
