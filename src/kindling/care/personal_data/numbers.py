"""NHS numbers and phone numbers in somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kindling.care.personal_data.hits import Hit, HitKind

_RIGHT = "It has the check digit of an NHS number."
_GAP = r"[ \u00a0\u2009.–-]{0,2}"
_TEN_DIGITS = re.compile(rf"(?<![\w.+/=-])\d{{3}}({_GAP})\d{{3}}({_GAP})\d{{4}}(?![\w/=-]|\.\d)")
_NHS_BEFORE = re.compile(r"\b(?:NHS|CHI|H&C|hospital|patient)\b[^.!?\n]{0,25}$", re.IGNORECASE)
_OTHER_NUMBER_BEFORE = re.compile(
    r"\b(?:ISBN(?:-1[03])?|ISSN|DOI|meeting|webinar|conference|id|passcode|order|invoice|pages?|pp?\.?"
    r"|version|build|issue"
    r"|ticket|grid|ORCID)\b[\W_]*(?:id|number|no\.?|is)?[\W_]*$",
    re.IGNORECASE,
)
_PHONE_BEFORE = re.compile(
    r"\b(?:phone|telephone|tel|mobile|mob|cell|call|ring|text|whatsapp|sms|number|fax|bleep|contact"
    r"|dial)\b[^.!?\n]{0,25}$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.@#=,\-])(?<!\d:)(?:\+[\s(]{0,2}\d|\(0\d|00[1-9]\d|0[1-9])"
    r"(?:[\d\s().–-]|(?<=\d{3})/(?=\d{3})){6,20}\d(?![\w:/]|[.,]\d)"
    r"|(?<![\w/.@#=:,+\-])[6-9]\d{4}\s\d{5}(?![\w-])"
    r"|(?<![\w/.@#=:,+\-])(?:1[-. ])?\(?[2-9]\d{2}\)?[-. ]\s?\d{3}[-. ]\d{4}(?![\w-])"
)
_ONE_BY_ONE = re.compile(r"(?<![\w.+/=-])(?<!\d )\d(?:[ \u00a0.-]\d){9,12}(?![ .-]?\d|\w)")
_COUNTED_UP = "01234567890123456789"
_IN_LINK = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:www\.)?(?:wa\.me/|(?:api\.|web\.)?whatsapp\.com/send/?\?phone=)(?:\+|%2B)?\d{7,15}",
    re.IGNORECASE,
)
_BRITISH = re.compile(r"0[1-37]\d{9}$")
_HOMES = ("GB", "IE", "US", "FR", "DE", "NL", "AU", "NZ", "ZA", "IN", "NG")
"""Whose numbers are understood without a country code; the community's largest countries first."""


def find_nhs_numbers(text: str) -> Iterator[Hit]:
    """Ten digits with the check digit of the NHS (modulus 11), or said to be an NHS number."""
    for found in _spelt_digits(text):
        if len(_digits(found[0])) == 10 and check_digit_is_right(found[0]):
            yield _hit(HitKind.NHS_NUMBER, found, _RIGHT, sure=True, suggestion="[NHS number]")
    for found in _TEN_DIGITS.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        said = bool(_NHS_BEFORE.search(before))
        if not said and _OTHER_NUMBER_BEFORE.search(before):
            continue
        right = check_digit_is_right(found[0])
        if right or said:
            why = _RIGHT if right else "It is said to be an NHS number, though mistyped."
            grouped = bool(found[1] and found[2])
            yield _hit(HitKind.NHS_NUMBER, found, why, sure=right and (said or grouped), suggestion="[NHS number]")


def check_digit_is_right(number: str) -> bool:
    """Whether ten digits, however grouped, end in the check digit of the NHS data dictionary (modulus 11)."""
    digits = [int(mark) for mark in number if mark.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == digits[9]


def find_phone_numbers(text: str) -> Iterator[Hit]:
    """Numbers that a phone could dial, with or without their country."""
    for found in _PHONE.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        if _OTHER_NUMBER_BEFORE.search(before) or found[0].startswith(("978", "979")):
            continue
        if _can_be_dialled(found[0]):
            yield _hit(HitKind.PHONE, found, "It is a phone number.", sure=True, suggestion="[phone number]")
        elif _PHONE_BEFORE.search(before):
            yield _hit(
                HitKind.PHONE, found, "It is said to be a phone number.", sure=False, suggestion="[phone number]"
            )

    yield from _phones_of_another_shape(text)


def _phones_of_another_shape(text: str) -> Iterator[Hit]:
    """Those in a link to a messenger, and those spelt figure by figure."""
    spelt = [found for found in _spelt_digits(text) if found[0][0] == "0" and _can_be_dialled(_digits(found[0]))]
    for found in (*_IN_LINK.finditer(text), *spelt):
        yield _hit(HitKind.PHONE, found, "It is a phone number.", sure=True, suggestion="[phone number]")


def _spelt_digits(text: str) -> Iterator[re.Match[str]]:
    """Figures one by one, as in "0 7 7 0 0 ...", that neither count up nor belong to something else."""
    for found in _ONE_BY_ONE.finditer(text):
        other = _OTHER_NUMBER_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
        if not other and _digits(found[0]) not in _COUNTED_UP:
            yield found


def _can_be_dialled(number: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - 30 ms that a text without long numbers need not pay

    dialled = f"+{number[2:]}" if number.startswith("00") else number
    abroad = dialled.startswith("+")
    # Ofcom's numbers for drama are never assigned, so "valid" alone would miss what looks like a number to any reader.
    fits = (
        phonenumbers.is_possible_number if abroad or _BRITISH.match(_digits(number)) else phonenumbers.is_valid_number
    )
    for home in _HOMES[:1] if abroad else _HOMES:
        with suppress(phonenumbers.NumberParseException):
            if fits(phonenumbers.parse(dialled, home)):
                return True
    return False


def _digits(number: str) -> str:
    return "".join(mark for mark in number if mark.isdigit())


def _hit(kind: HitKind, found: re.Match[str], why: str, *, sure: bool, suggestion: str) -> Hit:
    return Hit(kind, found.start(), found.end(), why, sure, suggestion)
