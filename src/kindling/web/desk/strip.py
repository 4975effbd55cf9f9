"""The way of a month in six steps, each with what is known of it, and where the month is now."""

from __future__ import annotations

from dataclasses import dataclass

from kindling.web.desk.left import State
from kindling.web.templatetags.months import day_short


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the month: ``state`` is ``done``, ``here`` or ``ahead``; ``words`` may be empty."""

    name: str
    state: str
    words: str


def steps(state: State) -> tuple[Step, ...]:
    """Plan, Invite, Converse, Harvest, Ask, Publish. The first that is not done is where the month is.

    A month that does not take place goes no way at all.
    """
    if state.off:
        return ()
    here, out = _here(state), state.published is not None
    return tuple(
        Step(name, _stands(at, here, out=out), _words(name, state, here=at == here))
        for at, name in enumerate(("Plan", "Invite", "Converse", "Harvest", "Ask", "Publish"))
    )


def _stands(at: int, here: int, *, out: bool) -> str:
    """Whether step ``at`` is done: before the step where the month is, or where its pack is ``out``."""
    return "here" if at == here else "done" if out or at < here else "ahead"


def _here(state: State) -> int:
    """The step where the month is; 6 where it has come its whole way.

    A pack that is out goes back to the harvest where a later file brought something to look at.
    """
    if state.withdrawn or state.attached or _kept_elsewhere(state):
        return 6
    if state.published:
        return 3 if state.flags or state.suggestions or state.reading else 6
    planned = state.titled and state.speakers > 0 and not state.unready
    finished = [planned, state.invited is not None, not state.coming, *_after(state), False]
    # A step is not undone by one before it: an hour without a title was held all the same.
    return next((at for at, is_done in enumerate(finished) if not is_done and not any(finished[at + 1 :])), 6)


def _after(state: State) -> tuple[bool, bool]:
    """Whether the harvest and the asking are done."""
    harvested = state.drafted and not state.suggestions and not state.flags and not state.reading
    return harvested, harvested and bool(state.pieces) and not state.unanswered


def _kept_elsewhere(state: State) -> bool:
    return state.elsewhere and not state.progress.files


def _words(name: str, state: State, *, here: bool) -> str:
    if name == "Publish" and (state.withdrawn or _kept_elsewhere(state)):
        return "Withdrawn" if state.withdrawn else "Kept elsewhere"
    known = {
        "Invite": _invited(state),
        "Converse": day_short(state.day) if state.day else "",
        "Harvest": f"{state.progress.files} {'file' if state.progress.files == 1 else 'files'}"
        if state.progress.files
        else "",
        "Ask": f"{state.cleared} of {state.pieces} cleared" if state.pieces else "",
        "Publish": day_short(state.published) if state.published else "",
    }.get(name, "")
    return ", ".join(part for part in ("We are here" if here else "", known) if part)


def _invited(state: State) -> str:
    if state.invited is None:
        return ""
    return f"{state.comers:,} {'comes' if state.comers == 1 else 'come'}" if state.coming else day_short(state.invited)
