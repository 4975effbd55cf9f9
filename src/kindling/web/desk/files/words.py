"""How a received file stands, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kindling.contributions.records import FileShown, UnreadShown


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in the list: ``icon`` is ``check``, ``clock`` or ``flag``; ``words`` says the same; ``remarks`` and
    ``unread`` are what reading it told besides. Never a word of what stands in it."""

    file: FileShown
    icon: str
    words: str
    remarks: tuple[str, ...] = ()
    unread: tuple[UnreadShown, ...] = ()


def file_rows(files: Iterable[FileShown]) -> tuple[FileRow, ...]:
    """The files with their words, the newest first."""
    return tuple(_row(file) for file in reversed(tuple(files)))


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
