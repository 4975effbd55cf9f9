"""How ``kindling pack`` tells what it does and what it did, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from kindling.harvest.records import ChatLine, NoteKind, Why
from kindling.pack.assemble import Draft
from kindling.pack.assemble.context import came_sentence
from kindling.pack.document import Flag
from kindling.renderers.artifact import Artifact

Say = Callable[[str], None]
SHOWN = 12
"""Flags of one kind listed one by one; more are counted, all stand in pack.json."""


def progress(sentence: str) -> None:
    """One step, on stderr, so that stdout stays the answer."""
    click.echo(f"  {sentence} …" if not sentence.startswith("Written") else f"  {sentence}", err=True)


def silent(sentence: str) -> None:
    """Nothing."""


def summary(draft: Draft, artifacts: Sequence[Artifact], out: Path) -> str:
    """What went in, what was left out and why, what a human must clear."""
    parts = [_headline(draft), "", *_went_in(draft), "", *_left_out(draft), "", *_to_clear(draft.pack.flags)]
    reports = [f"  {sentence}" for artifact in artifacts for sentence in artifact.report]
    if reports:
        parts += ["", "Worth a look:", *reports]
    return "\n".join((*parts, "", f"The draft lies in {out}. It is a draft: nobody quoted in it was asked yet."))


def _headline(draft: Draft) -> str:
    """``48 people came, 7 of them for the first time; 5 private messages left out, 2 chats merged``."""
    hour = draft.material.hour
    chats = sum(any(isinstance(line, ChatLine) for line in one.harvest.lines) for one in hour.files)
    told = [came_sentence(draft.material.headcount).rstrip(".")]
    if hour.private:
        told.append(f"{hour.private} private {_s('message', hour.private)} left out")
    if chats > 1:
        told.append(f"{chats} chats merged, {hour.doubles} {_s('message', hour.doubles)} in more than one")
    return "; ".join(told) + "."


def _s(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _went_in(draft: Draft) -> Iterator[str]:
    yield "In the draft:"
    for section in draft.pack.shown:
        count = sum(len(getattr(b, "items", None) or getattr(b, "cards", None) or (b,)) for b in section.blocks)
        yield f"  {section.title}: {count} {'piece' if count == 1 else 'pieces'}"


def _left_out(draft: Draft) -> Iterator[str]:
    told = [f"  {line}" for line in (*_reasons(draft), *_not_read(draft), *_not_used(draft))]
    yield "Left out:" if told else "Nothing was left out."
    yield from told
    for one in draft.material.hour.files:
        for remark in one.harvest.remarks:
            yield f"  {one.name}: {remark}"
    for shift in draft.material.hour.shifts:
        yield f"  {shift.file}: its clock was moved by {moved(shift.seconds)}, because {shift.why}"


def _reasons(draft: Draft) -> Iterator[str]:
    reasons = Counter(entry.why for one in draft.material.hour.files for entry in one.harvest.left_out)
    for why, count in reasons.items():
        yield f"{count}: {'private messages, never shown' if why is Why.PRIVATE else why.value}"


def _not_read(draft: Draft) -> Iterator[str]:
    for one in draft.material.hour.files:
        for entry in one.harvest.unread:
            yield f"{one.name}, {lines_of(entry.span.first, entry.span.last)}: {entry.why}"


def _not_used(draft: Draft) -> Iterator[str]:
    notes = sum(note.kind is NoteKind.OTHER for note in draft.material.notes)
    if notes:
        yield f"{notes} {_s('note', notes)} under no heading Kindling knows"
    pictures = sum(len(slide.pictures) for slide in draft.material.hour.slides)
    if pictures:
        yield f"{pictures} {_s('picture', pictures)} of the deck: nobody has said yet that they may be used"


def moved(seconds: float) -> str:
    """How far a clock was moved: ``1 h 0 min 7 s back``."""
    whole = round(abs(seconds))
    parts = ((whole // 3600, "h"), (whole // 60 % 60, "min"), (whole % 60, "s"))
    told = " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 s"
    return f"{told} {'on' if seconds >= 0 else 'back'}"


def lines_of(first: int, last: int) -> str:
    """``line 4`` or ``lines 4 to 9``."""
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _to_clear(flags: Sequence[Flag]) -> Iterator[str]:
    if not flags:
        yield "Nothing was found that a human must clear."
        return
    yield "To clear before publishing:"
    seen: Counter[str] = Counter()
    for flag in flags:
        seen[flag.kind] += 1
        if seen[flag.kind] <= SHOWN:
            yield f"  {flag.kind}: {flag.sentence}{f' ({flag.where})' if flag.where else ''}"
    for kind, count in seen.items():
        if count > SHOWN:
            yield f"  {kind}: {count - SHOWN} more, listed in pack.json"
