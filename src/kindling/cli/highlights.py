"""``kindling highlights``: the draft bullets, quotes and themes of one transcript."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from kindling.care.names import read_names
from kindling.care.personal_data import find_personal_data
from kindling.cli.files import EXPORT, read_export
from kindling.harvest.records import Harvest
from kindling.pack.draft import DraftBullet, DraftQuote, Highlights, as_json, only_bullets
from kindling.pack.draft import highlights as draw


@click.command()
@click.argument("transcript", type=EXPORT)
@click.option("--words", default=110, show_default=True, type=click.IntRange(1, 5000), help="Words a list may have.")
@click.option("--question", default=None, help="What the draft should answer, in your words.")
@click.option("--json", "in_json", is_flag=True, help="Answer in the documented, stable JSON.")
def highlights(transcript: Path, words: int, question: str | None, in_json: bool) -> None:
    """Draft what was heard in TRANSCRIPT: bullets in reported speech, quotes, themes; each with its reasons.

    A draft is for editing. Every bullet and quote is somebody's words, and nobody was asked yet. What holds personal
    data is held back.
    """
    harvest = read_export(transcript)
    found = _guarded(draw(harvest.lines, words=words, question=question), harvest)
    click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2) if in_json else _told(found))


def _guarded(found: Highlights, harvest: Harvest) -> Highlights:
    """The draft without the bullets and quotes in which personal data was found; how many those are goes to stderr."""
    names = [*read_names(line.raw_name for line in harvest.lines if line.raw_name).values()]
    roster = frozenset(name.name for name in names)

    def clean(piece: DraftBullet | DraftQuote) -> bool:
        return not any(hit.sure for hit in find_personal_data(piece.text, roster=roster))

    kept = replace(only_bullets(found, clean), quotes=tuple(filter(clean, found.quotes)))
    held = len(found.bullets) + len(found.quotes) - len(kept.bullets) - len(kept.quotes)
    if held:
        click.echo(f"Held back for you to look at: {held} with personal data.", err=True)
    return kept


def _told(found: Highlights) -> str:
    lines = ["Draft bullets"]
    for bullet in found.bullets:
        lines += [f"- {bullet.text}", f"    cues {', '.join(map(str, bullet.cues))}: {_reason(bullet.why)}"]
    lines += ["", "Quotes"]
    for quote in found.quotes:
        lines += [f"- “{quote.text}” ({quote.speaker or 'somebody'})", f"    cue {quote.cue}: {_reason(quote.why)}"]
    lines += ["", "Themes", *(f"- {theme.label}: {', '.join(theme.terms)}" for theme in found.themes)]
    return "\n".join(lines)


def _reason(why: str | tuple[str, ...]) -> str:
    return why if isinstance(why, str) else "; ".join(why)
