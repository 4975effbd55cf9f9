from __future__ import annotations

from kindling.care.names import read_names
from kindling.care.names.together import MOST


def _names(*raws: str) -> list[tuple[str, str, bool]]:
    return [(found.name, found.organisation, found.unsure) for found in read_names(raws).values()]


def test_the_same_person_beside_it_settles_which_word_is_the_surname() -> None:
    assert _names("Potter Alison (RQX)", "Alison Potter") == [
        ("Alison Potter", "RQX", False),
        ("Alison Potter", "", False),
    ]


def test_a_surname_known_from_another_name_settles_the_order_in_capitals() -> None:
    assert _names("DESMET LUC", "Anke Desmet") == [("Luc Desmet", "", False), ("Anke Desmet", "", False)]


def test_an_organisation_cut_off_is_completed_where_one_alone_fits() -> None:
    assert _names("FENN, Dora (LARKFIELD SUR...", "Tobias Quill (LARKFIELD SURGERY)") == [
        ("Dora Fenn", "LARKFIELD SURGERY", False),
        ("Tobias Quill", "LARKFIELD SURGERY", False),
    ]


def test_an_organisation_cut_off_stays_as_it_is_where_two_fit() -> None:
    found = _names("FENN, Dora (LARKFIELD S...", "Tobias Quill (LARKFIELD SURGERY)", "Ann Roe (LARKFIELD SCHOOL)")
    assert found[0] == ("Dora Fenn", "LARKFIELD S", False)


def test_a_name_cut_off_is_completed_from_a_longer_spelling() -> None:
    assert _names("Constantina Papado...", "Constantina Papadopoulou")[0] == ("Constantina Papadopoulou", "", False)


def test_a_name_cut_off_stays_unsure_where_two_fit_or_it_is_one_word() -> None:
    two = _names("Marta Kow...", "Marta Kowalska", "Marta Kowalczyk")[0]
    one = _names("Mart...", "Marta Kowalska")[0]
    assert (two, one) == (("Marta Kow", "", True), ("Mart", "", True))


def test_an_organisation_known_from_another_name_is_told_from_a_surname() -> None:
    assert _names("Joan Selby Quarry", "Leo Pask [Quarry]")[0] == ("Joan Selby", "Quarry", False)


def test_an_organisation_in_brackets_is_sure_once_another_name_has_told_it() -> None:
    assert _names("Joan Selby (quarry)", "Leo Pask [Quarry]")[0] == ("Joan Selby", "Quarry", False)


def test_every_raw_name_is_kept_once_in_its_order() -> None:
    assert list(read_names(["Zoe Fenn", "iPhone", "Zoe Fenn"])) == ["Zoe Fenn", "iPhone"]


def test_an_organisation_cut_off_in_small_letters_is_completed_too() -> None:
    assert _names("Dora Fenn (Larkfield Sur", "Leo Pask [Larkfield Surgery]")[0] == (
        "Dora Fenn",
        "Larkfield Surgery",
        False,
    )


def test_a_doubtful_bracket_is_an_organisation_once_two_people_share_it() -> None:
    alone = _names("Joan Selby (Zorbly)")
    shared = _names("Joan Selby (Zorbly)", "Leo Pask (Zorbly)")
    assert (alone, shared) == (
        [("Joan Selby", "Zorbly", True)],
        [("Joan Selby", "Zorbly", False), ("Leo Pask", "Zorbly", False)],
    )


def test_a_place_that_two_people_share_stays_unsure() -> None:
    assert _names("Joan Selby (Cygnet)", "Leo Pask (Cygnet)")[0] == ("Joan Selby", "Cygnet", True)


def test_more_names_than_are_remembered_are_read_alike() -> None:
    crowd = [f"Guest {number}" for number in range(MOST)]
    found = read_names(["Potter Alison (RQX)", "Alison Potter", *crowd])
    assert [found[raw].name for raw in ("Potter Alison (RQX)", "Alison Potter")] == ["Alison Potter"] * 2
    assert len(found) == MOST + 2


def test_whoever_changes_an_answer_changes_no_later_one() -> None:
    read_names(["Alison Potter"]).clear()
    assert _names("Alison Potter") == [("Alison Potter", "", False)]
