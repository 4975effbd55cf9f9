from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindling.care.personal_data import Hit, HitKind, find_personal_data, redact

Found = list[tuple[str, str, bool]]
NHS = "999 876 5439"
"""Made up, in the range that is never issued."""


def _found(text: str, *roster: str) -> list[tuple[str, str, bool]]:
    return [(hit.kind.name, text[hit.start : hit.end], hit.sure) for hit in find_personal_data(text, roster=roster)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Numbers.
        (f"It was {NHS} on the band.", [("NHS_NUMBER", NHS, True)]),
        ("NHS number 9998765439", [("NHS_NUMBER", "9998765439", True)]),
        ("It was 9998765439 on the band.", [("NHS_NUMBER", "9998765439", False)]),
        ("NHS number 999-876-5430", [("NHS_NUMBER", "999-876-5430", False)]),
        ("It was 9990000018 or 9991234560.", [("NHS_NUMBER", "9990000018", False)]),
        (f"Meeting ID: {NHS}", []),
        ("Ring 07700 900123 or 020 7946 0018", [("PHONE", "07700 900123", True), ("PHONE", "020 7946 0018", True)]),
        (
            "+44 7700 900456, 0044 7700 900456",
            [("PHONE", "+44 7700 900456", True), ("PHONE", "0044 7700 900456", True)],
        ),
        ("my number is 98765 43210", [("PHONE", "98765 43210", True)]),
        ("text (202) 555-0143", [("PHONE", "(202) 555-0143", True)]),
        ("phone 0199 9999", [("PHONE", "0199 9999", False)]),
        ("+999 123 456 78", []),
        ("code 0199 9999", []),
        ("ticket 01632 960123", []),
        ("In 2021, pages 112-119, 10:30-11:45, ISBN 978-0-306-40615-7, version 1.2.3.4, 00:10:33.120", []),
        # Addresses and links.
        ("dora.fenn@example.org", [("EMAIL", "dora.fenn@example.org", True)]),
        ("info@example.org", [("EMAIL", "info@example.org", False)]),
        ("write to dora dot fenn at example dot org", [("EMAIL", "dora dot fenn at example dot org", True)]),
        (
            "Join https://example.org/j/846?pwd=QWxsb3dl.",
            [("SECRET_LINK", "https://example.org/j/846?pwd=QWxsb3dl", True)],
        ),
        ("https://dora:key@example.org/x", [("SECRET_LINK", "https://dora:key@example.org/x", True)]),
        ("https://example.org/paper?page=2", []),
        ("then passcode 482913", [("SECRET_LINK", "passcode 482913", True)]),
        ("Passcode: 482913", [("SECRET_LINK", "Passcode: 482913", True)]),
        ("She lives at SW1A 2AA.", [("POSTCODE", "SW1A 2AA", True)]),
        ("ls14ap", [("POSTCODE", "ls14ap", False)]),
        ("grade B2 or room QQ1 1AA", []),
        # Birth dates.
        ("DOB 03/04/1951", [("BIRTH_DATE", "03/04/1951", True)]),
        ("born on 3rd of March 1950", [("BIRTH_DATE", "3rd of March 1950", True)]),
        ("Date of birth: 1950-03-03", [("BIRTH_DATE", "1950-03-03", True)]),
        ("my birthday is March 3rd.", [("BIRTH_DATE", "March 3rd", False)]),
        ("we met on 3 March 2020", []),
        # Patients, relatives, people in beds.
        ("My patient Rosalie was afraid.", [("PATIENT", "patient Rosalie", True)]),
        ("our patient Tobi wept", [("PATIENT", "patient Tobi", True)]),
        ("a patient called Thandolwethu", [("PATIENT", "patient called Thandolwethu", True)]),
        ("a patient called rosalie", [("PATIENT", "patient called rosalie", False)]),
        ("a group of patients called volunteers", []),
        ("my mother Edna was in ward 3", [("PATIENT", "mother Edna", True)]),
        ("this lady called Maud", [("PATIENT", "lady called Maud", True)]),
        ("the man United against us", []),
        ("our patient Safety lead, my patient MRI", []),
        ("my patient January", []),
        ("In bed 4, Mr Pellow called out.", [("PATIENT", "Mr Pellow", True)]),
        ("Rosalie was admitted again.", [("PATIENT", "Rosalie", False)]),
        ("Hope is admitted by many.", []),
        ("my nan Queenie sang", [("PATIENT", "nan Queenie", True)]),
        ("our partner Quarry and my friend Kestrel", []),
        ("His name was Alfred.", [("PATIENT", "Alfred", False)]),
        ("Her name is Monday.", []),
        # Names nobody knows.
        ("I met Mrs Alder.", [("UNKNOWN_NAME", "Mrs Alder", True)]),
        ("Dr Osei was kind.", [("UNKNOWN_NAME", "Dr Osei", False)]),
        ("Sister March began.", []),
        ("I thank Margaret Quennell for it.", [("UNKNOWN_NAME", "Margaret Quennell", False)]),
        ("We heard Will Smith.", [("UNKNOWN_NAME", "Will Smith", False)]),
        ("Will Anybody help? Hope Things go well.", []),
        ("so then Grace Quennell spoke", [("UNKNOWN_NAME", "Grace Quennell", False)]),
        ("We met at Victoria Hospital and on Martin Road, with Anna NHS and ANNA Fenn.", []),
        ("Thanks Hannah, lovely.", []),
        ("As Dora Quennell said", [("UNKNOWN_NAME", "Dora Quennell", False)]),
        # Authors.
        ("(Fenwick, 2021)", [("CITED_NAME", "Fenwick", False)]),
        ("Fenwick et al. (2019)", [("CITED_NAME", "Fenwick et al.", False)]),
        ("(March, 2021) (London, 2020)", []),
        ("a book by Dora Fenwick", [("CITED_NAME", "Dora Fenwick", False)]),
        ("Dora Fenwick's book", [("CITED_NAME", "Dora Fenwick", False)]),
    ],
)
def test_what_is_personal_is_found_and_what_only_looks_so_is_not(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert _found(text) == expected


def test_whoever_is_on_the_roster_may_be_named() -> None:
    text = "Margaret Quennell thanked Mrs Quennell and my friend Margaret."
    assert (_found(text, "Margaret Quennell"), len(_found(text))) == ([], 3)


def test_an_author_on_the_roster_is_no_finding() -> None:
    assert _found("(Quennell, 2021)", "Margaret Quennell") == []


def test_a_patient_is_found_even_if_a_participant_bears_the_same_name() -> None:
    assert _found("my patient Margaret", "Margaret Quennell") == [("PATIENT", "patient Margaret", True)]


def test_one_name_on_the_roster_does_not_hide_another_person_of_that_first_name() -> None:
    assert _found("I thank Margaret Fenn", "Margaret Quennell") == [("UNKNOWN_NAME", "Margaret Fenn", False)]


def test_redacted_words_hold_a_role_and_nothing_of_the_person() -> None:
    text = f"My mother Edna, NHS number {NHS}, born 3 March 1950, at SW1A 2AA: 07700 900123, edna@example.org."
    assert redact(text, find_personal_data(text)) == (
        "My [mother], NHS number [NHS number], born [date of birth], at [postcode]: [phone number], [e-mail address]."
    )


def test_overlapping_hits_are_redacted_as_one_so_that_no_end_of_them_is_left() -> None:
    inner = Hit(HitKind.UNKNOWN_NAME, 0, 9, "It is a name.", True, "[person]")
    graver = Hit(HitKind.PATIENT, 4, 14, "It names a patient.", False, "[patient]")
    assert redact("Ada Alderton Fenn spoke", [inner, graver]) == "[patient]enn spoke"


def test_no_reason_repeats_what_was_found() -> None:
    text = f"My patient Rosalie, Mrs Alder, {NHS}, rosalie@example.org, Dora Fenwick."
    hits = find_personal_data(text)
    leaked = [
        word for hit in hits for word in ("Rosalie", "Alder", "999", "Fenwick") if word in hit.why + hit.suggestion
    ]
    assert (len(hits), leaked) == (5, [])


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_ends_in_hits_that_lie_within_it_in_order(text: str) -> None:
    hits = find_personal_data(text)
    places = [place for hit in hits for place in (hit.start, hit.end)]
    assert (places == sorted(places), all(0 <= place <= len(text) for place in places)) == (True, True)


def test_phone_numbers_library_is_loaded_only_for_long_numbers() -> None:
    code = (
        "import sys; from kindling.care.personal_data import find_personal_data as find;"
        "find('In 2021 we met, page 12, Mrs Alder too.'); print('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
