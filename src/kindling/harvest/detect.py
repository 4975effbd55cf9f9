"""Which source reads this file? Decided by its content, never by its name."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from kindling.harvest import sources
from kindling.harvest.export import LIMIT, Export
from kindling.harvest.records import Harvest
from kindling.harvest.source import Source
from kindling.kernel.errors import KindlingError


class Unreadable(KindlingError):
    """No source can read the file; ``tried`` are the titles of those that looked."""

    def __init__(self, sentence: str, tried: tuple[str, ...] = (), remedy: str = "") -> None:
        super().__init__(sentence, remedy)
        self.tried = tried


@cache
def registry() -> tuple[Source, ...]:
    """Every source: each folder under ``sources/`` offers one or more in ``SOURCES``; in the order of their ids."""
    found: list[Source] = []
    for module in pkgutil.iter_modules(sources.__path__, f"{sources.__name__}."):
        found += importlib.import_module(module.name).SOURCES
    return tuple(sorted(found, key=lambda source: source.id))


def read(data: bytes, *, name: str = "") -> Harvest:
    """The harvest of one export.

    ``name`` is the file's name, used for its date alone. Raises `Unreadable` with what was tried.
    """
    if len(data) > LIMIT:
        raise Unreadable(
            f"The file has {len(data) / 2**20:.0f} MiB; more than {LIMIT // 2**20} MiB is not read.",
            remedy="Export the hour on its own, or cut the file in two.",
        )
    ranked = _ranked(Export(data, name))
    tried = tuple(source.title for _, source in ranked)
    if not ranked or ranked[0][0] <= 0:
        raise Unreadable(
            "Nobody here can read this file: it looks like none of the exports known.",
            tried,
            f"Tried: {', '.join(tried)}. Save the export again from the meeting platform and give it as it is.",
        )
    source = ranked[0][1]
    # A fresh export: what all of them made of the file while they looked would stand in memory beside the records.
    export = Export(data, name)
    _check_lines(export, source)
    return source.read(export)


def _check_lines(export: Export, source: Source) -> None:
    """Refuse what no meeting leaves behind: half a million lines of a word each."""
    lines = max(export.text.count("\n"), export.text.count("\r"))
    if lines > source.most_lines:
        raise Unreadable(
            f"The file has {lines:,} lines; more than {source.most_lines:,} are not read ({source.title}).",
            (source.title,),
            "Export the hour on its own, or cut the file in two.",
        )


def _ranked(export: Export) -> list[tuple[float, Source]]:
    """Every source with how sure it is, the surest first."""
    return sorted(((source.sniff(export), source) for source in registry()), key=lambda pair: -pair[0])
