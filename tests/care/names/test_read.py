from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.care.names import DisplayName, read_name
from tests.care.names.names_cases import CASES, HOLD_OUT, SECOND_HOLD_OUT

_COMPARED = {field.name for field in fields(DisplayName)} - {"raw", "name", "first_name", "initials", "unsure", "why"}


def _told(found: DisplayName) -> dict[str, Any]:
    return {name: getattr(found, name) for name in sorted(_COMPARED) if getattr(found, name)}


def _right(found: DisplayName, name: str, expected: dict[str, Any]) -> bool:
    wanted = {key: value for key, value in expected.items() if key != "unsure"}
    return (found.name, _told(found)) == (name, dict(sorted(wanted.items())))


def test_at_least_97_of_100_invented_names_are_right() -> None:
    wrong = [raw for raw, name, expected in CASES if not _right(read_name(raw), name, expected)]
    assert (len(CASES), len(wrong) <= 3) == (100, True), wrong


@pytest.mark.parametrize(("raw", "name", "expected"), [*CASES, *HOLD_OUT, *SECOND_HOLD_OUT])
def test_no_name_is_wrong_and_sure(raw: str, name: str, expected: dict[str, Any]) -> None:
    found = read_name(raw)
    assert found.unsure or (found.name, _told(found)) == (name, {key: expected[key] for key in sorted(expected)})


@pytest.mark.parametrize(
    "raw", [raw for raw, _, expected in [*CASES, *HOLD_OUT, *SECOND_HOLD_OUT] if expected.get("unsure")]
)
def test_what_only_a_steward_can_settle_is_unsure_and_says_why(raw: str) -> None:
    found = read_name(raw)
    assert (found.unsure, found.why.endswith(".")) == (True, True)


def test_sure_names_need_no_reason() -> None:
    assert [raw for raw, _, _ in CASES if not read_name(raw).unsure and read_name(raw).why] == []


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_at_all_ends_in_a_display_name_that_keeps_it(raw: str) -> None:
    found = read_name(raw)
    assert (found.raw, bool(found.name) or not raw.strip() or found.unsure, found.unsure == bool(found.why)) == (
        raw,
        True,
        True,
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "Ann",
                "OMA",
                "(",
                ")",
                "[x]",
                "she/her",
                "|",
                " - ",
                ",",
                "@ann",
                "…",
                "NHS",
                "2",
                "de",
                "&",
                "Dr",
                "_",
                "iPhone",
            ]
        ),
        max_size=9,
    )
)
@settings(max_examples=400, deadline=None)
def test_any_order_of_the_pieces_of_a_name_ends_in_a_display_name(pieces: list[str]) -> None:
    raw = " ".join(pieces)
    assert read_name(raw).raw == raw


def test_a_title_and_a_surname_alone_give_no_first_name() -> None:
    found = read_name("Dr Okafor")
    assert (found.name, found.first_name, found.initials, found.is_person) == ("Dr Okafor", "", "DO", True)


def test_a_first_name_never_is_a_title() -> None:
    found = read_name("Prof. Dr Amara Osei")
    assert (found.first_name, found.title, found.initials) == ("Amara", "Prof. Dr", "AO")


def test_three_words_give_the_initials_of_the_first_and_the_last() -> None:
    assert read_name("Kim Ashdown Bailey").initials == "KB"


@pytest.mark.parametrize("raw", ["iPhone", "Meeting Room 5", "read.ai meeting notes", "Anonymous", "", "Kindness Team"])
def test_what_is_no_person_has_no_first_name(raw: str) -> None:
    assert (read_name(raw).first_name, read_name(raw).is_person) == ("", False)


def test_a_role_in_front_of_a_name_is_no_surname() -> None:
    found = read_name("Nurse, Jo Fenn")
    assert (found.name, found.role) == ("Jo Fenn", "Nurse")


def test_a_nickname_before_a_slash_is_kept_as_a_handle() -> None:
    found = read_name("Zorbito / Luis Vega")
    assert (found.name, found.handle, found.unsure) == ("Luis Vega", "Zorbito", True)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Vanterpool Odalys (RQX) Ward Manager (External)", "Odalys Vanterpool"),
        ("Mason Orla (RQX) Ward Manager", "Orla Mason"),
        ("Orla Fenn (RQX) Ward Manager", "Orla Fenn"),
    ],
)
def test_a_site_code_and_a_post_tell_of_a_staff_directory_and_leave_the_order_open(raw: str, name: str) -> None:
    found = read_name(raw)
    assert (found.name, found.organisation, found.role, found.unsure) == (name, "RQX", "Ward Manager", True)


