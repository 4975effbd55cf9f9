"""A working pack is drafted from a month's files and facts; what a later file brings is added, and disturbs nothing."""

from __future__ import annotations

import datetime
import logging
from dataclasses import replace

from django.db import transaction
from django.db.models import F, Min, Q, QuerySet
from django.utils import timezone

from kindling.contributions.queries import files_of, was_purged
from kindling.contributions.queries.files import counted_files
from kindling.contributions.traces import trace_of
from kindling.conversations.models import Conversation
from kindling.curation.actions.saving import locked, put
from kindling.curation.facts import about_of
from kindling.curation.fresh import added
from kindling.curation.media import restored, stored
from kindling.curation.models import Draft
from kindling.curation.queries.drafts import TRIES
from kindling.curation.settled import settled_of
from kindling.ground.actors import WORKER
from kindling.kernel.errors import KindlingError
from kindling.pack.assemble import draft_pack
from kindling.pack.document import Pack

_log = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=5)
"""How long a worker has a draft for itself; that of a one-hour call takes a few seconds."""

GAVE_UP = "The draft could not be made. Nothing was lost; try again, or tell whoever runs this site."
MOST_FRESH = 30
"""Sentences of what later files offer that are kept."""


def request_draft(*, conversation: Conversation) -> None:
    """Asks the worker to draft, or to add what has come since."""
    Draft.objects.get_or_create(conversation=conversation)
    told = {"due_at": timezone.now(), "tries": 0, "remark": ""}
    Draft.objects.filter(conversation=conversation).update(**told)


def claim_draft(*, lease: datetime.timedelta = LEASE) -> int | None:
    """The number of the conversation whose draft is due longest, now leased to the caller; None where none is due.

    A draft whose worker died is free again once the lease is over; one that was tried `TRIES` times is given up.
    """
    for draft in _free().order_by("due_at").only("conversation_id", "tries"):
        mine = _free().filter(pk=draft.pk, tries=draft.tries)
        if draft.tries >= TRIES:
            _log.error("Drafting for draft %s broke its worker %s times; it is given up.", draft.pk, draft.tries)
            _give_up(draft, GAVE_UP)
        elif mine.update(leased_until=timezone.now() + lease, tries=F("tries") + 1):
            return draft.conversation_id
    return None


def draft_waiting(*, conversation_id: int) -> None:
    """Drafts a conversation's pack, or adds to it what its files and facts have more since it was drafted.

    What cannot be drafted now is tried again; after `TRIES` times the draft says so and waits to be asked.
    """
    conversation = Conversation.objects.select_related("series").get(pk=conversation_id)
    draft, _ = Draft.objects.get_or_create(conversation=conversation)
    try:
        _keep(conversation, asked=draft.due_at, drafted=drafted_pack(conversation))
    except KindlingError as wrong:
        _give_up(draft, str(wrong))
    except Exception as wrong:  # whatever an export does to the drafting, the worker goes on
        _stumble(draft, wrong)


def drafted_pack(conversation: Conversation) -> tuple[Pack, tuple[int, ...]]:
    """A new draft of everything that is known of a month, and the files that it is drafted from. Nothing is written."""
    exports = counted_files(conversation)
    files = tuple(one for _, one in exports)
    about, pictures = about_of(conversation)
    made = draft_pack(
        files,
        about,
        media=pictures,
        settled=settled_of(conversation, files),
        facts_alone=True,
    )
    return replace(made.pack, flags=()), tuple(number for number, _ in exports)


def _keep(
    conversation: Conversation, *, asked: datetime.datetime | None, drafted: tuple[Pack, tuple[int, ...]]
) -> None:
    """Writes what was drafted: the first revision, or what is added to the one that stands."""
    pack, files = drafted
    with transaction.atomic():
        draft = locked(conversation)
        if draft.current:
            _add(draft, pack, later=_came_later(draft, files))
        else:
            put(by=WORKER, draft=draft, pack=pack, sentence=_drafted_from(len(files)))
        draft.drafted, draft.drafted_from = stored(draft, pack), list(files)
        # A file that came in this very moment has set it anew, and is added the next time.
        draft.due_at = None if draft.due_at == asked else draft.due_at
        draft.leased_until, draft.tries, draft.remark = None, 0, ""
        told = ["drafted", "drafted_from", "due_at", "leased_until", "tries", "remark", "fresh"]
        draft.save(update_fields=told)


def _came_later(draft: Draft, files: tuple[int, ...]) -> bool:
    """Whether one of ``files`` is new: received after the first draft, and not drafted from before."""
    new = set(files) - set(draft.drafted_from)
    first = draft.revisions.aggregate(at=Min("made_at"))["at"]
    return any(one.id in new and one.received_at > first for one in files_of(draft.conversation))


def _add(draft: Draft, pack: Pack, *, later: bool) -> None:
    """What the draft has more. Only a ``later`` file offers anything: else an editor has seen it and not used it."""
    working = restored(draft, draft.revisions.get(number=draft.current).document)
    base = restored(draft, draft.drafted) if draft.drafted else None
    more = added(working, pack, base, purged=was_purged(draft.conversation))
    if more.pack != working:
        put(by=WORKER, draft=draft, pack=more.pack, sentence="Added what came later" if later else "Brought up to date")
    if later:
        draft.fresh = list(dict.fromkeys([*draft.fresh, *more.told]))[-MOST_FRESH:]


def _drafted_from(files: int) -> str:
    if not files:
        return "Drafted from what is known of the month"
    return f"Drafted from {files} {'file' if files == 1 else 'files'}"


def _free() -> QuerySet[Draft]:
    now = timezone.now()
    return Draft.objects.filter(due_at__isnull=False).filter(Q(leased_until__isnull=True) | Q(leased_until__lt=now))


def _stumble(draft: Draft, wrong: Exception) -> None:
    """Logs what broke, and where; not what it said, for somebody's words may stand in it."""
    _log.error("Drafting for draft %s broke: %s", draft.pk, trace_of(wrong))
    draft.refresh_from_db()
    if draft.tries >= TRIES:
        _give_up(draft, GAVE_UP)
    else:
        Draft.objects.filter(pk=draft.pk).update(leased_until=timezone.now() + datetime.timedelta(seconds=10))


def _give_up(draft: Draft, remark: str) -> None:
    Draft.objects.filter(pk=draft.pk).update(due_at=None, leased_until=None, remark=remark[:500])
