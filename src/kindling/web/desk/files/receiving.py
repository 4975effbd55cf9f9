"""What becomes of the files of one form: each is kept, or told why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from kindling.contributions.accepting import LIMIT, NotReceived
from kindling.contributions.actions import receive_file
from kindling.contributions.naming import clean_name
from kindling.contributions.records import DropLinkShown
from kindling.conversations.models import Conversation
from kindling.ground.actors import Actor

FACTS = "pack.toml"
"""What somebody who makes a pack without the site writes of the hour; no export, and nothing of it is taken over."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its name as it was given, whether it is kept, and a sentence.

    ``again`` where the same bytes were here before; ``called`` is what the kept file is called here.
    """

    name: str
    kept: bool
    words: str
    again: bool = False
    called: str = ""
    size: int = 0


def receive_each(
    *, by: Actor, conversation: Conversation, uploads: Iterable[UploadedFile[bytes]], link: DropLinkShown | None = None
) -> Iterator[Outcome]:
    """Keeps every file that can be kept. Raises `NotAllowed` where ``by`` and ``link`` let nobody give any."""
    for upload in uploads:
        name, size = clean_name(upload.name or ""), upload.size or 0
        if name.casefold() == FACTS:
            yield Outcome(name, kept=False, words=f"{name} is not needed: the desk knows these facts already.")
            continue
        try:
            # Asked before its bytes are in memory.
            _check_size(name, size)
            kept = receive_file(by=by, conversation=conversation, name=name, data=upload.read(), link=link)
        except NotReceived as no:
            yield Outcome(name, kept=False, words=str(no))
        else:
            yield Outcome(
                name,
                kept=True,
                words=_words(name, kept.name, again=kept.again),
                again=kept.again,
                called=kept.name,
                size=size,
            )


def _check_size(name: str, size: int) -> None:
    if size > LIMIT:
        raise NotReceived(
            f"{name} has {size / 2**20:.0f} MiB; more than {LIMIT // 2**20} MiB is not received.",
            "Export the hour on its own, or cut the file in two.",
        )


def _words(name: str, called: str, *, again: bool) -> str:
    if again:
        return f"{name} was here already" + (f", as {called}." if called != name else ".")
    return f"{name} is kept" + (f", as {called}." if called != name else ".")
