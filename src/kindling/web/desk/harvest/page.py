"""The page of the harvest: the hour on the left, the draft on the right, and lines taken from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from kindling.contributions.records import LineShown
from kindling.web.desk.harvest.again import standing_of
from kindling.web.desk.harvest.chapters import WELCOME, Chapter, clock_of
from kindling.web.desk.harvest.draft import draft_sections
from kindling.web.desk.harvest.form import AS, ComposeForm
from kindling.web.desk.harvest.found import SHOWN, Harvest, harvest_of, number
from kindling.web.desk.harvest.rows import Run, around_of, line_rows
from kindling.web.desk.harvest.ruler import ruler_of
from kindling.web.desk.harvest.taking import Taken, fitting, usual_form, who_of
from kindling.web.desk.page import desk_page
from kindling.web.gate import ActorRequest, Audience, open_to

WHOLE = 240
"""Lines up to which the whole hour stands on the page; of a longer one, a chapter at a time."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What somebody looks at: ``show`` is a word of `SHOWN`, ``chapter`` its number; ``at`` the line they are at."""

    show: str = ""
    chapter: int = 0
    at: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter on the page: ``runs`` are empty where it is only a link, ``loaded`` tells; ``told`` are its counts."""

    chapter: Chapter
    clock: str
    told: str
    runs: tuple[Run, ...]
    loaded: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class Composing:
    """Lines that stand in the form, and what is told of their words."""

    taken: Taken
    form: ComposeForm
    same: bool
    sentence: str


@open_to(Audience.PRODUCER)
@require_safe
def harvest(request: ActorRequest, month: str) -> HttpResponse:
    """``/desk/2026-10/harvest/``: every line of the hour; ``?line=7`` takes one into the form."""
    held, told = harvest_of(month), request.GET
    composing = None
    if held.draft and number(told.get("line")):
        taken = held.taken(number(told.get("line")), number(told.get("to")))
        composing = composed(taken, first_form(held, taken, AS.get(told.get("as", ""), "")))
    return shown(request, held, looking(request), composing)


def looking(request: ActorRequest) -> Looking:
    """What the address, or the form that was sent, says of it."""
    told = request.POST if request.method == "POST" else request.GET
    show = told.get("show", "")
    at = number(told.get("at")) or number(told.get("line"))
    return Looking(show if show in SHOWN else "", number(told.get("chapter")), at, number(told.get("kept")))


def shown(
    request: ActorRequest, held: Harvest, look: Looking, composing: Composing | None = None, *, status: int = 200
) -> HttpResponse:
    """The page."""
    picked = composing.taken.lines if composing else ()
    here = picked[0] if picked else held.by_id.get(look.at)
    current = _current(held, look, here)
    rows = list(_chapter_rows(held, look, current, picked, here))
    return desk_page(
        request,
        "harvest",
        status=status,
        held=held,
        month=held.month,
        look=look,
        filters=SHOWN.items(),
        chapters=rows,
        ruler=ruler_of(held.chapters, held.used, current=current, here=here),
        composing=composing,
        form=composing.form if composing else None,
        here=here.id if here else 0,
        **_draft(held, composing, here),
    )


def _draft(held: Harvest, composing: Composing | None, here: LineShown | None) -> dict[str, Any]:
    """The draft with one section open: the one that words go into, that uses the line, or what was heard."""
    if held.draft is None:
        return {"sections": (), "saved": None}
    pack = held.draft.pack
    wanted = composing.form["section"].value() if composing else held.used.sections.get(here.id if here else 0, "")
    found = (one.id for one in pack.sections if wanted in {one.id, one.title})
    current = next(found, "") or next((one.id for one in pack.sections if one.role == "heard"), "")
    return {"sections": draft_sections(pack, held.used, current), "saved": held.draft}


def _current(held: Harvest, look: Looking, here: LineShown | None) -> int:
    """The number of the chapter that somebody is in: the one of their line, or the one they asked for."""
    if here:
        return next(one.number for one in held.chapters if here in one.lines)
    return look.chapter if 0 < look.chapter <= len(held.chapters) else 0


def _chapter_rows(
    held: Harvest, look: Looking, current: int, picked: Sequence[LineShown], here: LineShown | None
) -> Iterator[ChapterRow]:
    around, ids = around_of(held.lines), [one.id for one in picked]
    whole = len(held.lines) <= WHOLE
    for chapter in held.chapters:
        lines = [one for one in chapter.lines if _listed(one, look.show, held) or one is here]
        if not lines:
            continue
        loaded = whole or chapter.number == (current or 1)
        runs = line_rows(lines, held.used, around, picked=ids, here=here.id if here else 0) if loaded else ()
        opened = chapter.number == current or (whole and _inviting(chapter, look.show))
        yield ChapterRow(chapter, clock_of(chapter.start), _told(lines, held), runs, loaded, opened or not whole)


def _listed(line: LineShown, show: str, held: Harvest) -> bool:
    return line.id in held.used.sections if show == "used" else show in {"", line.medium}


def _inviting(chapter: Chapter, show: str) -> bool:
    """Whether a chapter stands open by itself: whatever is more than the greetings, or what was asked for."""
    return bool(show) or chapter.title != WELCOME


def _told(lines: Sequence[LineShown], held: Harvest) -> str:
    """``31 lines, 1 in the draft, 2 flagged``."""
    used, flagged = sum(one.id in held.used.sections for one in lines), sum(one.flagged for one in lines)
    parts = [f"{len(lines):,} {'line' if len(lines) == 1 else 'lines'}"]
    parts += [f"{used} in the draft"] if used else []
    return ", ".join([*parts, f"{flagged} flagged"] if flagged else parts)


def first_form(held: Harvest, taken: Taken, wording: str = "", data: Any = None) -> ComposeForm:
    """The form with the words as they were said; nothing is chosen of a name but what the draft has already."""
    pack = held.opened().pack
    who, sections = who_of(taken.first, held.pieces, pack), fitting(taken.first, pack)
    grouped = taken.first.medium == "note" and not taken.first.raw_name
    initial = {
        "text": taken.words,
        "wording": wording or ("group" if grouped and taken.first.group else "verbatim"),
        "shown": usual_form(taken.first, held.pieces, pack),
        "role": who.role,
        "place": who.place,
        "section": sections[0].id if sections else "",
    }
    standing = standing_of(taken, pack, held.used)
    return ComposeForm(data, taken=taken, who=who, sections=sections, standing=standing, initial=initial)


def composed(taken: Taken, form: ComposeForm) -> Composing:
    """The form with what is told of its words."""
    match = taken.match(str(form["text"].value() or ""))
    return Composing(taken, form, match.same, match.sentence)
