"""Exports as bytes, and harvests made to order."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from kindling.harvest.detect import read
from kindling.harvest.hour import ReadFile

SAMPLE = files("kindling.cli") / "sample_hour"


def sample_files(*, earlier: bool = False) -> list[ReadFile]:
    """The bundled, invented hour, read; or the attendance of the month before it."""
    folder: Traversable = SAMPLE / "earlier" if earlier else SAMPLE
    entries = [one for one in folder.iterdir() if one.is_file() and not one.name.endswith(".toml")]
    return [file(one.name, one.read_bytes()) for one in sorted(entries, key=lambda one: one.name)]


def file(name: str, data: str | bytes) -> ReadFile:
    """One export, read."""
    content = data.encode() if isinstance(data, str) else data
    return ReadFile(name, read(content, name=name))


def zoom_chat(*messages: tuple[str, str, str]) -> str:
    """A Zoom chat as a host saves it, of (clock, name, words); a name may go on with ``" to ..."``."""
    heads = ((clock, name if " to " in name else f"{name} to Everyone", words) for clock, name, words in messages)
    return "".join(f"{clock} From {name}:\r\n\t{words}\r\n" for clock, name, words in heads)


def zoom_vtt(*cues: tuple[float, str, str]) -> str:
    """A Zoom transcript of (seconds, name, words), three seconds a cue."""
    rows = ["WEBVTT", ""]
    for number, (at, name, words) in enumerate(cues, 1):
        rows += [str(number), f"{_clock(at)} --> {_clock(at + 3)}", f"{name}: {words}", ""]
    return "\r\n".join(rows)


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02d}:{int(seconds % 3600 // 60):02d}:{seconds % 60:06.3f}"
