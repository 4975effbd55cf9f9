"""``kindling receive``: exports into a month of the site, as the desk receives them, and read at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kindling.cli.files import EXPORTS, tell_refused, within
from kindling.cli.site import check_tables, set_up, settled
from kindling.kernel.errors import KindlingError

if TYPE_CHECKING:
    from kindling.contributions.records import FileShown
    from kindling.conversations.models import Conversation

PATIENCE = 120.0
"""Seconds that another worker, which took one of the files first, is waited for."""


@click.command()
@click.argument("month")
@click.argument("files", nargs=-1, required=True, type=EXPORTS)
def receive(month: str, files: tuple[Path, ...]) -> None:
    """Receive FILES, a meeting's exports, for MONTH (2026-10), read them, and draft its pack or add to it.

    A folder stands for the exports in it. Files that are here already are told so and stay as they are.
    """
    paths = within(files)
    set_up(settled())
    check_tables()
    from kindling.cli.months import conversation_of  # noqa: PLC0415 - needs Django's settings
    from kindling.contributions.queries import file_shown  # noqa: PLC0415 - the same

    conversation = conversation_of(month)
    received, refused = _received(conversation, paths)
    _read(conversation)
    for one in received:
        now = file_shown(conversation, one.id)
        click.echo("\n".join(_told(now or one, again=one.again)) + "\n")
        if now and now.status == "refused":
            refused.append((Path(now.name), KindlingError(now.remark)))
    tell_refused(refused)
    click.echo(_standing(conversation))
    if refused:
        raise click.exceptions.Exit(1)


def _received(
    conversation: Conversation, paths: list[Path]
) -> tuple[list[FileShown], list[tuple[Path, KindlingError]]]:
    """The files as they were received, and those that were not, with the reason."""
    from kindling.contributions.actions import receive_file  # noqa: PLC0415 - needs Django's settings
    from kindling.ground.actors import WORKER  # noqa: PLC0415 - the same

    received: list[FileShown] = []
    refused: list[tuple[Path, KindlingError]] = []
    for path in paths:
        try:
            data = path.read_bytes()
            received.append(receive_file(by=WORKER, conversation=conversation, name=path.name, data=data))
        except OSError as wrong:
            refused.append((path, KindlingError(f"{path.name} cannot be opened: {wrong.strerror}.")))
        except KindlingError as wrong:
            refused.append((path, wrong))
    return received, refused


def _read(conversation: Conversation) -> None:
    """Does what is due, and waits where another worker was quicker."""
    from kindling.contributions.queries import file_progress  # noqa: PLC0415 - needs Django's settings
    from kindling.curation.queries import draft_of  # noqa: PLC0415 - the same
    from kindling.duties.loop import work_once  # noqa: PLC0415 - the same

    until = time.monotonic() + PATIENCE
    work_once()
    while (file_progress(conversation).busy or draft_of(conversation).due) and time.monotonic() < until:
        time.sleep(0.5)
        work_once()


def _told(one: FileShown, *, again: bool) -> Iterator[str]:
    """One file in sentences."""
    told = one.told
    yield f"{one.name}: {one.source_title or one.status_words}{', is here already' if again else ''}"
    counts = list(told.counted)
    if told.began:
        counts.append(f"{told.began} to {told.ended}{' into the recording' if told.into_recording else ''}")
    if one.status == "read":
        yield f"  {', '.join(counts) or 'nothing in it'}"
    for entry in told.left_out:
        private = entry.why == "private message"
        yield f"  left out: {entry.count} {'private, never shown' if private else entry.why}"
    for stretch in told.unread:
        yield f"  not read: {stretch.where}: {stretch.why}"
    for remark in told.remarks:
        yield f"  {remark}"


def _standing(conversation: Conversation) -> str:
    """How the month stands now, in a sentence."""
    from kindling.contributions.queries import open_flags  # noqa: PLC0415 - needs Django's settings
    from kindling.curation.queries import draft_of  # noqa: PLC0415 - the same

    draft, flags = draft_of(conversation), open_flags(conversation)
    if draft.failed or not draft.number:
        return f"There is no draft of {conversation.month} yet. {draft.remark}".strip()
    to_clear = f"{flags} {'flag has' if flags == 1 else 'flags have'} to be cleared" if flags else "No flag is open"
    return f"The draft of {conversation.month} stands. {to_clear}."
