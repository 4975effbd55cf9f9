"""``kindling pack``: from an hour's exports, or an edited ``pack.json``, to the pack and its twins."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from kindling.cli import tell
from kindling.cli.files import EXPORT, EXPORTS, beside, read_all, tell_refused, within
from kindling.cli.write import STORED, write
from kindling.harvest.hour import ReadFile
from kindling.kernel.errors import KindlingError
from kindling.pack.about import About, read_about
from kindling.pack.assemble import draft_pack
from kindling.pack.document import BadPack, Media, Pack, load
from kindling.pack.media import picture_beside
from kindling.renderers.artifact import Artifact
from kindling.renderers.twins import RENDERERS


@click.command()
@click.argument("files", nargs=-1, required=True, type=EXPORTS)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@click.option("--about", "about_file", type=EXPORT, help="What you say about the hour (pack.toml).")
@click.option("--theme", "theme_file", type=EXPORT, help="Your community's name, colours, logo and fonts (theme.toml).")
@click.option("--title", help="The title on the cover.")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the conversation."
)
@click.option("--earlier", multiple=True, type=EXPORT, help="An earlier month's export, to count newcomers.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors and warnings.")
def pack(  # noqa: PLR0917 - click hands every option over by its name
    files: tuple[Path, ...],
    out: Path,
    about_file: Path | None,
    theme_file: Path | None,
    title: str | None,
    day: datetime.datetime | None,
    earlier: tuple[Path, ...],
    quiet: bool,
) -> None:
    """Make a draft insights pack of FILES: pack.html, pack.pdf, pack.pptx, pack.json and pack.md.

    FILES are what the meeting platform left behind: chats, transcripts, attendance lists, decks, notes, in any order.
    A folder stands for the exports in it; a pack.toml or theme.toml among them is read as --about or --theme.
    Or give one edited pack.json to render it again.
    """
    say = tell.silent if quiet else tell.progress
    exports = within(files)
    if stored := _stored_pack(exports):
        edited = replace(stored, title=title or stored.title, day=day.date() if day else stored.day)
        _tell_open(edited)
        artifacts = _rendered(edited, say)
        _written(artifacts, out, say, keep=exports[0].resolve() != (out / STORED).resolve())
        return
    exports = [path for path in exports if path.name not in WRITTEN]
    about_file, theme_file = about_file or beside(files, WRITTEN[0]), theme_file or beside(files, WRITTEN[1])
    about, media = _about(about_file, theme_file, title, day)
    found, refused = _read(exports, say)
    before, refused_before = read_all(earlier)
    tell_refused(refused_before)
    say("Drafting")
    draft = draft_pack(found, about, earlier=before, media=media)
    artifacts = _rendered(draft.pack, say)
    _written(artifacts, out, say, keep=True)
    if not quiet:
        click.echo("\n" + tell.summary(draft, artifacts, out))
    if refused or refused_before:
        raise click.exceptions.Exit(1)


def _read(exports: Sequence[Path], say: tell.Say) -> tuple[list[ReadFile], list[tuple[Path, KindlingError]]]:
    """The exports read and those refused, each told; at least one has to be read."""
    found, refused = read_all(exports)
    tell_refused(refused)
    if not found:
        raise KindlingError("None of the files could be read, so no pack was made.")
    for one in found:
        say(f"Read {one.name}")
    return found, refused


WRITTEN = ("pack.toml", "theme.toml")
"""What the producer wrote, which may lie among the exports."""


def _stored_pack(files: Sequence[Path]) -> Pack | None:
    """The pack in the one file given, if it is a ``pack.json``."""
    if not any(path.suffix.casefold() == ".json" and _is_object(path.read_bytes()) for path in files):
        return None
    if len(files) > 1:
        raise click.UsageError("Give a pack.json alone; it already holds what the exports said.")
    try:
        return load(files[0].read_bytes())
    except BadPack as wrong:
        raise BadPack(f"{files[0].name}: {wrong.sentence}", wrong.remedy) from None


def _is_object(data: bytes) -> bool:
    return data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def _tell_open(pack: Pack) -> None:
    if pack.status == "reviewed" and (count := len(pack.flags)):
        stand = "flag still stands" if count == 1 else "flags still stand"
        click.echo(f"{STORED}: reviewed, but {count} {stand} in it.", err=True)


def _about(
    about_file: Path | None, theme_file: Path | None, title: str | None, day: datetime.datetime | None
) -> tuple[About, dict[str, Media]]:
    """What the producer says, the options winning over the files, and the pictures it names."""
    about, media = About(), dict[str, Media]()
    for path in (theme_file, about_file):
        if path:
            about = read_about(path.read_bytes(), name=path.name, base=about)
            media |= {name: picture_beside(path, name) for name in _pictures(about) if name not in media}
    return replace(about, title=title or about.title, date=day.date() if day else about.date), media


def _pictures(about: About) -> list[str]:
    """The file names of the pictures that the producer names."""
    photos = [speaker.photo for speaker in about.speakers]
    return [name for name in (*photos, about.logo) if name]


def _rendered(pack: Pack, say: tell.Say) -> list[Artifact]:
    made = []
    for name, render in RENDERERS.items():
        say(f"Making {name}")
        made.append(render(pack))
    return made


def _written(artifacts: Sequence[Artifact], out: Path, say: tell.Say, *, keep: bool) -> None:
    kept = write(artifacts, out, keep=keep)
    if kept:
        click.echo(f"Your earlier {STORED} is kept as {kept}.", err=True)
    say(f"Written to {out}")
