"""Months as they are written (``2024-08``), said (``August 2024``) and counted."""

from __future__ import annotations

from collections.abc import Iterator

from kindling.pack.document.pack import MONTHS


def year_of(month: str) -> int:
    """``2024`` of ``2024-08``."""
    return int(month[:4])


def name_of(month: str) -> str:
    """``August``."""
    return MONTHS[int(month[5:]) - 1]


def label_of(month: str) -> str:
    """``August 2024``."""
    return f"{name_of(month)} {month[:4]}"


def between(earlier: str, later: str) -> Iterator[str]:
    """The months after ``earlier`` and before ``later``, oldest first."""
    for number in range(_number(earlier) + 1, _number(later)):
        yield f"{number // 12:04d}-{number % 12 + 1:02d}"


def _number(month: str) -> int:
    return year_of(month) * 12 + int(month[5:]) - 1
