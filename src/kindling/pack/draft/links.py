"""Web addresses as people paste them: found in text, tidied, and never one that opens a door."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from kindling.care.personal_data import HitKind, find_personal_data
from kindling.pack.draft.words import word_set

ADDRESS = re.compile(r"(?:https?://|(?<![\w@.])www\.)[^\s<>\"'“”«»`|\\^{}]+", re.IGNORECASE)

_ENDINGS = ".,;:!?*_~…)]’"
_TRACKING = re.compile(
    r"(?:utm_.*|mc_[ce]id|fbclid|gclid|dclid|msclkid|igshid|igsh|yclid|_hs.*|mkt_tok|ref_?|ref_src|ref_url|si|"
    r"feature|spm|"
    r"trk|trackingid|originalreferer|share|smid|cmpid|ocid|source|sourcetype|pp|ab_channel)",
    re.IGNORECASE,
)
_KEYS = re.compile(
    r"(?:.*token.*|.*secret.*|.*password.*|.*passw.*|pwd|passcode|.*auth.*|.*key|sig|.*signature.*|jwt|session.*|"
    r"sid|invite.*|"
    r"code|ticket|otp|hash|email|e-?mail|tk|uuid|uid|user.*|magic.*|x-amz-.*|login.*)",
    re.IGNORECASE,
)
_MEETING_HOSTS = (
    "zoom.us", "zoom.com", "zoomgov.com", "meet.google.com", "teams.live.com", "webex.com", "gotomeeting.com",
    "gotomeet.me", "meet.jit.si", "whereby.com", "bluejeans.com", "chime.aws", "meet.goto.com", "8x8.vc",
    "gather.town", "skype.com", "chat.whatsapp.com", "wa.me", "cloud.microsoft",
)  # fmt: skip
_TEAMS_JOIN = re.compile(r"/(?:l/meetup-join|meet|dl/launcher)\b", re.IGNORECASE)
_OPAQUE = re.compile(r"(?=[^/]*[a-z])(?=[^/]*[A-Z])(?=[^/]*\d)[A-Za-z0-9_-]{24,}")
_NEVER_IN_A_LINK = frozenset({HitKind.SECRET_LINK, HitKind.EMAIL, HitKind.PHONE})
_LOCAL = word_set("localhost local internal intranet lan home test invalid")


def tidied(address: str) -> str | None:
    """The address without tracking, or None for one that nobody else should get.

    Never: links that let someone into a meeting, links that carry a key, a name, a session or a mail address, addresses
    of a private network.
    """
    parts = _split(address)
    if parts is None or _opens_a_door(parts) or _is_personal(address):
        return None
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if any(_is_a_key(name, value, parts) for name, value in pairs):
        return None
    query = urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)])
    fragment = "" if _is_noise(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, fragment))


def same_page(address: str) -> str:
    """What two addresses of one page have in common."""
    parts = urlsplit(address)
    site = parts.netloc.removeprefix("www.")
    if site == "youtu.be":
        return f"youtube.com/watch?v={parts.path.strip('/')}"
    return f"{site}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")


def site_of(address: str) -> str:
    """The host without its ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def trimmed(found: str) -> str:
    """A pasted address without the punctuation that only follows it; a bracket that it opened itself stays."""
    while found and found[-1] in _ENDINGS:
        if found[-1] == ")" and found.count("(") >= found.count(")"):
            break
        found = found[:-1]
    return found


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"}:
        return None
    return parts if "." in host and not _is_private(host) else None


def _is_private(host: str) -> bool:
    if host.rsplit(".", 1)[-1] in _LOCAL:
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_personal(address: str) -> bool:
    return any(hit.sure and hit.kind in _NEVER_IN_A_LINK for hit in find_personal_data(address))


def _opens_a_door(parts: SplitResult) -> bool:
    host = (parts.hostname or "").lower()
    if "@" in parts.netloc or "@" in parts.path:
        return not re.fullmatch(r"/@[\w.-]+(?:/.*)?", parts.path) or "@" in parts.netloc
    if any(host == meeting or host.endswith(f".{meeting}") for meeting in _MEETING_HOSTS):
        return True
    if host.startswith("teams.") and _TEAMS_JOIN.search(parts.path):
        return True
    return any(_OPAQUE.fullmatch(segment) for segment in (*parts.path.split("/"), parts.fragment))


def _is_a_key(name: str, value: str, parts: SplitResult) -> bool:
    if "@" in value or _OPAQUE.fullmatch(value):
        return True
    shared_by_link = (parts.hostname or "").endswith(("sharepoint.com", "1drv.ms", "onedrive.live.com"))
    return bool(_KEYS.fullmatch(name)) or (shared_by_link and not _TRACKING.fullmatch(name))


def _is_noise(fragment: str) -> bool:
    return fragment.startswith(":~:") or "=" in fragment