@pytest.mark.parametrize("raw", ["S Pike (Senara Pike)", "senarap (Senara Pike)", "Sen (Senara Pike)"])
def test_a_fuller_name_in_brackets_is_the_name(raw: str) -> None:
    assert read_name(raw).name == "Senara Pike"


def test_a_name_in_other_letters_in_brackets_is_no_organisation() -> None:
    found = read_name("Yuki Tanaka (田中 由紀)")
    assert (found.name, found.organisation, found.unsure) == ("Yuki Tanaka", "", True)


@pytest.mark.parametrize(
    ("raw", "name", "role"),
    [
        ("Student Nurse Ivy", "Ivy", "Student Nurse"),
        ("Chief Nurse Zorba Quenby", "Zorba Quenby", "Chief Nurse"),
        ("Interpreter", "Interpreter", "Interpreter"),
    ],
)
def test_a_post_in_front_of_a_name_is_a_role(raw: str, name: str, role: str) -> None:
    found = read_name(raw)
    assert (found.name, found.role, found.organisation) == (name, role, "")


@pytest.mark.parametrize(
    ("raw", "name", "organisation", "pronouns"),
    [
        ("Tam Fenn (he/him, Quarry Labs)", "Tam Fenn", "Quarry Labs", "he/him"),
        ("Tam Fenn - he/him - Quarry Labs", "Tam Fenn", "Quarry Labs", "he/him"),
        ("Tam Fenn (all pronouns)", "Tam Fenn", "", "all pronouns"),
        ("Tam Fenn III", "Tam Fenn III", "", ""),
        ("Tam Kerr Fenn III", "Tam Kerr Fenn III", "", ""),
        ("BR3_Tam Fenn #3", "Tam Fenn", "", ""),
        ("Tam Fenn (Breakout 2).", "Tam Fenn", "", ""),
        ("Tam Fenn (Guest) (@tamf, quarry)", "Tam Fenn", "quarry", ""),
    ],
)
def test_marks_between_the_pieces_belong_to_none_of_them(raw: str, name: str, organisation: str, pronouns: str) -> None:
    found = read_name(raw)
    assert (found.name, found.organisation, found.pronouns) == (name, organisation, pronouns)


def test_a_phone_in_somebodys_name_is_a_device_of_theirs() -> None:
    found = read_name("Tam Galaxy S20")
    assert (found.name, found.device, found.unsure) == ("Tam", True, True)


@pytest.mark.parametrize(
    ("raw", "name", "organisation"),
    [
        ("Zorbly | Quenby Traskell", "Quenby Traskell", "Zorbly"),
        ("Tam Fenn - Truro", "Tam Fenn", ""),
        ("Tam Fenn (Marta Kowalska)", "Tam Fenn", ""),
    ],
)
def test_a_piece_that_may_be_another_name_is_asked(raw: str, name: str, organisation: str) -> None:
    found = read_name(raw)
    assert (found.name, found.organisation, found.unsure) == (name, organisation, raw != "Tam Fenn - Truro")


@pytest.mark.parametrize(
    ("raw", "name", "organisation"),
    [
        ("Tam Fenn, Marie Curie", "Tam Fenn", "Marie Curie"),
        ("Tam Fenn - Kilnhouseware", "Tam Fenn", "Kilnhouseware"),
        ("Tam Fenn - Zorbly", "Tam Fenn", "Zorbly"),
        ("FENN, Tam (ZORBLY)", "Tam Fenn", "ZORBLY"),
        ("Tam Fenn, PhD, Zorbly", "Tam Fenn", "Zorbly"),
        ("YOON SEO-JIN", "Yoon Seo-Jin", ""),
        ("Tam Fenn (tfnn)", "Tam Fenn", ""),
    ],
)
def test_what_can_be_told_by_its_place_is_sure(raw: str, name: str, organisation: str) -> None:
    found = read_name(raw)
    assert (found.name, found.organisation, found.unsure) == (name, organisation, False)


@pytest.mark.parametrize("raw", ["Co-host (she/her) Ada Brennan", "Host [Leeds] Ada Brennan", "... (x) Ada Brennan"])
def test_a_name_behind_a_bracket_is_the_name_where_nothing_stands_before_it(raw: str) -> None:
    assert read_name(raw).name == "Ada Brennan"
