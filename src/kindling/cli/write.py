"""Writes a pack's files into their folder: all or none, and never over what somebody edited by hand; and one file for
its owner alone."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from kindling.kernel.errors import KindlingError
from kindling.renderers.artifact import Artifact

STORED = "pack.json"
"""The file that people edit."""


def write(artifacts: Sequence[Artifact], out: Path, *, keep: bool) -> str:
    """Puts ``artifacts`` into the folder ``out``: each is written in full beside its place, then all are moved into it.

    With ``keep``, a ``pack.json`` that is there and differs stays under the name returned, which is otherwise empty.
    Raises `KindlingError` where the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        earlier = _earlier(artifacts, out) if keep else None
        with tempfile.TemporaryDirectory(dir=out, prefix=".kindling-") as folder:
            for artifact in artifacts:
                (Path(folder) / artifact.name).write_bytes(artifact.data)
            if earlier:
                (out / STORED).rename(earlier)
            for artifact in artifacts:
                (Path(folder) / artifact.name).replace(out / artifact.name)
    except OSError as wrong:
        raise KindlingError(
            f"The pack cannot be written to {out}: {wrong.strerror}.", "Give another folder with --out."
        ) from None
    return earlier.name if earlier else ""


def write_private(data: bytes, out: Path) -> None:
    """Writes ``data`` to ``out`` for the eyes of its owner alone, whoever could read what lay there before.

    Raises `KindlingError` where it cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.touch(mode=0o600)
        if out.is_file():
            out.chmod(0o600)
        out.write_bytes(data)
    except OSError as wrong:
        raise KindlingError(f"{out} cannot be written: {wrong.strerror}.") from None


def _earlier(artifacts: Sequence[Artifact], out: Path) -> Path | None:
    """Where the ``pack.json`` that lies in ``out`` is to be kept, unless it is the one about to be written."""
    made = [artifact.data for artifact in artifacts if artifact.name == STORED]
    if not (out / STORED).exists() or (out / STORED).read_bytes() in made:
        return None
    names = (out / f"pack.{number}.json" for number in count(1))
    return next(name for name in names if not name.exists())
