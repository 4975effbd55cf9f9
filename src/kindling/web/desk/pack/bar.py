"""The bar at the editor's foot: what still blocks publishing, and what only waits.

Finding out looks through the whole pack and the month's files. So the editor shows what was found since anything last
changed, and has the rest fetched behind the page that somebody works on.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kindling.conversations.models import Conversation
from kindling.curation.queries import blockers, draft_of, waits
from kindling.curation.records import Blocker, Wait
from kindling.ground.changes import last_change
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

FRESH = 60.0
"""Seconds for which a finding is shown again: what the worker does, it does not always tell."""

MOST = 16
"""Months of which findings are remembered."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that blocks publishing or waits, with the page to mend it on."""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands between a month and publishing; ``flagged`` counts it by section.

    ``marked`` says what is in the way at a piece, by its section and its place.
    """

    blocked: tuple[Thing, ...]
    waiting: tuple[Thing, ...]
    flagged: Counter[str]
    marked: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def marked_in(self, section: str) -> dict[str, str]:
        """What is in the way in one section, by the place of the piece."""
        return {at: told for (where, at), told in self.marked.items() if where == section}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A finding, the moment it was made at, and the states of the site and of the draft it was made from."""

    at: float
    state: tuple[int, int]
    found: Standing


_kept: dict[int, _Kept] = {}


@open_to(Audience.PRODUCER)
@require_safe
def bar(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/pack-bar/``: the bar alone, for the script that puts it into the page."""
    conversation = conversation_of(month)
    found = standing_of(conversation, draft_of(conversation).number)
    return desk_page(request, "editor/bar", month=month, standing=found)


def standing_of(conversation: Conversation, number: int) -> Standing:
    """What stands between a month and publishing, found now unless it is known; ``number`` is the draft's."""
    known = standing_known(conversation, number)
    if known:
        return known
    state = _state(number)
    blocked = blockers(conversation)
    flagged: Counter[str] = Counter()
    for one in blocked:
        if one.section and one.kind != "suggestions":
            flagged[one.section] += one.count
    waiting = _things(conversation, waits(conversation))
    found = Standing(_things(conversation, blocked), waiting, flagged, _marked(blocked))
    if not any(one.kind == "reading" for one in blocked):  # the worker ends that without telling anybody
        _keep(conversation, state, found)
    return found


def _keep(conversation: Conversation, state: tuple[int, int], found: Standing) -> None:
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[conversation.pk] = _Kept(time.monotonic(), state, found)


def standing_known(conversation: Conversation, number: int) -> Standing | None:
    """The same where it was found since anything last changed, or None."""
    kept = _kept.get(conversation.pk)
    if kept and kept.state == _state(number) and time.monotonic() - kept.at < FRESH:
        return kept.found
    return None


def forget_standings() -> None:
    """Has everything found anew."""
    _kept.clear()


def _state(number: int) -> tuple[int, int]:
    return last_change(settings.DATA_FOLDER), number


def _things(conversation: Conversation, found: tuple[Blocker | Wait, ...]) -> tuple[Thing, ...]:
    """Each with its address: the page it names, at its section where it stands in one."""
    return tuple(Thing(one.sentence, _address(conversation.month, one)) for one in found)


def _address(month: str, one: Blocker | Wait) -> str:
    if one.section and one.url_name in {"desk-pack", "desk-section"}:
        return reverse("desk-section", args=[month, one.section]) + _anchor(one)
    # What a later file brought is told in the pack, beside its sections.
    return reverse(one.url_name, args=[month]) + ("#fresh" if one.kind == "fresh" else "")


def _anchor(one: Blocker | Wait) -> str:
    at = one.at if isinstance(one, Blocker) else ()
    return f"#p-{at[0].replace('.', '-')}" if at else ""


def _marked(blocked: tuple[Blocker, ...]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for one in blocked:
        for at in one.at:
            found[one.section, at] = f"{found.get((one.section, at), '')} {one.sentence}".strip()
    return found
