"""Who comes, what has gone out to everybody, and how a month's invitations are to go."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation, Series
from kindling.invitations.timetable import DAYS_BEFORE, TIME_OF_DAY
from kindling.people.models import Person


class Answer(models.TextChoices):
    """What somebody said to an invitation."""

    YES = "yes", "Comes"
    NO = "no", "Cannot come"


class Reply(models.Model):
    """What a person last said to a month's invitation. ``how`` says where, such as "by the link in a mail".

    ``begins_at`` is when the month was to begin when they said it: a no is to that hour, and to no other.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="replies")
    answer = models.CharField(max_length=3, choices=Answer.choices)
    how = models.CharField(max_length=100)
    begins_at = models.DateTimeField(null=True, blank=True)
    first_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name_plural = "replies"
        constraints = (
            models.UniqueConstraint(fields=["conversation", "person"], name="reply_once"),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="reply_answer_known"),
        )

    def __str__(self) -> str:
        return self.get_answer_display()


class Occasion(models.TextChoices):
    """What goes out to many about a conversation; each is a kind of message of the same name."""

    INVITATION = "invitation", "The invitation"
    WEEK = "reminder-week", "The reminder a week before"
    DAY = "reminder-day", "The reminder a day before"
    HOUR = "reminder-hour", "The reminder an hour before"
    CHANGE = "change", "A change"
    CANCELLED = "cancelled", "That it is cancelled"
    CAME = "follow-up-came", "Afterwards, to those who came"
    MISSED = "follow-up-missed", "Afterwards, to those who could not"


CANCELS = ("cancelled", "cancelled-now")
"""The kinds of message that say that a month does not take place."""


class Sending(models.Model):
    """One occasion, as it is put into the queue for everybody it is for: begun, resumed where it stopped, done once.

    ``reached`` is the key of the last person it has come to, ``count`` how many messages it has queued. ``stands``,
    ``begins_at``, ``ends_at`` and ``meeting`` are what it told, so that a later change is known to be one.
    ``looked_at`` is when somebody who joined late was last looked for. ``with_pack`` is a follow-up's.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="sendings")
    kind = models.CharField(max_length=20, choices=Occasion.choices)
    sequence = models.PositiveIntegerField(default=0)
    stands = models.BooleanField(default=True)
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    meeting = models.TextField(blank=True)
    with_pack = models.BooleanField(default=False)
    reached = models.BigIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["kind"], condition=Q(done_at__isnull=True), name="sending_open"),)
        constraints = (
            models.UniqueConstraint(fields=["conversation", "kind", "sequence"], name="sending_once"),
            models.CheckConstraint(condition=Q(kind__in=Occasion.values), name="sending_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.conversation.month}"


class Habit(models.Model):
    """How the invitations of a series go. Nobody is mailed before ``started_at``, when a steward first said so."""

    series = models.OneToOneField(Series, on_delete=models.CASCADE, related_name="habit")
    days_before = models.PositiveSmallIntegerField(default=DAYS_BEFORE)
    time_of_day = models.TimeField(default=TIME_OF_DAY)
    started_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(days_before__gte=1, days_before__lte=60), name="habit_days_sensible"),
        )

    def __str__(self) -> str:
        return f"{self.days_before} days before, at {self.time_of_day:%H:%M}"


class InvitationPlan(models.Model):
    """What is different about one month: a personal line on top, paused, or sent at once at ``asked_at``.

    ``follow_up_asked_at`` is when a steward said that the follow-up need not wait for the pack.
    """

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="invitation_plan")
    line = models.CharField(max_length=500, blank=True)
    paused = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    follow_up_asked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.conversation.month}{', paused' if self.paused else ''}"
