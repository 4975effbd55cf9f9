"""The settings as they are documented, and as a site on https needs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from pytest_django import Settings

from kindling.ground.environment import Environment
from kindling.web.front import PageCache

DOCS = Path(__file__).parents[2] / "docs/reference/settings.md"


def _django(*words: str, **told: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name.upper() not in {"DEBUG", "SECRET_KEY"}}
    environment |= {"DJANGO_SETTINGS_MODULE": "kindling.config.settings", **told}
    command = [sys.executable, "-W", "error", "-m", "django", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_every_setting_stands_in_the_table() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", DOCS.read_text(), re.MULTILINE)
    assert rows == [name.upper() for name in Environment.__dataclass_fields__]


HTTPS = {"SITE_URL": "https://talks.example.org", "MAIL_URL": "smtp://ada:secret@mail.example.org"}


def test_a_site_on_https_passes_the_deployment_check(tmp_path: Path) -> None:
    told = _django("check", "--deploy", "--fail-level", "WARNING", DATA_FOLDER=str(tmp_path), **HTTPS)
    assert (told.returncode, told.stderr) == (0, "")


def test_a_site_on_https_that_sends_no_mail_says_so_at_start(tmp_path: Path) -> None:
    told = _django("check", DATA_FOLDER=str(tmp_path), **HTTPS | {"MAIL_URL": ""})
    assert (told.returncode, "nobody can sign in with a code" in told.stderr) == (0, True)


def test_cookies_on_https_are_bound_to_this_host_alone(tmp_path: Path) -> None:
    names = [f"{kind}_COOKIE_{part}" for kind in ("SESSION", "CSRF") for part in ("NAME", "SECURE", "HTTPONLY")]
    names += ["SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE", "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH"]
    asked = f"from django.conf import settings; print([getattr(settings, name) for name in {names}])"
    told = _django("shell", "--no-imports", "-c", asked, DATA_FOLDER=str(tmp_path), **HTTPS)
    assert told.stdout == ("['__Host-session', True, True, '__Host-csrf', True, True, 'Lax', 'Lax', None, '/']\n")


def test_a_server_finds_the_application(settings: Settings) -> None:
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    from kindling.config.asgi import application

    assert isinstance(application, PageCache)


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    told = _django("makemigrations", "--check", "--dry-run", DATA_FOLDER=str(tmp_path))
    assert (told.returncode, told.stdout) == (0, "No changes detected\n")


def test_wrong_settings_are_told_together_before_anything_starts(tmp_path: Path) -> None:
    told = _django("check", SITE_URL="talks", SECRET_KEY="short", DATA_FOLDER=str(tmp_path))  # noqa: S106 - a wrong one
    assert told.returncode == 1
    assert re.findall(r"^  ([A-Z_]+):", told.stderr, re.MULTILINE) == ["SITE_URL", "SECRET_KEY"]
