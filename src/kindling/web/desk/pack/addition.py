"""A piece more in a section, of the editors' own."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from kindling.curation.edits import BadEdit, pieces_of
from kindling.curation.rules import StalePack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Pack, Section
from kindling.pack.media import BadPicture
from kindling.web.desk.pack.addable import ADDABLE, added, empty_piece
from kindling.web.desk.pack.editor import Open, editor
from kindling.web.desk.pack.forms import PictureForm, PieceForm, blame
from kindling.web.desk.pack.found import Working, working
from kindling.web.desk.pack.rows import anchor_of, within
from kindling.web.desk.pack.saving import Done, save
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ActorRequest, month: str, section: str, kind: str) -> HttpResponse:
    """``/desk/2026-10/pack/heard/add/point/``: the section with an empty piece open; posted, the piece added."""
    if kind not in ADDABLE:
        raise Http404("No piece of that kind can be added.")
    held = working(month)
    old = held.section(section)
    made = PictureForm if kind == "picture" else PieceForm
    at = empty_piece(kind, section)
    if request.method != "POST":
        return editor(request, held, old, Open(made(at=at), adds=kind))
    form = made(request.POST, request.FILES, at=at)
    if not form.is_valid():
        return editor(request, held, old, Open(form, adds=kind), status=422)
    return _save(request, held, old, kind, form)


def _save(request: ActorRequest, held: Working, section: Section, kind: str, form: PieceForm) -> HttpResponse:
    typed, file = form.typed(), form.cleaned_data.get("picture")

    def edit(pack: Pack) -> Done:
        if file is not None:
            file.seek(0)
        made = added(pack, section.id, kind, typed, file)
        return Done(made, f"Added a {ADDABLE[kind].label.lower()} to {section.title}", section.id, _last(made, section))

    try:
        return save(request, held, edit, section=section.id)
    except (BadEdit, BadPicture, StalePack, NotAllowed) as wrong:
        blame(form, wrong, field="picture" if isinstance(wrong, BadPicture) else "")
        return editor(request, held, section, Open(form, adds=kind), status=422)


def _last(pack: Pack, section: Section) -> str:
    """The place of what was added, which need not be the last: a credit joins the others."""
    before = [one for block in section.blocks for one in within(block)]
    return next((anchor_of(one) for one in pieces_of(pack, section.id) if one.piece not in before), "section")
