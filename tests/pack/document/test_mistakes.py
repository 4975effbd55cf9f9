from __future__ import annotations

from typing import Any

import pytest

from kindling.pack.document.mistakes import mistake


@pytest.mark.parametrize(
    ("kind", "written", "context", "told"),
    [
        ("int_parsing", "many", {}, 'this must be a whole number, not "many"'),
        ("literal_error", True, {"expected": "'a' or 'b'"}, "this must be one of 'a' or 'b', not true"),
        ("tuple_type", {"a": 1}, {}, "this must be a list, in square brackets"),
        ("bytes_invalid_encoding", "a picture's bytes", {}, "this must be base64"),
        ("greater_than_equal", 0, {"ge": 1}, "this must be 1 or more, not 0"),
        ("value_error", "x", {"error": ValueError("no such time zone")}, "no such time zone"),
        ("new_type", "x", {}, "In the checker's {own} words"),
    ],
)
def test_a_mistake_is_told_in_plain_words(kind: str, written: object, context: dict[str, Any], told: str) -> None:
    message = "In the checker's {own} words"
    assert mistake({"type": kind, "loc": (), "msg": message, "input": written, "ctx": context}) == told
