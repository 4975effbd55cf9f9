"""Who says something for a speaker."""

from __future__ import annotations

from django.db import models


class SaidBy(models.TextChoices):
    """Who said it."""

    SPEAKER = "speaker", "themselves"
    ASSISTANT = "assistant", "their assistant"
    DESK = "desk", "a producer, for them"
