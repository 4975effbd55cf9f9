"""Rows of exported tables, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindling.harvest.export import Export
from kindling.harvest.records import Span
from kindling.harvest.tables import Row, delimiter, rows


def read(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(row.span.first, row.span.last, row.cells) for row in rows(Export(text.encode()))]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_comma_semicolon_and_tab_are_found_by_themselves(mark: str) -> None:
    assert read(f"Name{mark}Minutes\nAda{mark}3") == [(1, 1, ("Name", "Minutes")), (2, 2, ("Ada", "3"))]


def test_commas_inside_names_and_dates_do_not_win_over_tabs() -> None:
    assert delimiter(["Name\tJoined", "Weber, Cleo\t1/2/2024, 9:00 AM", "Okafor, Ben\t1/2/2024, 9:01 AM"]) == "\t"


def test_commas_inside_quotes_do_not_win_over_semicolons() -> None:
    assert delimiter(['"a, b, c";1', '"d, e";2']) == ";"


def test_blank_rows_and_trailing_commas_of_spreadsheets_leave_no_cells_but_keep_their_lines() -> None:
    assert read("a,b,,,\r\n,,,,\r\n\r\nc,,d\r\n") == [
        (1, 1, ("a", "b")),
        (2, 2, ()),
        (3, 3, ()),
        (4, 4, ("c", "", "d")),
        (5, 5, ()),
    ]


def test_quoted_cell_may_hold_newlines_of_every_kind() -> None:
    assert read('1,"first\r\nsecond\n\nfourth",x\n2,y,z') == [
        (1, 4, ("1", "first\nsecond\n\nfourth", "x")),
        (5, 5, ("2", "y", "z")),
    ]


def test_quotation_mark_that_never_closes_is_a_character() -> None:
    assert read('Ada "the boss,3\nBen,4') == [(1, 1, ('Ada "the boss', "3")), (2, 2, ("Ben", "4"))]


def test_two_stray_quotation_marks_on_two_rows_do_not_make_one_row() -> None:
    assert read('Ada 5" taller\t3\nBen 6" taller\t4') == [
        (1, 1, ('Ada 5" taller', "3")),
        (2, 2, ('Ben 6" taller', "4")),
    ]


def test_quotation_mark_that_opens_and_closes_only_far_below_is_a_character() -> None:
    filler = "x,1\n" * 30
    assert read(f'"Ada,3\n{filler}"Ben,4')[0] == (1, 1, ('"Ada', "3"))


def test_nuls_are_dropped_and_line_separators_of_unicode_end_no_row() -> None:
    assert read("Ada\x00 Lin,a\u2028b\nBen,c") == [(1, 1, ("Ada Lin", "a\u2028b")), (2, 2, ("Ben", "c"))]


def test_cells_longer_than_csv_allows_are_read() -> None:
    long = "x" * 200_000
    assert read(f'"{long}",1') == [(1, 1, (long, "1"))]


def test_cell_outside_the_row_is_empty_and_one_inside_has_no_outer_blanks() -> None:
    row = Row(Span(1, 1), (" Ada ", "3"))
    assert [row.cell(0), row.cell(1), row.cell(2), row.cell(-1), row.cell(None)] == ["Ada", "3", "", "", ""]


@given(st.text(alphabet='a,;\t"\r\n\x00 é', max_size=200))
def test_rows_cover_every_line_once_and_in_order(text: str) -> None:
    export = Export(text.encode())
    covered = [number for row in rows(export) for number in range(row.span.first, row.span.last + 1)]
    assert covered == list(range(1, len(export.lines) + 1))
