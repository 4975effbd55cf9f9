"""One section of the pack: its page, its title and introduction, its place among the others."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from kindling.curation.edits import (
    BadEdit,
    add_section,
    introduce_section,
    introduction,
    keep_all,
    move_section,
    pieces_of,
    remove_section,
    retitle_section,
)
from kindling.curation.rules import StalePack
from kindling.ground.errors import NotAllowed
from kindling.kernel.text import whole_number
from kindling.pack.document import Pack, Section
from kindling.web.desk.pack.editor import Open, editor, words_form
from kindling.web.desk.pack.forms import AddSectionForm, SectionForm, blame
from kindling.web.desk.pack.found import Working, working
from kindling.web.desk.pack.hints import leave_hint, said_instead
from kindling.web.desk.pack.rows import brief
from kindling.web.desk.pack.saving import Done, act, back, save
from kindling.web.gate import ActorRequest, Audience, open_to


@open_to(Audience.PRODUCER)
@require_safe
def section(request: ActorRequest, month: str, section: str) -> HttpResponse:
    """``/desk/2026-10/pack/heard/``: the section, ready to be worked on."""
    held = working(month)
    found = held.section(section)
    said = said_instead(introduction(found), request.GET.get("say", ""))
    return editor(request, held, found, Open(words=words_form(found, said)))


@open_to(Audience.PRODUCER)
@require_POST
def words(request: ActorRequest, month: str, section: str) -> HttpResponse:
    """Another title, another introduction."""
    held = working(month)
    old, form = held.section(section), SectionForm(request.POST)
    if not form.is_valid():
        return editor(request, held, old, Open(words=form), status=422)
    told = {name: str(words).replace("\r\n", "\n") for name, words in form.cleaned_data.items()}
    try:
        return save(request, held, lambda pack: _worded(pack, old, told), section=section)
    except (BadEdit, StalePack, NotAllowed) as wrong:
        blame(form, wrong)
        return editor(request, working(month), old, Open(words=form), status=409)


def _worded(pack: Pack, old: Section, told: dict[str, str]) -> Done:
    """The sentence tells the title's change, or else the introduction's."""
    made = pack
    if told["title"] != old.title:
        made = retitle_section(made, old.id, told["title"])
    if told["introduction"] != introduction(old):
        made = introduce_section(made, old.id, told["introduction"])
    renamed = f"Renamed {old.title} to {brief(told['title'])}"
    return Done(made, renamed if told["title"] != old.title else f"Changed the introduction of {old.title}", old.id)


@open_to(Audience.PRODUCER)
@require_POST
def change(request: ActorRequest, month: str, section: str, change: str) -> HttpResponse:
    """The section moved, taken out, or all its suggestions kept."""
    if change not in CHANGES:
        raise Http404("Nothing of that kind can be done to a section.")
    held = working(month)
    old = held.section(section)
    return act(request, held, lambda pack: CHANGES[change](pack, old), section=section)


def _moved(pack: Pack, old: Section, *, down: bool) -> Done:
    made = move_section(pack, old.id, down=down)
    return Done(made, f"Moved {old.title} {'down' if down else 'up'}", old.id, f"s-{old.id}")


def _removed(pack: Pack, old: Section) -> Done:
    return Done(remove_section(pack, old.id), f"Took out {old.title}")


def _kept(pack: Pack, old: Section) -> Done:
    count = sum(one.draft for one in pieces_of(pack, old.id))
    many = "the suggestion" if count == 1 else f"all {count} suggestions"
    return Done(keep_all(pack, old.id), f"Kept {many} in {old.title}", old.id)


CHANGES: dict[str, Callable[[Pack, Section], Done]] = {
    "up": lambda pack, old: _moved(pack, old, down=False),
    "down": lambda pack, old: _moved(pack, old, down=True),
    "remove": _removed,
    "keep": _kept,
}
"""What a button does to a section, by the last word of its address."""


@open_to(Audience.PRODUCER)
@require_POST
def add(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/sections/``: a section more."""
    held = working(month)
    form = AddSectionForm(request.POST, pack=held.pack)
    role = form.data.get("role", "") if form.is_valid() else ""
    return act(request, held, lambda pack: _added(pack, role, form.cleaned_data.get("title", "")))


def _added(pack: Pack, role: str, title: str) -> Done:
    if not role:
        raise BadEdit("Such a section is there already, or unknown.", "Choose one of those that are offered.")
    made = add_section(pack, role, title)  # type: ignore[arg-type] # the form has checked it
    known = {one.id for one in pack.sections}
    new = next(one for one in made.sections if one.id not in known)
    return Done(made, f"Added {new.title}", new.id)


@open_to(Audience.PRODUCER)
@require_POST
def hint(request: ActorRequest, month: str, section: str) -> HttpResponse:
    """A hint that was looked at, and is left as it is from now on."""
    held = working(month)
    old = held.section(section)
    at, _, told = request.POST.get("leave", "").rpartition(":")
    number = whole_number(told, figures=3)
    if number is None:
        raise Http404("There is no such hint.")
    text = _text_at(held, old, at)
    leave_hint(by=request.actor, conversation=held.conversation, section=old, text=text, number=number)
    return back(request, month, section, f"p-{at.replace('.', '-')}" if at else "section")


def _text_at(held: Working, section: Section, at: str) -> str:
    """The words of a piece, or of the introduction; nothing where the piece has gone, and then no hint either."""
    if not at:
        return introduction(section)
    found = (one.words for one in pieces_of(held.pack, section.id) if ".".join(map(str, one.where.path)) == at)
    return next(found, "")
