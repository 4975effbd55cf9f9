"""A table of old addresses."""

from __future__ import annotations

import pytest

from kindling.conversations.intake.moves import MoveTold, read_moves
from kindling.conversations.intake.told import Problem

TOLD = [MoveTold(2, "/packs/1", "2024-08", "")]


@pytest.mark.parametrize(
    "rows",
    [
        [(1, ("old", "new")), (2, ("/packs/1", "2024-08"))],
        [(1, ("Note", "New address", "Old address")), (2, ("", "2024-08", " /packs/1 "))],
        [(1, ("",)), (2, ("/packs/1", "2024-08"))],
    ],
)
def test_headings_may_stand_in_any_order_or_not_at_all(rows: list[tuple[int, tuple[str, ...]]]) -> None:
    assert read_moves(rows) == (TOLD, [])


def test_half_a_row_is_told() -> None:
    rows = [(1, ("/packs/1", "2024-08", "The first.")), (2, ("/packs/2",)), (3, ("", "2024-08"))]
    assert read_moves(rows) == (
        [MoveTold(1, "/packs/1", "2024-08", "The first.")],
        [Problem(2, "new", "the new address is missing."), Problem(3, "old", "the old address is missing.")],
    )


def test_an_empty_table_tells_nothing() -> None:
    assert read_moves([]) == ([], [])
