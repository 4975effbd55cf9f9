"""What a human must look at before publishing, settled one by one or in batches, and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kindling.archive import months
from kindling.contributions.actions import settle_flags
from kindling.contributions.finding import NAMES
from kindling.contributions.queries import flags_of, ledger
from kindling.contributions.records import FlagPlaceShown, FlagShown
from kindling.conversations.models import Conversation
from kindling.curation.actions import request_draft
from kindling.curation.leaking import LEAK, Named
from kindling.curation.queries import working_pack
from kindling.curation.queries.leaking import named_by_flag
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import whole_number
from kindling.pack.document import Pack
from kindling.web.desk.found import conversation_of
from kindling.web.desk.page import desk_page
from kindling.web.forms import Form
from kindling.web.gate import ActorRequest, Audience, open_to

MOST = 100
"""Open flags on one page; the others follow when these are settled."""

DONE = {
    "kept": ("One flag is kept, with its reason.", "{} flags are kept, with their reason."),
    "replaced": ("One flag is said otherwise.", "{} flags are said otherwise."),
    "left out": ("One flag’s lines are left out.", "{} flags’ lines are left out."),
    "open": ("One flag is open again.", "{} flags are open again."),
}
"""What is told after a decision, of one flag and of several."""


class SettleForm(Form):
    """What becomes of one flag, or of those that were ticked."""

    status = forms.ChoiceField(
        label="What becomes of them?",
        choices=[
            ("left out", "Leave the lines out"),
            ("replaced", "Say otherwise"),
            ("kept", "Keep, with a reason"),
            ("open", "Ask again"),
        ],
    )
    instead = forms.CharField(
        label="What stands instead", max_length=100, required=False, help_text="A role in brackets: [patient]."
    )
    reason = forms.CharField(label="The reason", max_length=300, required=False)
    remember = forms.BooleanField(label="This name may stand in every month", required=False)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a line's words, marked where it was found."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A flag with its line, the found words marked; ``more`` counts the other lines it stands on.

    ``whose`` is the person whom words of the pack name, ``url`` where these words stand in it.
    """

    flag: FlagShown
    words: tuple[Stretch, ...]
    more: int
    is_name: bool
    whose: str = ""
    url: str = ""


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def flags(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/flags/``: each flag under its line, the fix first; overruling needs a reason."""
    conversation = conversation_of(month)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _settled(request, conversation, form):
        return redirect("desk-flags", month)
    standing = flags_of(conversation, open_only=False)
    unsettled = [one for one in standing if one.status == "open"]
    return desk_page(
        request,
        "flags",
        status=422 if form.errors else 200,
        month=month,
        month_label=months.label_of(month),
        conversation=conversation,
        open=_open(conversation, unsettled[:MOST]),
        count=len(unsettled),
        blocking=sum(one.blocks for one in unsettled),
        settled=[asked(one) for one in standing if one.status != "open"],
        ticked=_ids(request),
        form=form,
    )


def _settled(request: ActorRequest, conversation: Conversation, form: SettleForm) -> bool:
    """Decides, and lets the draft hear of it; else the form says what is missing."""
    ids = _ids(request)
    if not ids:
        form.add_error(None, "Nothing is ticked. Tick the flags that this is for.")
        return False
    try:
        count = settle_flags(by=request.actor, conversation=conversation, ids=ids, **form.cleaned_data)
    except NotAllowed as wrong:
        form.add_error(None, str(wrong))
        return False
    request_draft(conversation=conversation)
    one, many = DONE[form.cleaned_data["status"]]
    messages.success(request, one if count == 1 else many.format(count))
    return True


def _ids(request: ActorRequest) -> list[int]:
    told = dict.fromkeys(request.POST.getlist("flag"))
    return [number for number in map(whole_number, told) if number is not None]


def asked(flag: FlagShown) -> Asked:
    """The flag as the page shows it."""
    lines = dict.fromkeys(place.line_id for place in flag.places)
    here = [place for place in flag.places if place.line_id == flag.line_id]
    words = tuple(_stretches(flag.line_text, here))
    return Asked(flag, words, max(0, len(lines) - 1), flag.what in NAMES and bool(flag.places))


def _open(conversation: Conversation, flags: list[FlagShown]) -> list[Asked]:
    """The flags with their lines, or with the words of the pack that name somebody."""
    pack = working_pack(conversation) if any(one.kind == LEAK for one in flags) else None
    named = named_by_flag(conversation, pack) if pack else {}
    silent = {one.key for one in ledger(conversation) if one.refused} if named else set()
    return [
        _in_pack(one, named[one.fingerprint], pack, silent, conversation.month)
        if pack and one.fingerprint in named
        else asked(one)
        for one in flags
    ]


def _in_pack(flag: FlagShown, named: Named, pack: Pack, silent: set[str], month: str) -> Asked:
    leak, at = named.leak, named.at(pack)
    marked = [FlagPlaceShown(0, named.words, leak.start, leak.end)]
    words = () if named.key in silent else tuple(_stretches(named.words, marked))
    url = reverse("desk-section", args=[month, named.section.id])
    return Asked(flag, words, 0, False, leak.name, f"{url}#p-{at.replace('.', '-')}" if at else url)


def _stretches(text: str, places: list[FlagPlaceShown]) -> Iterator[Stretch]:
    end = 0
    for place in sorted(places, key=lambda one: one.start):
        if place.start < end:
            continue
        yield Stretch(text[end : place.start])
        yield Stretch(text[place.start : place.end], marked=True)
        end = place.end
    yield Stretch(text[end:])
