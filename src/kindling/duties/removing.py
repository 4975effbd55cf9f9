"""A file is removed by hand, and who came goes with it even where it was the last one."""

from __future__ import annotations

from django.db import transaction

from kindling.attendance.actions import record_attendance
from kindling.contributions.actions import forget_file
from kindling.contributions.queries import file_progress
from kindling.conversations.models import Conversation
from kindling.curation.actions import request_draft
from kindling.curation.queries import draft_of
from kindling.ground.actors import Actor


def remove_file(*, by: Actor, conversation: Conversation, file_id: int) -> bool:
    """Forgets a file; answers whether it was there. The worker counts anew from those that are left.

    Where none is left that it would look at, who came is counted here, and the draft is due. Raises `NotAllowed`.
    """
    with transaction.atomic():
        gone = forget_file(by=by, conversation=conversation, file_id=file_id)
        if gone and file_progress(conversation).arranged:
            record_attendance(by=by, conversation=conversation)
            if draft_of(conversation).number:
                request_draft(conversation=conversation)
    return gone
