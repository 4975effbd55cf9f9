"""What the installation is told by its environment, read once, with every wrong setting told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from environs import Env, EnvValidationError, ValidationError

from kindling.ground.mail import IN_EUROPE, MAIL_SCHEMES, MAIL_SERVICES, Mail, keys_of, mail_of
from kindling.kernel.errors import KindlingError

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which a machine calls itself; over plain http these alone are served."""

POSTGRESQL = frozenset({"postgres", "postgresql"})
"""The schemes of a DATABASE_URL."""


_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f.:]+", re.ASCII)
"""A host as browsers name it: other letters are written ``xn--...``; or a number, of IPv6 too."""


class WrongSettings(KindlingError):
    """One or more settings cannot be used; the sentence lists them all."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings, in the order of the table in ``docs/reference/settings.md``, their names in lower case."""

    site_url: str
    data_folder: Path
    database_url: str
    secret_key: str
    debug: bool
    mail_url: str = ""
    mail_from: str = ""
    mail_hook_secret: str = ""
    keep_private_days: int = 90

    @property
    def host(self) -> str:
        """The site's host, without a port."""
        return urlsplit(self.site_url).hostname or ""

    @property
    def hosts(self) -> list[str]:
        """The hosts that are answered: the site's own, and on this machine all its names."""
        return ["localhost", "127.0.0.1", "[::1]"] if self.host in LOCAL else [self.host]

    @property
    def secure(self) -> bool:
        """Whether the site is reached by https."""
        return self.site_url.startswith("https://")

    @property
    def mail(self) -> Mail:
        """How mail leaves."""
        return mail_of(self.mail_url, local=self.host in LOCAL)

    @property
    def sender(self) -> str:
        """Whom mail comes from."""
        return self.mail_from or f"kindling@{self.host}"

    @property
    def database(self) -> dict[str, Any]:
        """Django's entry for the database."""
        return _postgresql(self.database_url) if self.database_url else _sqlite(self.data_folder)


def read_environment() -> Environment:
    """The settings of this process. Raises `WrongSettings` with a sentence for each that cannot be used."""
    env = Env(eager=False)
    read = Environment(
        site_url=(env.str("SITE_URL", default="http://localhost:8000", validate=_check_site_url) or "").rstrip("/"),
        data_folder=Path(
            env.str("DATA_FOLDER", default="~/.local/share/kindling", validate=_check_folder) or ""
        ).expanduser(),
        database_url=env.str("DATABASE_URL", default="", validate=_check_database_url) or "",
        secret_key=env.str("SECRET_KEY", default="", validate=_check_secret_key) or "",
        debug=bool(env.bool("DEBUG", default=False)),
        mail_url=env.str("MAIL_URL", default="", validate=_check_mail_url) or "",
        mail_from=env.str("MAIL_FROM", default="", validate=_check_mail_from) or "",
        mail_hook_secret=env.str("MAIL_HOOK_SECRET", default="", validate=_check_hook_secret) or "",
        keep_private_days=env.int("KEEP_PRIVATE_DAYS", default=90, validate=_check_days) or 90,
    )
    wrong = _wrong(env)
    if read.debug and read.secure:
        wrong.append("DEBUG: it shows the insides of the site, so it cannot be on where SITE_URL is https.")
    if wrong:
        raise WrongSettings("These settings cannot be used:\n  " + "\n  ".join(wrong), "Mend them, and start again.")
    return read


def _wrong(env: Env) -> list[str]:
    """A sentence for each setting that was refused."""
    try:
        env.seal()
    except EnvValidationError as found:
        told = cast("Mapping[str, list[str]]", found.error_messages)
        return [f"{name}: {' '.join(why)}" for name, why in told.items()]
    return []


def _check_site_url(value: str) -> None:
    try:
        url = urlsplit(value)
        host, port = url.hostname, url.port
    except ValueError:
        raise ValidationError("it is no address.") from None
    if url.scheme not in {"http", "https"} or not host:
        raise ValidationError("give the address at which people reach the site, such as https://talks.example.org.")
    if url.path.strip("/") or url.query or url.fragment or url.username:
        raise ValidationError("give the address alone, with no path, question mark or name before the host.")
    if url.scheme == "http" and host not in LOCAL:
        raise ValidationError("over plain http only this machine (localhost) is served; give an https address.")
    if port == 0:
        raise ValidationError("there is no port 0.")
    if not _HOST.fullmatch(host):
        raise ValidationError("its host has letters that no address on the web has; write it as a browser sends it.")


