"""Personal data in the spellings that people use to be understood, or to hide it from machines."""

from __future__ import annotations

import pytest

from kindling.care.personal_data import find_personal_data, redact


def _found(text: str) -> list[tuple[str, str, bool]]:
    return [(hit.kind.name, text[hit.start : hit.end], hit.sure) for hit in find_personal_data(text)]


@pytest.mark.parametrize(
    "number",
    [
        "0 7 7 0 0 9 0 0 1 2 3",
        "0-7-7-0-0-9-0-0-1-2-3",
        "07700-900/456",
        "\uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13",
        "\u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663",
        "wa.me/447700900123",
        "https://wa.me/447700900123",
        "https://api.whatsapp.com/send?phone=447700900123",
    ],
)
def test_phone_number_is_found_in_any_spelling(number: str) -> None:
    assert _found(f"it is {number}, ask") == [("PHONE", number, True)]


@pytest.mark.parametrize("text", ["tel:+44 7700 900123", "Tel:07700900123"])
def test_phone_number_right_behind_its_label_is_found(text: str) -> None:
    assert _found(text) == [("PHONE", text[4:], True)]


@pytest.mark.parametrize(
    "address",
    [
        "dan\uff20example.org",
        "dan at example dot org",
        "dan dot brown at example dot org",
        "dan at mail dot example dot org",
        "dan (at) example (dot) org",
        "dan [at] example.org",
    ],
)
def test_address_that_is_spelt_out_is_surely_one(address: str) -> None:
    assert _found(f"write to {address} today") == [("EMAIL", address, True)]


def test_site_that_is_spelt_out_is_for_a_human_to_tell() -> None:
    assert _found("find us at example dot org") == [("EMAIL", "us at example dot org", False)]


@pytest.mark.parametrize(
    ("number", "kind", "sure"),
    [
        ("9 9 9 8 7 6 5 4 3 9", "NHS_NUMBER", True),
        ("QQ123456C", "INSURANCE_NUMBER", True),
        ("QQ 12 34 56 C", "INSURANCE_NUMBER", True),
        ("qq123456c", "INSURANCE_NUMBER", False),
        ("4111 1111 1111 1111", "CARD_NUMBER", True),
        ("378282246310005", "CARD_NUMBER", True),
    ],
)
def test_number_that_the_state_or_a_bank_gave_is_found(number: str, kind: str, sure: bool) -> None:
    assert _found(f"it was {number}, I think") == [(kind, number, sure)]


@pytest.mark.parametrize(
    "link",
    [
        "zoom.us/j/123456789",
        "us02web.zoom.us/j/123456789",
        "https://us02web.zoom.us/meeting/register/tZ0",
        "meet.google.com/abc-defg-hij",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x",
        "teams.live.com/meet/9334",
        "https://example.webex.com/meet/ada",
        "webex.com/meet/ada",
        "https://whereby.com/adas-room",
        "https://example.org/reset/aB3dE5gH7jK9mN1pQ3",
        "https://example.org/password-reset/confirm/aB3dE5gH7jK9mN1pQ3",
        "https://example.org/invite/abcd",
    ],
)
def test_link_that_lets_its_holder_in_is_surely_secret(link: str) -> None:
    assert _found(f"come in: {link}.") == [("SECRET_LINK", link, True)]


@pytest.mark.parametrize(
    "text",
    [
        "scores 0 1 2 3 4 5 6 7 8 9 and 1 2 3 4 5 6 7 8 9 10",
        "votes 5 0 3 5 1 4 2 2 5 1 4",
        "meeting id 0 7 7 0 0 9 0 0 1 2 3",
        "on 01/02/2021 and 03/04/2021 10:30",
        "4111 1111 1111 1112",
        "GB123456A",
        "10\u00b2 \u2026 \u00bd",
        "https://support.zoom.us/hc/en-us/1",
        "https://www.england.nhs.uk/login/help",
        "https://example.org/auth/guidance",
        "https://whereby.com/information/about",
    ],
)
def test_what_only_looks_alike_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_redacting_wide_figures_leaves_the_words_around_them_in_place() -> None:
    text = "\u2026 ring \uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13 \ufb01rst"
    assert redact(text, find_personal_data(text)) == "\u2026 ring [phone number] \ufb01rst"
