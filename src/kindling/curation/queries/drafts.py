"""How does a working pack stand, and what is in it?"""

from __future__ import annotations

from django.db.models import F, Q, QuerySet, Subquery

from kindling.conversations.models import Conversation
from kindling.curation.media import restored
from kindling.curation.models import Draft, Revision
from kindling.curation.records import DraftShown, RevisionShown
from kindling.pack.document import Pack

TRIES = 3
"""How often drafting is tried before somebody has to look."""


def draft_of(conversation: Conversation) -> DraftShown:
    """How the conversation's working pack stands."""
    draft = Draft.objects.filter(conversation=conversation).first()
    if draft is None:
        return DraftShown()
    before, after = _beside(draft, back=True), _beside(draft, back=False)
    around = Q(number=draft.current) | Q(number=Subquery(before[:1])) | Q(number=Subquery(after[:1]))
    near = list(draft.revisions.filter(around).select_related("made_by").defer("document"))
    now = next((one for one in near if one.number == draft.current), None)
    later = next((one for one in near if one.number > draft.current), None)
    return DraftShown(
        number=draft.current,
        can_undo=any(one.number < draft.current for one in near),
        can_redo=later is not None,
        saved_at=now.made_at if now else None,
        saved_by=_who(now) if now else "",
        sentence=now.sentence if now else "",
        again=later.sentence if later else "",
        due=draft.due_at is not None,
        failed=draft.due_at is None and bool(draft.remark),
        remark=draft.remark,
        fresh=tuple(draft.fresh),
    )


def number_beside(draft: Draft, *, back: bool) -> int | None:
    """The number of the revision before the one that stands, or of the one undone last; None where there is none."""
    return _beside(draft, back=back).first()


def working_pack(conversation: Conversation) -> Pack | None:
    """The pack that editors work on, with its pictures; None before there is one."""
    row = _current(conversation)
    return restored(row.draft, row.document) if row else None


def history(conversation: Conversation, *, limit: int = 20) -> tuple[RevisionShown, ...]:
    """The last changes, newest first, those that were undone among them."""
    rows = Revision.objects.filter(draft__conversation=conversation).select_related("made_by", "draft")
    return tuple(_shown(row, row.draft) for row in rows.defer("document").order_by("-number")[:limit])


def changes_since(draft: Draft, number: int) -> tuple[RevisionShown, ...]:
    """The changes behind revision ``number`` that stand, oldest first; none where one was undone."""
    rows = draft.revisions.filter(number__gt=number, number__lte=draft.current).select_related("made_by")
    return tuple(_shown(row, draft) for row in rows.defer("document"))


def _beside(draft: Draft, *, back: bool) -> QuerySet[Revision, int]:
    """The numbers before the revision that stands, or behind it, the nearest first; some in between were given up."""
    rows = (
        draft.revisions.filter(number__lt=draft.current) if back else draft.revisions.filter(number__gt=draft.current)
    )
    return rows.order_by("-number" if back else "number").values_list("number", flat=True)


def _current(conversation: Conversation) -> Revision | None:
    rows = Revision.objects.filter(draft__conversation=conversation).select_related("draft")
    return rows.filter(number=F("draft__current")).first()


def _shown(row: Revision, draft: Draft) -> RevisionShown:
    return RevisionShown(row.number, row.sentence, row.made_at, _who(row), row.number > draft.current)


def _who(row: Revision) -> str:
    """Who made a change; a change of the worker's is Kindling's own."""
    return str(row.made_by) if row.made_by else "Kindling"
