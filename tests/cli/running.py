"""Running a command as its typist would, without a process of its own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from kindling.cli.main import kindling
from kindling.kernel.errors import KindlingError


def run(*words: str | Path) -> Result:
    """What came of ``kindling WORDS``."""
    return CliRunner().invoke(kindling, [str(word) for word in words])


def refused(*words: str | Path) -> str:
    """The sentences with which it refused."""
    wrong = run(*words).exception
    assert isinstance(wrong, KindlingError)
    return str(wrong)
