"""A file's name is safe to show, and its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.contributions.naming import LONGEST, clean_name, own_name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("chat.txt", "chat.txt"),
        ("/etc/passwd", "passwd"),
        ("C:\\Users\\ada\\chat.txt", "chat.txt"),
        ("..", "export"),
        ("", "export"),
        ("folder/", "export"),
        ("  a \t b\u2028c.txt ", "a b c.txt"),
        ("a\x00b\x1f.txt", "ab.txt"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("\u2066caf\u0065\u0301\u2069.txt", "café.txt"),
        ("half \ud800.txt", "half ?.txt"),
        (".hidden", "hidden"),
        ("x" * 300 + ".txt", "x" * 146 + ".txt"),
        ("y" * 300, "y" * 150),
        ("Besprechung vom 15. Oktober", "Besprechung vom 15. Oktober"),
    ],
)
def test_a_name_is_cleaned(given_name: str, name: str) -> None:
    assert clean_name(given_name) == name


@given(st.text())
def test_no_name_breaks_a_page_a_path_or_a_database(given_name: str) -> None:
    name = clean_name(given_name)
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set("/\\\x00\u202e\u2028\n")
    assert clean_name(name) == name


def test_a_taken_name_gets_a_number_and_keeps_its_ending() -> None:
    assert own_name("chat.txt", ["notes.md"]) == "chat.txt"
    assert own_name("chat.txt", ["CHAT.txt", "chat (2).txt"]) == "chat (3).txt"
    assert own_name("notes", ["notes"]) == "notes (2)"
