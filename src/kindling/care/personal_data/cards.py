"""National Insurance numbers and the numbers of payment cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kindling.care.personal_data.hits import Hit, HitKind

# https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110: letters and prefixes never given out, and
# QQ of its examples.
_INSURANCE = re.compile(
    r"(?<![\w/=.-])(?:QQ|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D](?![\w/=-])",
    re.IGNORECASE,
)
# The first figures and the lengths of the issuers in use: Visa, Mastercard, American Express, Discover, Diners, JCB.
_CARD = re.compile(
    r"(?<![\w/=.+:-])(?<!\d )(?=(?:4|5[1-5]|2[2-7]|3[04-9]|6[0245])[ -]?\d)\d(?:[ -]?\d){12,18}(?![ -]?\d|[\w/=]|\.\d)"
)


def find_insurance_numbers(text: str) -> Iterator[Hit]:
    """National Insurance numbers of the United Kingdom; not sure where they are written small."""
    for found in _INSURANCE.finditer(text):
        why = "It is built like a National Insurance number."
        yield Hit(
            HitKind.INSURANCE_NUMBER,
            found.start(),
            found.end(),
            why,
            found[0].isupper(),
            "[National Insurance number]",
        )


def find_card_numbers(text: str) -> Iterator[Hit]:
    """Numbers of 13 to 19 digits that begin as payment cards do and have their check digit (Luhn)."""
    for found in _CARD.finditer(text):
        if _luhn_is_right(found[0]):
            why = "It has the check digit of a payment card."
            yield Hit(HitKind.CARD_NUMBER, found.start(), found.end(), why, True, "[card number]")


def _luhn_is_right(number: str) -> bool:
    digits = [int(mark) for mark in reversed(number) if mark.isdigit()]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0
