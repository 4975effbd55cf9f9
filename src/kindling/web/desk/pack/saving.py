"""How a change to the pack is saved, and where its maker comes back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kindling.curation.actions import edit_pack
from kindling.curation.edits import BadEdit
from kindling.curation.rules import StalePack
from kindling.ground.errors import NotAllowed
from kindling.kernel.errors import KindlingError
from kindling.kernel.text import whole_number
from kindling.pack.document import Pack
from kindling.web.desk.pack.found import Working
from kindling.web.gate import ActorRequest

LOOKS = ("page", "pdf", "slides")
"""As what the preview is shown: the first where nothing is said."""

LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Done:
    """A pack after one change, the sentence that tells it, and the place on the page to come back to."""

    pack: Pack
    sentence: str
    section: str = ""
    anchor: str = "section"


Edit = Callable[[Pack], Done]


def save(request: ActorRequest, held: Working, edit: Edit, *, section: str = "") -> HttpResponse:
    """Saves what ``edit`` makes of the pack and leads back.

    Raises `BadEdit` where it cannot be done, and `StalePack` where somebody else has changed the pack, or the
    ``section`` where one is named, since the form was made: then places may mean other pieces.
    """
    based_on = revision_told(request)
    done = _tried(edit, held.pack)
    if done is None or done.pack != held.pack or based_on != held.draft.number:
        edit_pack(
            by=request.actor,
            conversation=held.conversation,
            edit=lambda pack: edit(pack).pack,
            sentence=done.sentence[:LONGEST_SENTENCE] if done else "",
            based_on=based_on,
            section=section,
        )
    return back(request, held.month, done.section, done.anchor) if done else back(request, held.month, section)


def _tried(edit: Edit, pack: Pack) -> Done | None:
    """What ``edit`` makes of the pack as it was read; None where it cannot be done, of which saving says why."""
    try:
        return edit(pack)
    except BadEdit:
        return None


def act(request: ActorRequest, held: Working, edit: Edit, *, section: str = "") -> HttpResponse:
    """The same for a button without a form of its own: whatever is in the way is told on the page it leads back to."""
    try:
        return save(request, held, edit, section=section)
    except (BadEdit, StalePack, NotAllowed) as wrong:
        return told(request, held.month, wrong, section=section)


def told(request: ActorRequest, month: str, wrong: KindlingError, *, section: str = "") -> HttpResponse:
    """Back to the page, with the sentence of what is in the way."""
    messages.error(request, told_of_button(wrong))
    return back(request, month, section, "section")


def told_of_button(wrong: KindlingError) -> str:
    """What is in the way of a button, which has no words of anybody's that could be saved again."""
    remedy = "Look at it as it is now, and do it again." if isinstance(wrong, StalePack) else wrong.remedy
    return f"{wrong.sentence} {remedy}".strip()


def back(request: ActorRequest, month: str, section: str = "", anchor: str = "") -> HttpResponse:
    """The way to the section, or to the pack.

    A script that asks is told it, because a redirect would hide the place on the page.
    """
    address = reverse("desk-section", args=[month, section]) if section else reverse("desk-pack", args=[month])
    look = look_of(request.POST.get("as", ""))
    query = f"?{urlencode({'as': look})}" if look != LOOKS[0] else ""
    address = f"{address}{query}{f'#{anchor}' if anchor else ''}"
    if request.headers.get("X-Swap"):
        return HttpResponse(status=204, headers={"X-To": address, "Cache-Control": "no-store"})
    return redirect(address)


def look_of(told: str) -> str:
    """One of `LOOKS`."""
    return told if told in LOOKS else LOOKS[0]


def revision_told(request: ActorRequest) -> int:
    """The revision that the form was made from; 0, which never stands, where it says none."""
    return whole_number(request.POST.get("revision", ""), figures=9) or 0
