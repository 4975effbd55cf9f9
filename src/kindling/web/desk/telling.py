"""How a month stands, in one or two sentences whose figures lead to their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kindling.web.desk.left import State
from kindling.web.templatetags.months import day_said
from kindling.web.templatetags.words import spelled


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; one with a ``url_name`` is a figure that leads to that page."""

    words: str
    url_name: str = ""
    part: str = ""


Sentence = tuple[Piece, ...]


def told(state: State) -> tuple[Sentence, ...]:
    """Who came, and how much is cleared; or when the hour is, or why there is none."""
    return tuple(_sentences(state))


def _sentences(state: State) -> Iterator[Sentence]:
    if state.off:
        yield Piece("It does not take place", "desk-when"), Piece(f": {state.off}")
        return
    if state.coming:
        yield _coming(state)
        return
    yield _came(state)
    if state.due and not state.progress.busy:
        doing = "brought up to date" if state.drafted else "made"
        yield (Piece(f"The draft is being {doing}; it stands in a few seconds."),)
    elif state.reading:
        yield (Piece("Kindling is reading "), Piece("what was dropped", "desk-files"), Piece("."))
    elif state.pieces:
        yield _cleared(state)


def _coming(state: State) -> Sentence:
    if state.day is None:
        return (Piece("Nobody has said "), Piece("on which day", "desk-when"), Piece(" it will be."))
    day = Piece(day_said(state.day), "desk-when")
    if state.invited is None:
        return (Piece("The hour is on "), day, Piece("."))
    comers = f"{state.comers:,} {'person' if state.comers == 1 else 'people'}"
    come = "say they come" if state.comers != 1 else "says they come"
    return (Piece("The hour is on "), day, Piece("; "), Piece(comers, "desk-invitations"), Piece(f" {come}."))


def _came(state: State) -> Sentence:
    if state.people is None:
        return (Piece("Nobody has said yet "), Piece("how many came", "desk-fact", "came"), Piece("."))
    count = f"{'At least ' if state.or_more else ''}{state.people:,} {'person' if state.people == 1 else 'people'}"
    new = (
        () if state.newcomers is None else (Piece(", "), Piece(f"{state.newcomers:,} of them new", "desk-fact", "came"))
    )
    return (
        Piece(count, "desk-fact", "came"),
        Piece(" came"),
        *new,
        Piece(", as the files tell." if state.by_files else "."),
    )


def _cleared(state: State) -> Sentence:
    many = f"{state.cleared} of {state.pieces} {'piece' if state.pieces == 1 else 'pieces'}"
    need = (
        f"; {spelled(state.unanswered)} {'needs' if state.unanswered == 1 else 'need'} you" if state.unanswered else ""
    )
    return (Piece(many, "desk-consents"), Piece(f" {'is' if state.cleared == 1 else 'are'} cleared{need}."))