def _check_days(value: int) -> None:
    if not 1 <= value <= 3650:
        raise ValidationError("give a number of days, 1 to 3650.")


def _check_folder(value: str) -> None:
    try:
        folder = Path(value).expanduser()
        is_file = folder.exists() and not folder.is_dir()
    except (OSError, RuntimeError):
        raise ValidationError(f"{value} cannot be looked into; give a folder of your own.") from None
    if not folder.is_absolute():
        raise ValidationError(f"give a whole path, not {value!r}.")
    if is_file:
        raise ValidationError(f"{value} is a file, not a folder.")


def _check_database_url(value: str) -> None:
    try:
        url = urlsplit(value)
        _ = url.hostname, url.port
    except ValueError:
        raise ValidationError(
            "it is no address; write / : @ # ? [ and ] in a password as %2F, %3A and so on."
        ) from None
    if value and (url.scheme not in POSTGRESQL or not url.path.strip("/")):
        raise ValidationError(
            "give postgresql://user:password@host/name, or leave it out for SQLite in the data folder."
        )
    if value and not find_spec("psycopg"):
        raise ValidationError('PostgreSQL needs a package more: pip install "kindling[postgresql]".')


def _check_secret_key(value: str) -> None:
    if value and (len(value) < 50 or len(set(value)) < 5):
        raise ValidationError("it needs at least 50 characters that nobody can guess.")


def _check_mail_url(value: str) -> None:
    if not value:
        return
    if value.partition(":")[0] in MAIL_SERVICES:
        _check_mail_service(value)
        return
    try:
        url = urlsplit(value)
        host, _ = url.hostname, url.port
    except ValueError:
        raise ValidationError("it is no address.") from None
    if url.scheme not in MAIL_SCHEMES or not host or url.path.strip("/"):
        raise ValidationError(
            "give smtp://user:password@host:587/?tls=starttls, smtps://user:password@host, or a mail service."
        )
    if parse_qsl(url.query) not in ([], [("tls", "starttls")], [("tls", "none")]):
        raise ValidationError("after the question mark stands tls=starttls or tls=none, and nothing else.")


def _check_mail_service(value: str) -> None:
    try:
        url = urlsplit(value)
    except ValueError:
        raise ValidationError("it is no address.") from None
    wanted = MAIL_SERVICES[url.scheme]
    keys, asked = keys_of(value), dict(parse_qsl(url.query))
    if len(keys) != len(wanted) or not all(keys) or url.path.strip("/"):
        raise ValidationError(f"give {url.scheme}://{'KEY:SECRET' if wanted[1:] else 'KEY'}, as the service says.")
    if url.scheme == "mailgun" and ("@" not in url.netloc or not url.hostname):
        raise ValidationError("give mailgun://KEY@mail.example.org, with the domain that the service sends for.")
    if asked.pop("region", "eu") != "eu" or ("region=" in url.query and url.scheme not in IN_EUROPE):
        raise ValidationError("only mailgun and sparkpost have ?region=eu, and no other region is known.")
    if set(asked) - ({"signing"} if url.scheme == "mailgun" else set()):
        raise ValidationError("after the question mark stands something that means nothing here.")


def _check_hook_secret(value: str) -> None:
    if value and not re.fullmatch(r"[^\s:]+:[^\s]{16,}", value):
        raise ValidationError("give a name, a colon, and at least 16 characters that nobody can guess.")


def _check_mail_from(value: str) -> None:
    if value and not re.fullmatch(r"[^\r\n<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+", value):
        raise ValidationError("give an address such as hello@example.org, or Our name <hello@example.org>.")


def _sqlite(folder: Path) -> dict[str, Any]:
    """The file in the data folder. FULL, because a committed row has to outlive a loss of power in WAL too."""
    # What was erased is overwritten: else SQLite leaves it in its file until the place is needed.
    command = "PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": command}
    return {"ENGINE": "kindling.ground.sqlite", "NAME": str(folder / "kindling.sqlite3"), "OPTIONS": options}


def _postgresql(address: str) -> dict[str, Any]:
    url = urlsplit(re.sub(r"^postgres:", "postgresql:", address))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": dict(parse_qsl(url.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
