"""How mail leaves the site, as one address says it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

MAIL_SCHEMES = frozenset({"smtp", "smtps"})
"""The schemes of a MAIL_URL: ``smtps`` is encrypted from its first byte."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server, or what stands in for one: ``console`` prints mail on the terminal, ``dummy`` drops it."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_of(address: str, *, local: bool) -> Mail:
    """The mail server of a MAIL_URL that was checked. Without one, a ``local`` site prints its mail."""
    if not address:
        return Mail("console" if local else "dummy")
    url = urlsplit(address)
    tls = url.scheme == "smtps"
    return Mail(
        backend="smtp",
        host=url.hostname or "",
        port=url.port or (465 if tls else 587),
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        starttls=not tls and dict(parse_qsl(url.query)).get("tls") != "none",
        tls=tls,
    )
