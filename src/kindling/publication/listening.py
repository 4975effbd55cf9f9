"""A speaker says no after the pack is out: the edition leaves sight in that moment, and comes back without it."""

from __future__ import annotations

import logging
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from kindling.conversations.models import Conversation
from kindling.kernel.errors import KindlingError
from kindling.planning.models import SpeakerAgreement
from kindling.publication.models import Edition, EditionKind, EditionStatus
from kindling.publication.queries import pack_of
from kindling.publication.refused import without_refused

_log = logging.getLogger(__name__)


@receiver(post_save, sender=SpeakerAgreement)
def heed_a_no(instance: SpeakerAgreement, **_: Any) -> None:
    """Takes the current edition out of sight where it shows what ``instance`` says no to, in the same transaction.

    From that moment no page and no download shows it; `actions.reissue_stale` brings the edition back without it. An
    edition whose file is lost is taken out of sight too: nobody knows what it shows.
    """
    conversation = instance.speaking.conversation
    if instance.given or conversation is None:
        return
    # Whoever publishes at this moment is waited for: what they publish is looked at as well.
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    for edition in Edition.objects.filter(
        conversation=conversation, status=EditionStatus.CURRENT, kind=EditionKind.HERE
    ):
        if _shows_refused(edition):
            edition.status = EditionStatus.STALE
            edition.save(update_fields=["status"])


def _shows_refused(edition: Edition) -> bool:
    try:
        pack = pack_of(edition)
    except KindlingError as wrong:
        _log.error("Edition %s cannot be looked through: %s", edition.pk, wrong.sentence)
        return True
    return without_refused(pack, edition.conversation) != pack
