"""How a received file stands, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kindling.contributions.records import FileShown, UnreadShown


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in the list: ``icon`` is ``check``, ``clock`` or ``flag``; ``words`` says the same; ``remarks`` and
    ``unread`` are what reading it told besides, ``doubt`` asks whether it is of this month. Never a word of what stands
    in it."""

    file: FileShown
    icon: str
    words: str
    remarks: tuple[str, ...] = ()
    unread: tuple[UnreadShown, ...] = ()
    doubt: str = ""


def file_rows(files: Iterable[FileShown], *, day: datetime.date | None = None) -> tuple[FileRow, ...]:
    """The files with their words, the newest first; ``day`` is the conversation's."""
    return tuple(replace(_row(file), doubt=_doubt(file, day)) for file in reversed(tuple(files)))


def _doubt(file: FileShown, day: datetime.date | None) -> str:
    other = file.other_day(day)
    if other is None or day is None or file.purged:
        return ""
    here = f"{day.day} {day:%B}" if day.year == other.year else f"{day.day} {day:%B %Y}"
    return f"This file is of {other.day} {other:%B %Y}; this month’s conversation is on {here}. Is it the right month?"


def _row(file: FileShown) -> FileRow:
    if file.waiting:
        return FileRow(file, "clock", "Kept, waiting to be read")
    if file.status == "refused":
        first, _, rest = file.remark.partition(". ")
        return FileRow(file, "flag", _refused(first), remarks=(rest,) if rest else ())
    return FileRow(file, "check", _read(file), remarks=_remarks(file), unread=file.told.unread)


def _refused(why: str) -> str:
    """``Nobody could read it: it is like none of the exports known.``, whoever says so in the remark."""
    reason = (why.partition(": ")[2] or why).rstrip(".")
    return f"Nobody could read it: {reason[:1].lower()}{reason[1:]}." if reason else "Nobody could read it."


def _read(file: FileShown) -> str:
    private = file.told.private
    counts = [*file.told.counted]
    if private:
        counts.append(f"{private:,} private {'message' if private == 1 else 'messages'} left out")
    return f"Read: {', '.join(counts)}" if counts else "Read; there was nothing in it that a pack could use"


def _remarks(file: FileShown) -> tuple[str, ...]:
    told = file.told
    others = [f"{one.count:,} × {one.why}" for one in told.left_out if "private" not in one.why]
    left_out = (f"Left out besides: {', '.join(others)}.",) if others else ()
    span = f"From {told.began} to {told.ended}{' of the recording' if told.into_recording else ''}."
    clocks = (span,) if told.began else ()
    return (*clocks, *left_out, *told.remarks)
