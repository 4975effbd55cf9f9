"""What is left to do for a month, and what is done: decided from how it stands, and from nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kindling.contributions.records import Progress
from kindling.web.templatetags.months import day_said, day_short
from kindling.web.templatetags.words import spelled


@dataclass(frozen=True, slots=True)
class State:
    """How a month stands. ``coming`` while its hour is still to come.

    ``by_files`` where the working pack alone tells who came. ``other_days`` counts files of another day.
    ``pieces`` of somebody stand in the pack; ``cleared`` of them may be published, ``unanswered`` wait for an answer.
    ``suggestions`` are Kindling's own that nobody has looked at, ``places`` are still to say. ``published`` is the day
    of the edition that readers see, ``number`` its number, ``attached`` where it was made elsewhere; ``withdrawn``
    where they see none any longer. ``invited`` is the day on which invitations went out; ``comers`` said that they
    come.
    ``unready`` where the plan of a month still to come lacks something. ``off`` says why a month does not take place
    that left no files behind.
    """

    month: str
    coming: bool = False
    day: datetime.date | None = None
    titled: bool = False
    invited: datetime.date | None = None
    comers: int = 0
    unready: bool = False
    speakers: int = 0
    questions: int = 0
    recordings: int = 0
    people: int | None = None
    or_more: bool = False
    newcomers: int | None = None
    by_files: bool = False
    progress: Progress = field(default_factory=Progress)
    other_days: int = 0
    drafted: bool = False
    due: bool = False
    failed: str = ""
    suggestions: int = 0
    pieces: int = 0
    cleared: int = 0
    unanswered: int = 0
    flags: int = 0
    places: int = 0
    published: datetime.date | None = None
    number: int = 0
    attached: bool = False
    withdrawn: bool = False
    elsewhere: bool = False
    off: str = ""

    @property
    def reading(self) -> bool:
        """Whether the worker is at it."""
        return self.progress.busy or self.due


@dataclass(frozen=True, slots=True)
class Left:
    """One thing left: what, a sentence, a button, and the page on which it is done (``part`` of the facts, if any).

    Without a ``button`` there is nothing to do about it yet. ``blocks`` where publishing waits for it; ``published``
    where it is left although the pack is out.
    """

    what: str
    sentence: str
    button: str
    url_name: str
    part: str = ""
    blocks: bool = False
    published: bool = False


def left(state: State, around: Iterable[Left] = ()) -> tuple[Left, ...]:
    """What is left, the most pressing first; publishing comes last and says what it waits for.

    ``around`` is what the other pages of the month leave to do: its plan, its invitations, when and where it is.
    """
    if state.published or state.withdrawn:
        return (*_since(state), *(one for one in around if one.published))
    if state.off:
        return tuple(around)
    things = [*_told(state), *around, *(() if state.coming else _worked(state))]
    if not state.coming and not state.elsewhere:
        things.append(_publishing(state, things))
    return tuple(things)


def _since(state: State) -> Iterator[Left]:
    """What is open although the pack is out: what publishing passed over, and what came later.

    What it decided is not asked again: no file is wished for, no place and no recording. Nothing is left of a pack
    that was taken back, nor for one that was made elsewhere or is of a month that did not take place.
    """
    if state.withdrawn or state.attached or state.off:
        return
    yield from _told(state)
    if state.progress.files:
        yield from _of_files(state)
    yield from _decisions(replace(state, places=0))


def _told(state: State) -> Iterator[Left]:
    """What is not known yet and readers look for."""
    if not state.titled:
        yield Left(
            "Give it a title",
            "It stands on the site and on the cover of the pack.",
            "Give one",
            "desk-fact",
            "what",
            blocks=not state.coming,
        )
    if not state.speakers:
        yield Left(
            "Say who speaks" if state.coming else "Say who spoke",
            "Or who hosted, where nobody gave a talk.",
            "Add people",
            "desk-credits",
        )
    if state.coming and not state.questions:
        yield Left("Find the question", "What the small groups will talk about.", "Write it", "desk-fact", "questions")


def _worked(state: State) -> Iterator[Left]:
    """What the hour left behind, and what people have to decide about it."""
    if state.elsewhere and not state.progress.files:
        return
    yield from _of_files(state)
    yield from _decisions(state)
    if not state.recordings:
        yield Left(
            "Say where the recording is",
            "If one was made, and whoever spoke agreed.",
            "Add it",
            "desk-fact",
            "recordings",
        )


def _of_files(state: State) -> Iterator[Left]:
    progress = state.progress
    if not progress.files:
        yield Left(
            "Drop the files",
            "Chat, transcript, attendance, notes: whatever the platform left behind.",
            "Drop them",
            "desk-files",
            blocks=True,
        )
    elif progress.refused:
        many = progress.refused > 1
        yield Left(
            f"Look at {_count(progress.refused, 'file')}",
            f"Nobody could read {'them' if many else 'it'}; perhaps there is a better export.",
            "Look",
            "desk-files",
            blocks=not progress.read and not progress.waiting,
        )
    if state.other_days:
        many = state.other_days > 1
        yield Left(
            f"Look whether {_count(state.other_days, 'file')} {'belong' if many else 'belongs'} here",
            f"{'They are' if many else 'It is'} of another day than this conversation.",
            "Look",
            "desk-files",
        )
    if state.failed:
        yield Left("See why there is no draft", state.failed, "See why", "desk-files", blocks=True)


def _decisions(state: State) -> Iterator[Left]:
    if state.flags:
        yield Left(
            f"Clear {_count(state.flags, 'flag')}",
            "Personal data, or a name that may not show.",
            "Clear them" if state.flags > 1 else "Clear it",
            "desk-flags",
            blocks=True,
        )
    if state.suggestions:
        many = state.suggestions > 1
        yield Left(
            f"Look at {_count(state.suggestions, 'suggestion')}",
            f"Kindling chose {'them; each is' if many else 'it; it is'} kept or taken out by somebody who knows.",
            "Look at them" if many else "Look at it",
            "desk-pack",
            blocks=True,
        )
    if state.unanswered:
        yield Left(
            f"Note what people answered about {_count(state.unanswered, 'piece')}",
            "Without a yes they are left out, and nothing else waits for them."
            if state.cleared
            else "Nobody’s words are cleared yet; without a yes they are left out.",
            "Note answers",
            "desk-consents",
            blocks=not state.cleared,
        )
    if state.places:
        yield Left(
            f"Say where {_count(state.places, 'person', 'people')} {'was' if state.places == 1 else 'were'}",
            "Until then the map does not show them.",
            "Say where",
            "desk-places",
        )


def _publishing(state: State, things: list[Left]) -> Left:
    waits = [str(number) for number, one in enumerate(things, start=1) if one.blocks]
    if state.reading:
        sentence = "Kindling is still reading." if state.progress.busy else "The draft is being made."
    elif waits:
        sentence = f"Waits for {' and '.join((', '.join(waits[:-1]), waits[-1])) if waits[1:] else waits[0]}."
    else:
        sentence = "Nothing blocks it."
    return Left("Publish the pack", sentence, "Read it through" if state.drafted else "", "desk-publish")


def done(state: State) -> tuple[str, ...]:
    """What is done, one short sentence each."""
    return tuple(words for words, is_so in _all(state) if is_so)


def _all(state: State) -> Iterator[tuple[str, bool]]:
    progress = state.progress
    yield "It has a title", state.titled
    yield f"The day is {day_said(state.day)}" if state.day else "", state.day is not None
    yield f"{_count(state.speakers, 'speaker').capitalize()} {_is(state.speakers)} named", state.speakers > 0
    yield f"{_count(state.questions, 'question').capitalize()} {_is(state.questions)} written down", state.questions > 0
    yield f"Invitations went out {day_short(state.invited)}" if state.invited else "", state.invited is not None
    yield "The people in the room are counted", state.people is not None
    yield "The newcomers are counted", state.newcomers is not None
    yield f"{_count(progress.read, 'file').capitalize()} {_is(progress.read)} read", progress.read > 0
    yield "The pack is drafted", state.drafted
    yield "Every flag is cleared", state.drafted and not state.flags
    yield "Every suggestion is looked at", state.drafted and not state.suggestions
    yield "Every place is said", state.drafted and not state.places
    yield f"{_count(state.cleared, 'piece').capitalize()} {_is(state.cleared)} cleared", state.cleared > 0
    yield "The recording has its place", state.recordings > 0
    yield (
        f"Edition {state.number} is published, {day_short(state.published)}" if state.published else "",
        state.published is not None,
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{spelled(number)} {one if number == 1 else many or f'{one}s'}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
