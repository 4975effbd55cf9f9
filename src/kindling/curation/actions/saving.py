"""A working pack is saved, a change undone and done again; the ledger follows each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction
from django.db.models import Max

from kindling.conversations.models import Conversation
from kindling.curation.flags import raise_pack_flags
from kindling.curation.ledger import in_step
from kindling.curation.media import restored, stored
from kindling.curation.models import Draft, Revision
from kindling.curation.queries.drafts import changes_since, draft_of, number_beside
from kindling.curation.records import DraftShown
from kindling.curation.rules import StalePack, check_can_edit, check_can_step
from kindling.ground.actions import record_audit
from kindling.ground.actors import Actor
from kindling.pack.document import Pack, load

KEPT = 200
"""Revisions of one pack that can be gone back to."""

LONGEST = 300
"""Characters of a revision's sentence."""


def save_pack(*, by: Actor, conversation: Conversation, pack: Pack, sentence: str, based_on: int) -> DraftShown:
    """Saves ``pack`` as the next revision; ``sentence`` says what was changed.

    ``based_on`` is the number of the revision that the editor had before them. Changes that were undone are gone then.
    Raises `StalePack` where another revision stands by now, and `NotAllowed`.
    """
    check_can_edit(by)
    with transaction.atomic():
        draft = locked(conversation)
        if draft.current != based_on:
            raise StalePack(changes_since(draft, based_on), pack)
        put(by=by, draft=draft, pack=pack, sentence=sentence)
    return draft_of(conversation)


def edit_pack(
    *,
    by: Actor,
    conversation: Conversation,
    edit: Callable[[Pack], Pack],
    sentence: str,
    based_on: int,
    section: str = "",
) -> DraftShown:
    """Saves what ``edit`` makes of the working pack; in a ``section``, where the edit touches that one alone.

    Then somebody else's change of another section is no obstacle: the edit is made to the pack as it stands now. Raises
    `StalePack`, `NotAllowed`, and whatever ``edit`` raises.
    """
    check_can_edit(by)
    with transaction.atomic():
        draft = locked(conversation)
        pack = _standing(draft)
        if draft.current != based_on and not (section and _same_section(draft, based_on, pack, section)):
            raise StalePack(changes_since(draft, based_on))
        put(by=by, draft=draft, pack=edit(pack), sentence=sentence)
    return draft_of(conversation)


def undo(*, by: Actor, conversation: Conversation, based_on: int | None = None) -> DraftShown:
    """Takes the last change back. Raises `NotAllowed` where there is none.

    With ``based_on``, the revision before the editor's eyes, nobody takes back a change that they have not seen:
    raises `StalePack`.
    """
    return _step(by, conversation, based_on, back=True)


def redo(*, by: Actor, conversation: Conversation, based_on: int | None = None) -> DraftShown:
    """Makes the change again that was taken back last. Raises as `undo` does."""
    return _step(by, conversation, based_on, back=False)


def replace_pack(*, by: Actor, conversation: Conversation, data: bytes) -> DraftShown:
    """Saves a ``pack.json`` that was edited outside as the next revision. Raises `BadPack` and `NotAllowed`.

    Flags and the state of a review are the site's own and not taken over.
    """
    check_can_edit(by)
    pack = load(data)
    with transaction.atomic():
        draft = locked(conversation)
        put(by=by, draft=draft, pack=pack, sentence="Replaced the pack by a file")
    return draft_of(conversation)


def look_at_fresh(*, by: Actor, conversation: Conversation) -> None:
    """Puts aside what a later file offered, once somebody has looked."""
    check_can_edit(by)
    Draft.objects.filter(conversation=conversation).update(fresh=[])


def locked(conversation: Conversation) -> Draft:
    """The conversation's draft, locked until the transaction ends; made where there is none."""
    Draft.objects.get_or_create(conversation=conversation)
    return Draft.objects.select_for_update(of=("self",)).select_related("conversation").get(conversation=conversation)


def put(*, by: Actor, draft: Draft, pack: Pack, sentence: str) -> Pack:
    """Writes the next revision, inside the caller's transaction; answers the pack with the keys it has then."""
    conversation = draft.conversation
    keyed = in_step(by=by, conversation=conversation, pack=replace(pack, status="draft", flags=()))
    number = _unused(draft)
    draft.revisions.filter(number__gt=draft.current).delete()
    draft.current = number
    Revision.objects.create(
        draft=draft,
        number=draft.current,
        document=stored(draft, keyed),
        sentence=_cut(sentence),
        made_by=by.user,
    )
    draft.revisions.filter(pk__in=_too_old(draft)).delete()
    draft.save(update_fields=["current"])
    raise_pack_flags(conversation, keyed)
    record_audit(by=by, action="save pack", subject=_subject(draft), note=_cut(sentence))
    return keyed


def _unused(draft: Draft) -> int:
    """The number of the next revision: never that of one that was undone, which a page may still be open on."""
    last: int | None = draft.revisions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _too_old(draft: Draft) -> list[int]:
    return list(draft.revisions.order_by("-number").values_list("pk", flat=True)[KEPT:])


def _standing(draft: Draft) -> Pack:
    """The pack that stands. Raises `NotAllowed` before there is one."""
    check_can_step(draft, draft.current or None, back=True)
    return restored(draft, draft.revisions.get(number=draft.current).document)


def _same_section(draft: Draft, number: int, pack: Pack, section: str) -> bool:
    """Whether a section was the same in revision ``number`` as it is now."""
    before = draft.revisions.filter(number=number).first()
    if before is None:
        return False
    old, new = ([one for one in each.sections if one.id == section] for each in (load(before.document.encode()), pack))
    return bool(new) and old == new


def _step(by: Actor, conversation: Conversation, based_on: int | None, *, back: bool) -> DraftShown:
    check_can_edit(by)
    with transaction.atomic():
        draft = locked(conversation)
        if based_on not in {None, draft.current}:
            raise StalePack(changes_since(draft, based_on or 0))
        number = check_can_step(draft, number_beside(draft, back=back), back=back)
        pack = restored(draft, draft.revisions.get(number=number).document)
        in_step(by=by, conversation=conversation, pack=pack)
        raise_pack_flags(conversation, pack)
        draft.current = number
        draft.save(update_fields=["current"])
        record_audit(by=by, action="undo change" if back else "redo change", subject=_subject(draft))
    return draft_of(conversation)


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"


def _subject(draft: Draft) -> str:
    return f"conversation {draft.conversation.month}, revision {draft.current}"
