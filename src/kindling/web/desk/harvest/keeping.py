"""Words of the hour kept in the draft, compared with their source, and a change taken back."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kindling.contributions.actions import describe_piece
from kindling.curation.actions import edit_pack, undo
from kindling.curation.edits import BadEdit, add_piece
from kindling.curation.queries import working_pack
from kindling.curation.rules import StalePack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Pack, said
from kindling.web.desk.found import conversation_of
from kindling.web.desk.harvest.form import ComposeForm
from kindling.web.desk.harvest.found import Harvest, address, harvest_of, number
from kindling.web.desk.harvest.page import Composing, composed, first_form, looking, shown
from kindling.web.desk.harvest.taking import Taken, piece_of
from kindling.web.desk.pack.saving import told_of_button
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_POST
def keep(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/harvest/keep/``: the form's words become a piece of the draft; or they are only compared."""
    held = harvest_of(month)
    composing = _sent(request, held, only_compare="check" in request.POST)
    if not composing.form.is_bound:
        return shown(request, held, looking(request), composing)
    if not composing.form.is_valid():
        return shown(request, held, looking(request), composing, status=422)
    return _keep(request, held, composing)


def _sent(request: ActorRequest, held: Harvest, *, only_compare: bool = False) -> Composing:
    """The lines and the form that were sent; where they are only compared, nothing is found wrong with it yet."""
    taken = held.taken(number(request.POST.get("line")), number(request.POST.get("to")))
    form = first_form(held, taken, data=None if only_compare else request.POST)
    if only_compare:
        form.initial = {**form.initial, **request.POST.dict()}
    return composed(taken, form)


def _keep(request: ActorRequest, held: Harvest, composing: Composing) -> HttpResponse:
    taken, form, look = composing.taken, composing.form, looking(request)
    title = form.sections[form.cleaned_data["section"]].title
    try:
        _save(request, held, taken, form)
    except (BadEdit, NotAllowed, StalePack) as wrong:
        form.add_error("text" if isinstance(wrong, BadEdit) else None, f"{wrong.sentence} {wrong.remedy}".strip())
        return shown(request, held, look, composing, status=409 if isinstance(wrong, StalePack) else 422)
    messages.success(request, f"Kept in the draft, in {title}")
    return redirect(address(held.month, at=taken.first.id, show=look.show, kept=1))


def _save(request: ActorRequest, held: Harvest, taken: Taken, form: ComposeForm) -> None:
    """One revision more, and in the ledger who said it. Raises `BadEdit`, `NotAllowed` and `StalePack`."""
    if any(one.left_out for one in taken.lines):
        raise NotAllowed("This line is left out.", "Take it back first.")
    section = form.sections[form.cleaned_data["section"]]
    wording = form.cleaned_data["wording"]
    piece = piece_of(taken, form.words(), wording=wording, shown=form.attribution(), section=section)
    before: set[str] = set()

    def added(pack: Pack) -> Pack:
        # The pack as it stands under the lock: what somebody else has added since the page was read is not this one's.
        before.update(_keys(pack))
        return add_piece(pack, piece, section=section.id)

    with transaction.atomic():
        edit_pack(
            by=request.actor,
            conversation=held.conversation,
            edit=added,
            sentence=f"Added words from {taken.span} to {section.title}",
            based_on=number(request.POST.get("revision")),
            section=section.id,
        )
        pack = working_pack(held.conversation)
        for key in sorted(_keys(pack) - before):
            describe_piece(by=request.actor, conversation=held.conversation, key=key, who=form.described())


def _keys(pack: Pack | None) -> set[str]:
    return {one.contribution for one in said(pack)} - {""} if pack else set()


@open_to(Audience.PRODUCER)
@require_POST
def match(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/harvest/match/``: the sentence alone, for the script that asks while somebody types."""
    return desk_page(request, "harvest/match", composing=_sent(request, harvest_of(month), only_compare=True))


@open_to(Audience.PRODUCER)
@require_POST
def take_back(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/harvest/undo/``: the last change of the draft is undone, unless somebody else made another."""
    conversation, look = conversation_of(month), looking(request)
    try:
        undo(by=request.actor, conversation=conversation, based_on=number(request.POST.get("revision")))
    except (NotAllowed, StalePack) as wrong:
        messages.error(request, told_of_button(wrong))
    else:
        messages.success(request, "Undone. The draft is as it was before.")
    return redirect(address(month, at=look.at, show=look.show))
