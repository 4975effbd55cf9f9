"""``kindling highlights``: the draft bullets, quotes and themes of one transcript."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kindling.cli.files import EXPORT, read_export
from kindling.pack.draft import Highlights, as_json
from kindling.pack.draft import highlights as draw


@click.command()
@click.argument("transcript", type=EXPORT)
@click.option("--words", default=110, show_default=True, type=click.IntRange(1, 5000), help="Words a list may have.")
@click.option("--question", default=None, help="What the draft should answer, in your words.")
@click.option("--json", "in_json", is_flag=True, help="Answer in the documented, stable JSON.")
def highlights(transcript: Path, words: int, question: str | None, in_json: bool) -> None:
    """Draft what was heard in TRANSCRIPT: bullets in reported speech, quotes, themes; each with its reasons.

    A draft is for editing. Every bullet and quote is somebody's words, and nobody was asked yet.
    """
    harvest = read_export(transcript)
    found = draw(harvest.lines, words=words, question=question)
    click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2) if in_json else _told(found))


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
