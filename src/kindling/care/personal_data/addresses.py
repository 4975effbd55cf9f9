"""E-mail addresses, links that open something, postcodes and dates of birth in somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kindling.care.personal_data.doors import bare_link, meeting_links, opens_by_its_path
from kindling.care.personal_data.hits import Hit, HitKind

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w-])")
_DOT = r"(?:\s?[(\[{]\s?dot\s?[)\]}]\s?|\sdot\s)"
_SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.])(?:[\w-]{{1,40}}(?:{_DOT}|\s\.\s)){{0,3}}(?P<local>[\w.-]{{1,40}})"
    rf"(?:\s?[(\[{{]\s?at\s?[)\]}}]\s?|\sat\s)(?:[\w-]{{1,40}}{_DOT}){{1,3}}"
    r"(?:org|com|net|nhs|uk|co|edu|eu|io|ac|gov|info|scot|ie|de|fr|nl)"
    rf"(?:(?:{_DOT}|\s?\.\s?)(?:uk|org|com|net|nhs|scot|ie|au|nz|za|ng|in)\b){{0,2}}\b",
    re.IGNORECASE,
)
_BRACKETED_EMAIL = re.compile(
    r"(?<![\w.])[\w.+-]{1,64}\s?[(\[{]\s?at\s?[)\]}]\s?(?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24}(?![\w-])", re.IGNORECASE
)
_SPELT_OUT = "It reads like an e-mail address spelt out."
_NOBODYS_ADDRESS = re.compile(
    r"us|me|it|them|him|her|you|we|he|she|they|look(?:ing)?|f(?:i|ou)nd|online|live|site|website|page|more|that|is|are"
    r"|be|was|were|visit|available|here|met|meet|read|see|register|join",
    re.IGNORECASE,
)
"""Words before "at example dot org" that tell of a site: "find us at ..."."""
_SHARED_MAILBOX = re.compile(
    r"^(?:info|hello|contact|office|enquiries|enquiry|admin|support|team|press|events|community|feedback"
    r"|help|no-?reply)@",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”]{3,2000}", re.IGNORECASE)
_KEY_IN_LINK = re.compile(
    r"[?&#;](?:pwd|passcode|password|passwd|token|access_token|auth|authkey|apikey|api_key|key|sig"
    r"|signature|secret|zak|tk|sas"
    r"|invite|session|sid|jwt|code|otp|resourcekey|x-amz-signature|email|e-mail|mail|user|uid)=[^&#\s]{3,}",
    re.IGNORECASE,
)
_PERSON_IN_LINK = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+\.\w{2,}|//[^/\s:@]+:[^/\s@]+@", re.IGNORECASE)
_PASSCODE = re.compile(
    r"\b(?:meeting\s+|zoom\s+)?(?:passcode|password|pass code)(?:\s*[:=]\s*"
    r"|\s+is\s+|\s+(?=\d{4}))(?=[\w!@#$%*-]*\d)[\w!@#$%*-]{4,20}",
    re.IGNORECASE,
)
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    "FY G GL GU HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS "
    "TW UB W WA WC WD WF WN WR WS WV YO ZE GY "
)
_POSTCODE = re.compile(
    rf"(?<![\w/=.-])(?:{'|'.join(_AREAS.split())})(?:\d[A-HJKMNPR-Y]|\d{{1,2}})"
    r"(\s{0,2})\d[ABD-HJLNP-UW-Z]{2}(?![\w/=-])",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:\.?,?\s+\d{{4}})?"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
_BIRTH = re.compile(
    r"\b(?P<sign>d\.?o\.?b\b\.?|date\s+of\s+birth|birth\s?date|born|birthday)"
    rf"[^.!?\n\d]{{0,25}}?\b(?P<date>{_DATE})(?!\d)",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Hit]:
    """E-mail addresses, written or spelt out ("jane at example dot org")."""
    for found in _EMAIL.finditer(text) if "@" in text else ():
        shared = bool(_SHARED_MAILBOX.match(found[0]))
        why = "It is an e-mail address" + (", perhaps of an office and not of a person." if shared else ".")
        yield Hit(HitKind.EMAIL, found.start(), found.end(), why, not shared, "[e-mail address]")
    for found in _SPOKEN_EMAIL.finditer(text):
        sure = _NOBODYS_ADDRESS.fullmatch(found["local"]) is None
        yield Hit(HitKind.EMAIL, found.start(), found.end(), _SPELT_OUT, sure, "[e-mail address]")
    for found in _BRACKETED_EMAIL.finditer(text):
        yield Hit(HitKind.EMAIL, found.start(), found.end(), _SPELT_OUT, True, "[e-mail address]")


def find_secret_links(text: str) -> Iterator[Hit]:
    """Links that carry a passcode, a key or somebody's address, and passcodes on their own."""
    for found in _LINK.finditer(text):
        link = bare_link(found[0])
        if _KEY_IN_LINK.search(link) or _PERSON_IN_LINK.search(link) or opens_by_its_path(link):
            why = "The link carries a passcode, a key or an address of its own."
            yield Hit(HitKind.SECRET_LINK, found.start(), found.start() + len(link), why, True, "[private link]")
    for start, end in meeting_links(text):
        yield Hit(HitKind.SECRET_LINK, start, end, "The link lets people into a meeting.", True, "[private link]")
    for found in _PASSCODE.finditer(text):
        why = "It lets people into a meeting or a file."
        yield Hit(HitKind.SECRET_LINK, found.start(), found.end(), why, True, "[passcode]")


def find_postcodes(text: str) -> Iterator[Hit]:
    """Full postcodes of the United Kingdom and the islands, in the areas that exist."""
    for found in _POSTCODE.finditer(text):
        sure = found[0].isupper() and bool(found[1])
        yield Hit(HitKind.POSTCODE, found.start(), found.end(), "It is a full postcode.", sure, "[postcode]")


def find_birth_dates(text: str) -> Iterator[Hit]:
    """Dates of which the words before say that somebody was born."""
    for found in _BIRTH.finditer(text):
        sure = found["sign"].casefold() != "birthday" and bool(re.search(r"\d{4}|\d[./-]\d{2}$", found["date"]))
        yield Hit(
            HitKind.BIRTH_DATE,
            found.start("date"),
            found.end("date"),
            "It is a date of birth.",
            sure,
            "[date of birth]",
        )
