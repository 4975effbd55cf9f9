"""A file of another day belongs to the month all the same: somebody says so, and whom it lists counts."""

from __future__ import annotations

from django.db import transaction

from kindling.contributions.actions.arranging import request_arranging
from kindling.contributions.actions.receiving import subject_of
from kindling.contributions.models import HarvestFile
from kindling.contributions.queries.files import kept
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def say_file_belongs(*, by: Actor, conversation: Conversation, file_id: int) -> bool:
    """Says that a file is of this month's conversation, whatever day it tells; answers whether it was there, read.

    The worker arranges, counts and drafts anew. Raises `NotAllowed`.
    """
    check_can_keep(by)
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        row = kept(conversation).filter(pk=file_id).select_related("conversation").first()
        if row is None:
            return False
        HarvestFile.objects.filter(pk=row.pk).update(told={**row.told, "belongs": True})
        request_arranging(conversation=conversation)
        record_audit(by=by, action="say file belongs", subject=subject_of(row))
    return True
