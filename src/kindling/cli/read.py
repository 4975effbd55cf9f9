"""``kindling read``: what is in these exports?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kindling.cli.files import EXPORTS, read_all, sources_by_id, tell_refused, within
from kindling.cli.tell import lines_of
from kindling.harvest.hour import ReadFile
from kindling.harvest.merge import merge
from kindling.harvest.people import Participant, participants
from kindling.harvest.records import ChatLine, Harvest, Line, Why


@click.command()
@click.argument("files", nargs=-1, required=True, type=EXPORTS)
@click.option("--json", "as_json", is_flag=True, help="Answer in the documented, stable JSON.")
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Tell what FILES hold: people, lines, what was left out, what could not be read.

    Private messages are counted and never shown. Nothing is written.
    """
    found, refused = read_all(within(files))
    if as_json:
        click.echo(json.dumps(_answer(found, refused), ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo("\n".join(_told(one)) + "\n")
    tell_refused(refused)
    if refused:
        raise click.exceptions.Exit(1)


def _answer(found: Sequence[ReadFile], refused: Sequence[tuple[Path, Any]]) -> dict[str, Any]:
    answer: dict[str, Any] = {"files": [_as_json(one) for one in found]}
    if refused:
        answer["refused"] = [
            {"path": path.name, "why": wrong.sentence, "tried": list(getattr(wrong, "tried", ()))}
            for path, wrong in refused
        ]
    return answer


def _as_json(one: ReadFile) -> dict[str, Any]:
    """One file in the JSON that `docs/reference/read-json.md` documents."""
    harvest, people = one.harvest, participants(merge([one]))
    by_raw = {raw: person for person in people for raw in person.names}
    return {
        "path": one.name,
        "source": harvest.source,
        "sure": round(harvest.sure, 2),
        "clock": harvest.clock,
        "lines": [_line(line, by_raw) for line in harvest.lines],
        "people": [_person(person) for person in people if not is_machine(person)],
        "private": harvest.private,
        "left_out": [{"from": e.span.first, "to": e.span.last, "why": e.why.value} for e in harvest.left_out],
        "unread": [{"from": e.span.first, "to": e.span.last, "why": e.why} for e in harvest.unread],
    }


def _line(line: Line, people: dict[str, Participant]) -> dict[str, Any]:
    chat = isinstance(line, ChatLine)
    who = people.get(line.raw_name)
    return {
        "kind": "chat" if chat else "speech",
        "cue": None if isinstance(line, ChatLine) else line.cue,
        "at": line.at,
        "name": who.name.name if who else line.raw_name,
        "organisation": who.name.organisation if who else "",
        "raw_name": line.raw_name,
        "text": line.text,
        "reply_to": line.reply_to if isinstance(line, ChatLine) else None,
        "reactions": [asdict(one) for one in line.reactions] if isinstance(line, ChatLine) else [],
    }


def is_machine(person: Participant) -> bool:
    """Whether a name is a bot's or a room's: it stands in the lines, and is counted as nobody."""
    return person.name.bot or person.name.room


def _person(person: Participant) -> dict[str, Any]:
    return {
        "name": person.name.name,
        "organisation": person.name.organisation,
        "minutes": person.minutes,
        "email_known": person.email_known,
    }


def _told(one: ReadFile) -> Iterator[str]:
    """One file in sentences."""
    harvest = one.harvest
    sure = "certainly" if harvest.sure >= 0.9 else "probably" if harvest.sure >= 0.5 else "perhaps"
    yield f"{one.name}: {sure} {sources_by_id()[harvest.source]}"
    yield f"  {', '.join(_counts(one)) or 'nothing in it'}"
    for why, count in Counter(entry.why for entry in harvest.left_out).items():
        shown = "never shown" if why is Why.PRIVATE else why.value
        yield f"  left out: {count} {'private, ' if why is Why.PRIVATE else ''}{shown}"
    for entry in harvest.unread:
        yield f"  not read: {lines_of(entry.span.first, entry.span.last)}: {entry.why}"
    for remark in harvest.remarks:
        yield f"  {remark}"


def _counts(one: ReadFile) -> Iterator[str]:
    harvest = one.harvest
    met = participants(merge([one]))
    people = [person for person in met if not is_machine(person)]
    chat = sum(isinstance(line, ChatLine) for line in harvest.lines)
    for count, singular, plural in (
        (len(people), "person", "people"),
        (len(met) - len(people), "notetaker or room", "notetakers or rooms"),
        (chat, "chat message", "chat messages"),
        (len(harvest.lines) - chat, "spoken line", "spoken lines"),
        (len(harvest.slides), "slide", "slides"),
        (len(harvest.notes), "note", "notes"),
    ):
        if count:
            yield f"{count} {singular if count == 1 else plural}"
    if span := _span(harvest):
        yield span


def _span(harvest: Harvest) -> str:
    """From when to when, on the file's own clock."""
    times = [line.at for line in harvest.lines if line.at is not None]
    if not times:
        return ""
    begin, end = (f"{int(at) // 3600 % 24:02d}:{int(at) % 3600 // 60:02d}" for at in (min(times), max(times)))
    return f"{begin} to {end}" + ("" if harvest.clock == "wall" else " into the recording")
