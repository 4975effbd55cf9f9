"""Links by which somebody without an account drops files: signed, with an end, closed at will."""

from __future__ import annotations

from django.core import signing

from kindling.contributions.queries.links import link_shown, rows
from kindling.contributions.records import DropLinkShown

_SALT = "kindling.contributions.drop"


def token_of(link_id: int) -> str:
    """What stands in the address of a link: its number, signed. Nobody can make one for another link."""
    return signing.Signer(salt=_SALT).sign_object(link_id)


def link_of(token: str) -> DropLinkShown | None:
    """The link behind an address; None for one that is forged, closed or over."""
    try:
        link_id = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, UnicodeError):
        return None
    row = rows().filter(pk=link_id).first()
    shown = link_shown(row) if row else None
    return shown if shown and shown.works else None
