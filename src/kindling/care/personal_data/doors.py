"""Links that let whoever has them into a meeting, a group or somebody's account."""

from __future__ import annotations

import re

_REST = r"[^\s<>\"“”]"
_MEETING = re.compile(
    r"(?<![\w@.-])(?:(?:https?|zoommtg|msteams)://?)?(?:"
    rf"(?:(?!(?:www|support|explore|blog|news|community|developers|learning|marketplace)\.)[\w-]{{1,40}}\.){{1,3}}"
    rf"zoom(?:gov)?\.(?:us|com)/{_REST}+"
    rf"|(?:www\.)?zoom(?:gov)?\.(?:us|com)/(?:j|my|w|wc|s|u|p|rec|meeting|webinar|launch|join|clips?|share)/{_REST}+"
    rf"|meet\.google\.com/(?:[a-z]{{3}}-?[a-z]{{4}}-?[a-z]{{3}}|lookup/){_REST}*"
    rf"|teams\.(?:microsoft\.(?:com|us)|cloud\.microsoft|live\.com)/"
    rf"(?:l/meetup-join|l/meeting|meet|dl/launcher|_\#){_REST}+"
    rf"|(?:[\w-]{{1,40}}\.){{0,3}}webex\.com/(?:meet|join|wbxmjs|[\w/.-]{{1,60}}(?:j\.php|MTID)){_REST}+"
    rf"|(?:[\w-]{{1,40}}\.)?whereby\.com/(?!information|blog|user\b){_REST}{{2,}}"
    rf"|(?:meet\.jit\.si|8x8\.vc|gotomeet\.me|meet\.goto\.com|join\.skype\.com|chat\.whatsapp\.com"
    rf"|(?:\w{{1,40}}\.)?gotomeeting\.com/join|bluejeans\.com/\d|chime\.aws/\d)/?{_REST}{{2,}}"
    r")",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"/(?:(?:password|pw|account)[_-]?)?(?:reset|invites?|invitations?|activat(?:e|ion)|verif(?:y|ication)"
    r"|confirm(?:ation)?|magic(?:[_-]?link)?|unsubscribe|accept|auth|log[_-]?in|sign[_-]?in|sso|token)"
    r"(?:[_-]?password)?/(?:[\w-]{1,30}/){0,2}(?P<token>[\w.~-]{4,})",
    re.IGNORECASE,
)
_LONG_RUN = re.compile(r"(?=[^/]*[a-zA-Z])(?=[^/]*\d)[\w.~-]{10,}|[\w~]{20,}")


def meeting_links(text: str) -> list[tuple[int, int]]:
    """The places of links that join a meeting or a group chat, with or without their ``https://``."""
    return [(found.start(), found.start() + len(bare_link(found[0]))) for found in _MEETING.finditer(text)]


def opens_by_its_path(link: str) -> bool:
    """Whether the path ends in a token, as links do that reset a password or invite somebody."""
    door = _DOOR.search(link)
    return door is not None and ("/invit" in door[0].lower() or _LONG_RUN.fullmatch(door["token"]) is not None)


def bare_link(found: str) -> str:
    """A link without the punctuation of the sentence it stands in."""
    return found.rstrip(".,;:!?)]}'’")
