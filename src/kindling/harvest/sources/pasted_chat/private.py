"""Was it meant for one person? Any sign of it fails closed."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\b(?:privat\w*|priv[ée]e?s?|privad[oa]\w*|direct message|direktnachricht|message direct|mensaje directo"
    r"|mensagem direta|messaggio diretto|direct bericht|dm|only you|whisper\w*)\b",
    re.IGNORECASE,
)
_RECIPIENT = re.compile(r"\s(?:to|→|->|=>|»)\s+(?P<who>.+)", re.IGNORECASE)
_RECIPIENT_ABROAD = re.compile(
    r"(?:from|de|von|van|da)\s.+\s(?:a|à|an|aan|para|pour|für|per|al)\s+(?P<who>.+)", re.IGNORECASE
)
_BRACKETS = re.compile(r" ?\([^()]*\)")
_EVERYONE = re.compile(
    r"(?:every(?:one|body)|all(?: (?:panell?ists|participants|attendees))?|(?:the )?(?:meeting|group|chat|channel)"
    r"|todos|tous|alle|iedereen|tutti)(?: \(.*\))?:?",
    re.IGNORECASE,
)
_FIRST_LINE = re.compile(
    r"[\[(*]{0,3}(?:sent )?(?:privately|(?:private|direct|personal) (?:message|reply|answer|chat|response)|private"
    r"|only visible to you|only you can see this|en privado|em privado|en privé|in privato|privatnachricht)"
    r"(?:[\])*:\n]| (?:to|from|for|with)\b|$).*",
    re.IGNORECASE | re.DOTALL,
)


def is_private(name: str, text: str) -> bool:
    """Whether a head's name or the beginning of its text shows a recipient other than everyone, or says private."""
    return bool(_MARK.search(name)) or _names_somebody(name) or bool(_FIRST_LINE.match(text))


def without_everyone(name: str) -> str:
    """The name without ``to Everyone`` behind it."""
    match = _RECIPIENT.search(name)
    return name[: match.start()].strip() if match and _EVERYONE.fullmatch(match["who"].strip()) else name


def author_of(name: str) -> str:
    """The author of a head, without recipient and mark: so that an answer to a private message is known for one."""
    match = _RECIPIENT.search(name)
    return _BRACKETS.sub(
        lambda found: "" if _MARK.search(found[0]) else found[0], name[: match.start()] if match else name
    )


def _names_somebody(name: str) -> bool:
    match = _RECIPIENT.search(name) or _RECIPIENT_ABROAD.fullmatch(name)
    return bool(match) and not _EVERYONE.fullmatch(match["who"].strip()) if match else False
