"""What is due to whom, and to which addresses no mail goes any more."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """How far a message is."""

    DUE = "due", "Due"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    DROPPED = "dropped", "Not sent, on purpose"


class Message(models.Model):
    """One message to one address: what is due, and afterwards what was done. Its text is made when it is sent.

    ``kind`` says how it reads (`mail.kinds`), ``reference`` what it is about, in the words of that kind, ``person``
    whom it is for where that is known here (`people.Person.uid`). ``key`` is unique: one person and purpose, one
    message, however often it is asked for. ``data`` holds what the text needs and no table keeps; it is emptied once
    the message is done, and kept of a failed one that may be tried again. ``leased_until`` and ``lease`` are the
    worker's that has it in hand. ``tries`` counts how often it was handed to the mail server, ``put_off`` how often in
    a row there was none to hand it to. ``reason`` says why it was not sent, or not yet. ``message_id`` is the
    Message-ID of every try, so that a mail that went out twice is one mail to whoever reads it. ``done_at`` of a mail
    that was sent is when its text was made.
    """

    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=100, blank=True)
    key = models.CharField(max_length=200, unique=True)
    address = models.EmailField(max_length=254)
    person = models.CharField(max_length=32, blank=True)
    data = models.JSONField(default=dict, blank=True)
    first = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DUE)
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    put_off = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=100, default="", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["-first", "due_at"], condition=Q(state="due"), name="message_due"),
            models.Index(fields=["reason", "due_at"], condition=Q(state="due") & ~Q(reason=""), name="message_waits"),
            models.Index(fields=["kind", "reference"], name="message_about"),
            models.Index(fields=["address"], name="message_to"),
            models.Index(fields=["person"], condition=~Q(person=""), name="message_for"),
            models.Index(fields=["state", "-done_at"], condition=~Q(state="due"), name="message_done"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state_known"),
            models.CheckConstraint(condition=~Q(address=""), name="message_has_address"),
            models.CheckConstraint(
                condition=Q(state="due", done_at__isnull=True) | (~Q(state="due") & Q(done_at__isnull=False)),
                name="message_done_when_no_longer_due",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("due", "sent")) | ~Q(reason=""), name="message_not_sent_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}".strip()


class Why(models.TextChoices):
    """Why an address gets no more mail."""

    BOUNCED = "bounced", "Mail to it came back"
    COMPLAINED = "complained", "Its reader called our mail spam"


class StoppedAddress(models.Model):
    """An address to which no mail goes any more, until a steward lets it again."""

    address = models.EmailField(max_length=254, unique=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    told = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)
        verbose_name_plural = "stopped addresses"
        constraints = (models.CheckConstraint(condition=Q(why__in=Why.values), name="stopped_why_known"),)

    def __str__(self) -> str:
        return self.address


def new_message_id(domain: str) -> str:
    """A Message-ID that nobody else has, with its brackets (RFC 5322, 3.6.4)."""
    return f"<{uuid.uuid4().hex}@{domain}>"
