"""How mail leaves the site, as one address says it: by a mail server, or by a mail service's own interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

MAIL_SCHEMES = frozenset({"smtp", "smtps"})
"""The schemes of a MAIL_URL that names a server: ``smtps`` is encrypted from its first byte."""

MAIL_SERVICES: Mapping[str, tuple[str, ...]] = {
    "brevo": ("BREVO_API_KEY",),
    "mailgun": ("MAILGUN_API_KEY",),
    "mailjet": ("MAILJET_API_KEY", "MAILJET_SECRET_KEY"),
    "postmark": ("POSTMARK_SERVER_TOKEN",),
    "sparkpost": ("SPARKPOST_API_KEY",),
}
"""The schemes of a MAIL_URL that names a service, each with what django-anymail calls the keys before the ``@``."""

IN_EUROPE: Mapping[str, str] = {
    "mailgun": "https://api.eu.mailgun.net/v3",
    "sparkpost": "https://api.eu.sparkpost.com/api/v1",
}
"""Where the services that ask for it are reached for accounts in Europe: ``?region=eu``."""

_PATHS = {
    "console": "kindling.mail.terminal.EmailBackend",
    "dummy": "django.core.mail.backends.dummy.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server, or what stands in for one: ``console`` prints mail on the terminal, ``dummy`` lets it wait.

    ``service`` is what django-anymail is told of a mail service; ``backend`` then is the service's name.
    """

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    service: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where Python finds what sends."""
        return _PATHS.get(self.backend, f"anymail.backends.{self.backend}.EmailBackend")


def mail_of(address: str, *, local: bool) -> Mail:
    """How mail leaves by a MAIL_URL that was checked. Without one, a ``local`` site prints its mail."""
    if not address:
        return Mail("console" if local else "dummy")
    url = urlsplit(address)
    if url.scheme in MAIL_SERVICES:
        return Mail(url.scheme, service=_service(address))
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


def keys_of(address: str) -> tuple[str, ...]:
    """The keys that stand in the MAIL_URL of a service, before its ``@`` or alone, parted by a colon."""
    before, at, after = urlsplit(address).netloc.rpartition("@")
    return tuple(unquote(one) for one in (before if at else after).split(":"))


def _service(address: str) -> dict[str, str]:
    url = urlsplit(address)
    asked, name = dict(parse_qsl(url.query)), url.scheme
    told = dict(zip(MAIL_SERVICES[name], keys_of(address), strict=True))
    if name == "mailgun":
        told["MAILGUN_SENDER_DOMAIN"] = url.hostname or ""
        told["MAILGUN_WEBHOOK_SIGNING_KEY"] = asked.get("signing") or told["MAILGUN_API_KEY"]
    if asked.get("region") == "eu":
        told[f"{name.upper()}_API_URL"] = IN_EUROPE[name]
    return told
