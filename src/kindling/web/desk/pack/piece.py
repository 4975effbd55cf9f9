"""One piece of a section: its form, and what a button does to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from kindling.curation.edits import (
    BadEdit,
    PieceAt,
    Where,
    attribute_piece,
    change_wording,
    fill_piece,
    hide_piece,
    keep_piece,
    moved,
    name_of,
    piece_at,
    pieces_of,
)
from kindling.curation.edits.tree import changed
from kindling.curation.edits.typed import LONGEST
from kindling.curation.rules import StalePack
from kindling.ground.errors import NotAllowed
from kindling.pack.document import Attribution, Pack, Section
from kindling.web.desk.pack.editor import Open, by_key, editor
from kindling.web.desk.pack.forms import PieceForm, blame
from kindling.web.desk.pack.found import Working, working
from kindling.web.desk.pack.hints import said_instead
from kindling.web.desk.pack.rows import anchor_of, mark_of
from kindling.web.desk.pack.saving import Done, act, save
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: ActorRequest, month: str, section: str, at: str) -> HttpResponse:
    """``/desk/2026-10/pack/heard/2.0/``: the section with this piece open; posted, the piece as it was typed."""
    held = working(month)
    old = held.section(section)
    one = found_at(held, old, at)
    if one is None and request.method == "POST":
        return _gone(request, held, old)
    if one is None:
        raise Http404("There is no such piece in this section.")
    who = by_key(held).get(one.key)
    if who and who.refused:
        raise Http404("These words are not shown, and so not changed.")
    if request.method != "POST":
        form = PieceForm(at=_hinted(one, request.GET.get("say", "")), who=who)
        return editor(request, held, old, Open(form, at))
    form = PieceForm(request.POST, at=one, who=who)
    if not form.is_valid():
        return editor(request, held, old, Open(form, at), status=422)
    return _save(request, held, old, one, form)


def found_at(held: Working, section: Section, at: str) -> PieceAt | None:
    """The piece of a section at a place as addresses write it."""
    pieces = pieces_of(held.pack, section.id)
    return next((one for one in pieces if ".".join(map(str, one.where.path)) == at), None)


def _hinted(one: PieceAt, number: str) -> PieceAt:
    """The piece with a kinder word in the place of a term, to be looked at before it is saved."""
    said = said_instead(one.words, number)
    return replace(one, fields=one.fields | {next(iter(one.fields)): said}) if said else one


def _save(request: ActorRequest, held: Working, section: Section, one: PieceAt, form: PieceForm) -> HttpResponse:
    shown = form.choices.get(form.cleaned_data.get("shown", ""))
    edit = Typed(one, form.typed(), shown, form.cleaned_data.get("wording", ""), bool(form.cleaned_data.get("own")))
    try:
        return save(request, held, edit, section=section.id)
    except (BadEdit, NotAllowed) as wrong:
        # What the ledger refuses are words: verbatim ones that nobody said.
        blame(form, wrong, field=next(iter(one.fields), ""))
        at = ".".join(map(str, one.where.path))
        return editor(request, held, section, Open(form, at), status=422)
    except StalePack as wrong:
        if request.POST.get("piece", "") != mark_of(one):
            return _gone(request, held, section, wrong.sentence)
        blame(form, wrong)
        return editor(request, held, section, Open(form, ".".join(map(str, one.where.path))), status=409)


def _gone(request: ActorRequest, held: Working, section: Section, sentence: str = "") -> HttpResponse:
    """The section with what was typed set aside: the piece it was for is not there any more."""
    typed = (request.POST.get(name, "") for name in ("text", "points", "title", "name"))
    rescued = "\n\n".join(filter(None, typed))[:LONGEST]
    wrong = sentence or "The piece that you changed is no longer there."
    return editor(request, held, section, Open(rescued=rescued, wrong=wrong), status=409)


class Typed:
    """The edit that a piece's form asks for: its words first, then its name, then what it is called."""

    def __init__(self, one: PieceAt, words: dict[str, str], shown: Attribution | None, wording: str, own: bool) -> None:
        self.one, self.words, self.shown, self.wording, self.own = one, words, shown, wording, own

    def __call__(self, pack: Pack) -> Done:
        """``pack`` with all of it done."""
        where, made = self.one.where, fill_piece(pack, self.one.where, self.words)
        if self.shown and self.one.attribution and self.shown.form != self.one.attribution.form:
            made = attribute_piece(made, where, self.shown)
        if self.own:
            made = changed(made, where, lambda piece: (replace(piece, own=True, contribution="", attribution=_NOBODY),))
        elif self.wording and self.wording != self.one.wording:
            made = change_wording(made, where, self.wording)  # type: ignore[arg-type] # the form has checked it
        title = next(one.title for one in pack.sections if one.id == where.section)
        return Done(made, f"Changed a {self.one.name} in {title}", where.section, _anchor(made, self.one))


_NOBODY = Attribution()


def _anchor(pack: Pack, was: PieceAt) -> str:
    """Where the piece stands now: its key tells, or its old place."""
    same = (one for one in pieces_of(pack, was.where.section) if was.key and one.key == was.key)
    return anchor_of(next(same, was))


@open_to(Audience.PRODUCER)
@require_POST
def change(request: ActorRequest, month: str, section: str, at: str, change: str) -> HttpResponse:
    """The piece moved, hidden, or kept as more than a suggestion."""
    if change not in CHANGES:
        raise Http404("Nothing of that kind can be done to a piece.")
    held = working(month)
    title = held.section(section).title
    return act(request, held, lambda pack: CHANGES[change](pack, Where.read(f"{section}.{at}"), title), section=section)


def _moved(pack: Pack, where: Where, title: str, *, down: bool) -> Done:
    made, now = moved(pack, where, down=down)
    name = _name(pack, where)
    anchor = "-".join(("p", *map(str, now.path)))
    return Done(made, f"Moved a {name} {'down' if down else 'up'} in {title}", where.section, anchor)


def _hidden(pack: Pack, where: Where, title: str) -> Done:
    return Done(hide_piece(pack, where), f"Hid a {_name(pack, where)} of {title}", where.section, "pieces")


def _kept(pack: Pack, where: Where, title: str) -> Done:
    anchor = "-".join(("p", *map(str, where.path)))
    return Done(keep_piece(pack, where), f"Kept a suggestion in {title}", where.section, anchor)


def _name(pack: Pack, where: Where) -> str:
    return name_of(piece_at(pack, where))


Change = Callable[[Pack, Where, str], Done]
CHANGES: dict[str, Change] = {
    "up": lambda pack, where, title: _moved(pack, where, title, down=False),
    "down": lambda pack, where, title: _moved(pack, where, title, down=True),
    "hide": _hidden,
    "keep": _kept,
}
"""What a button does to a piece, by the last word of its address."""
