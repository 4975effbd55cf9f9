"""A file is forgotten: its bytes and lines go, what was taken from it into the pack keeps its source."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import transaction

from kindling.contributions.actions.arranging import request_arranging
from kindling.contributions.actions.flags import raise_flags
from kindling.contributions.actions.receiving import subject_of
from kindling.contributions.finding import HOUR_KINDS
from kindling.contributions.models import HarvestFile
from kindling.contributions.queries.files import kept
from kindling.contributions.reread import forget_reread
from kindling.contributions.rules import check_can_keep
from kindling.conversations.models import Conversation
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor


def forget_file(*, by: Actor, conversation: Conversation, file_id: int) -> bool:
    """Removes a received file with its lines and bytes; answers whether it was there. The hour is arranged again.

    Words that a pack uses stay, with their source; whether they may appear hangs on consent as before.
    """
    check_can_keep(by)
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        row = HarvestFile.objects.filter(conversation=conversation, pk=file_id).select_related("conversation").first()
        if row is None:
            return False
        record_audit(by=by, action="forget file", subject=subject_of(row))
        stored = row.stored
        row.delete()
        request_arranging(conversation=conversation)
        if not kept(conversation).exists():
            raise_flags(conversation=conversation, found=(), kinds=HOUR_KINDS)
        # Last, and before the commit: whoever asked asks again if this is cut short, and no bytes stay without a row.
        if stored:
            default_storage.delete(stored)
    forget_reread()
    return True
