"""Who may speak, for which month, how far that is, and what they say of themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kindling.conversations.models import Conversation, Credit, Profile
from kindling.conversations.models.constraints import is_web_address
from kindling.ground.models import User
from kindling.people.models.person import new_uid
from kindling.planning.models.said_by import SaidBy


class Stage(models.TextChoices):
    """How far it is."""

    IDEA = "idea", "An idea"
    ASKED = "asked", "Asked"
    PENCILLED = "pencilled", "Pencilled in"
    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Declined"


class Speaking(models.Model):
    """Somebody who may lead a conversation, or a slot of one; without a conversation, in any month.

    ``email`` and ``assistant_email`` are kept in one case. ``links`` is a number in every link made for them: raising
    it makes earlier ones void. ``credit`` is the month's credit that their agreeing made. ``minutes`` is the length of
    a slot where several speak. ``swapped_at`` is when two months that swapped gave them theirs; none where somebody
    chose it for them. ``deck`` is a stored file of ``deck_type``, or ``deck_url`` says where it lies.
    """

    uid = models.CharField(max_length=24, unique=True, default=new_uid, editable=False)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.PROTECT, related_name="speakings"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    assistant_name = models.CharField(max_length=200, blank=True)
    assistant_email = models.EmailField(max_length=254, blank=True)
    profile = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.SET_NULL, related_name="speakings")
    credit = models.ForeignKey(Credit, null=True, blank=True, on_delete=models.SET_NULL, related_name="speakings")
    stage = models.CharField(max_length=9, choices=Stage.choices, default=Stage.IDEA)
    about = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    deck = models.FileField(max_length=200, blank=True, upload_to="speakers")
    deck_name = models.CharField(max_length=200, blank=True)
    deck_type = models.CharField(max_length=100, blank=True)
    deck_url = models.CharField(max_length=500, blank=True)
    links = models.PositiveIntegerField(default=1)
    swapped_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="speaking_has_name"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="speaking_stage_known"),
            models.CheckConstraint(
                condition=~Q(stage="agreed") | Q(conversation__isnull=False), name="speaking_agreed_has_month"
            ),
            models.CheckConstraint(condition=~Q(stage="declined") | ~Q(note=""), name="speaking_declined_says_why"),
            is_web_address("deck_url", name="speaking_deck_is_web"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.get_stage_display()})"


class SpeakingChange(models.Model):
    """One step on the way: the stage and the month from then on, and who took it."""

    speaking = models.ForeignKey(Speaking, on_delete=models.CASCADE, related_name="changes")
    stage = models.CharField(max_length=9, choices=Stage.choices)
    month = models.CharField(max_length=7, blank=True)
    note = models.CharField(max_length=500, blank=True)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.CheckConstraint(condition=Q(stage__in=Stage.values), name="speaking_change_stage_known"),)

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.month}".strip()


class Settled(models.TextChoices):
    """What the desk did with a proposal; empty while nobody has looked."""

    TAKEN = "taken", "Taken over"
    LEFT = "left", "Left"


class Proposal(models.Model):
    """What a speaker, or their assistant, wishes readers to learn of them; public only once the desk took it over.

    One of a speaker is open at a time; saving again changes it. ``photo`` is a stored picture.
    """

    speaking = models.ForeignKey(Speaking, on_delete=models.CASCADE, related_name="proposals")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=300, blank=True)
    organisation = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    bio = models.TextField(blank=True)
    photo = models.FileField(max_length=200, blank=True, upload_to="photos")
    photo_alt = models.CharField(max_length=300, blank=True)
    photo_credit = models.CharField(max_length=200, blank=True)
    said_by = models.CharField(max_length=9, choices=SaidBy.choices)
    made_at = models.DateTimeField(auto_now=True)
    settled = models.CharField(max_length=5, choices=Settled.choices, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(settled__in=["", *Settled.values]), name="proposal_settled_known"),
            models.CheckConstraint(condition=Q(said_by__in=SaidBy.values), name="proposal_said_by_known"),
            models.CheckConstraint(condition=~Q(name=""), name="proposal_has_name"),
            models.CheckConstraint(condition=Q(photo="") | ~Q(photo_alt=""), name="proposal_photo_has_words"),
            models.UniqueConstraint(fields=["speaking"], condition=Q(settled=""), name="proposal_open_once"),
        )

    def __str__(self) -> str:
        return f"of {self.speaking.name}"
