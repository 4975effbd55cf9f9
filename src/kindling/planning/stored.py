"""Files that nothing points at any more leave the storage."""

from __future__ import annotations

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from kindling.conversations.models import Profile
from kindling.planning.models import Proposal, Speaking


def drop_unused(name: str) -> None:
    """Removes a stored file once the caller's transaction stands, unless a row still shows it."""
    if name:
        transaction.on_commit(partial(_drop, name))


def _drop(name: str) -> None:
    used = (Speaking.objects.filter(deck=name), Proposal.objects.filter(photo=name), Profile.objects.filter(photo=name))
    if not any(rows.exists() for rows in used):
        default_storage.delete(name)
