"""The few settings an installation gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from kindling.ground import environment
from kindling.ground.environment import Environment, WrongSettings, read_environment
from kindling.ground.mail import Mail


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Environment.__dataclass_fields__:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_has_to_be_set_to_try_it_on_this_machine() -> None:
    read = read_environment()
    assert (read.site_url, read.data_folder) == ("http://localhost:8000", Path("~/.local/share/kindling").expanduser())
    assert (read.host, read.hosts, read.secure) == ("localhost", ["localhost", "127.0.0.1", "[::1]"], False)
    assert read.database["NAME"] == str(read.data_folder / "kindling.sqlite3")
    assert read.database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_hosts_and_https_follow_from_the_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://talks.example.org/")
    monkeypatch.setenv("SECRET_KEY", "kettle-" * 8)
    read = read_environment()
    assert (read.site_url, read.hosts, read.secure) == ("https://talks.example.org", ["talks.example.org"], True)


def test_every_wrong_setting_is_told_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wrong = {
        "SITE_URL": "talks.example.org",
        "DATA_FOLDER": str(tmp_path / "file"),
        "DATABASE_URL": "mysql://localhost/kindling",
        "SECRET_KEY": "short",
        "DEBUG": "perhaps",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings) as told:
        read_environment()
    assert [line.split(":")[0].strip() for line in told.value.sentence.splitlines()[1:]] == list(wrong)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://talks.example.org/kindling", "the address alone"),
        ("https://ada@talks.example.org", "the address alone"),
        ("http://talks.example.org", "over plain http"),
        ("http://localhost:0", "no port 0"),
        ("http://localhost:99999", "no address"),
        ("ftp://talks.example.org", "give the address"),
        ("https://gespräche.example.org", "letters that no address on the web has"),
        ("https://talks.example.org ", "letters that no address on the web has"),
    ],
)
def test_an_address_that_could_not_work_is_refused_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, address: str, why: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(WrongSettings, match=why):
        read_environment()


@pytest.mark.parametrize(
    "address", ["postgresql://ada:secret@db:port/kettle", "postgresql://ada:a/b@db/kettle", "postgresql://[db/kettle"]
)
def test_a_database_that_no_address_names_is_told_like_any_other_setting(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(WrongSettings, match="DATABASE_URL: it is no address; write"):
        read_environment()


def test_a_folder_of_somebody_unknown_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_FOLDER", "~nobody-has-this-name/kindling")
    with pytest.raises(WrongSettings, match="DATA_FOLDER: ~nobody-has-this-name/kindling cannot be looked into"):
        read_environment()


def test_a_folder_is_a_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_FOLDER", "data")
    with pytest.raises(WrongSettings, match="a whole path, not 'data'"):
        read_environment()


def test_the_insides_are_never_shown_over_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "true")
    assert read_environment().debug
    monkeypatch.setenv("SITE_URL", "https://talks.example.org")
    with pytest.raises(WrongSettings, match="DEBUG"):
        read_environment()


def test_postgresql_is_asked_for_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: name)
    monkeypatch.setenv("DATABASE_URL", "postgres://ada:p%40ss@db.example.org:5433/kettle?sslmode=require")
    assert read_environment().database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "kettle",
        "USER": "ada",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def test_postgresql_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda _: None)
    monkeypatch.setenv("DATABASE_URL", "postgresql:///kettle")
    with pytest.raises(WrongSettings, match="pip install"):
        read_environment()


@pytest.mark.parametrize(
    ("address", "mail"),
    [
        ("", Mail("console")),
        (
            "smtp://ada%40kettle:p%3Ass@mail.example.org",
            Mail("smtp", "mail.example.org", 587, "ada@kettle", "p:ss", True),
        ),
        ("smtp://mail.example.org:2525/?tls=starttls", Mail("smtp", "mail.example.org", 2525, starttls=True)),
        ("smtp://localhost:25?tls=none", Mail("smtp", "localhost", 25)),
        ("smtps://ada:secret@mail.example.org", Mail("smtp", "mail.example.org", 465, "ada", "secret", tls=True)),
    ],
)
def test_one_address_says_how_mail_leaves(monkeypatch: pytest.MonkeyPatch, address: str, mail: Mail) -> None:
    monkeypatch.setenv("MAIL_URL", address)
    assert read_environment().mail == mail


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postmark://to%2Fken", {"POSTMARK_SERVER_TOKEN": "to/ken"}),
        ("postmark://token@", {"POSTMARK_SERVER_TOKEN": "token"}),
        ("brevo://xkeysib-1", {"BREVO_API_KEY": "xkeysib-1"}),
        ("mailjet://key:secret", {"MAILJET_API_KEY": "key", "MAILJET_SECRET_KEY": "secret"}),
        (
            "sparkpost://key?region=eu",
            {"SPARKPOST_API_KEY": "key", "SPARKPOST_API_URL": "https://api.eu.sparkpost.com/api/v1"},
        ),
        (
            "mailgun://key@mail.example.org?region=eu&signing=sign",
            {
                "MAILGUN_API_KEY": "key",
                "MAILGUN_SENDER_DOMAIN": "mail.example.org",
                "MAILGUN_WEBHOOK_SIGNING_KEY": "sign",
                "MAILGUN_API_URL": "https://api.eu.mailgun.net/v3",
            },
        ),
    ],
)
def test_a_mail_service_is_told_by_one_address_too(
    monkeypatch: pytest.MonkeyPatch, address: str, told: dict[str, str]
) -> None:
    monkeypatch.setenv("MAIL_URL", address)
    name = address.partition(":")[0]
    read = read_environment().mail
    assert (read, read.path) == (Mail(name, service=told), f"anymail.backends.{name}.EmailBackend")


def test_over_https_no_mail_is_ever_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://talks.example.org")
    read = read_environment()
    assert (read.mail, read.sender) == (Mail("dummy"), "kindling@talks.example.org")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_URL", "mail.example.org"),
        ("MAIL_URL", "https://mail.example.org"),
        ("MAIL_URL", "smtp://"),
        ("MAIL_URL", "smtp://mail.example.org:99999"),
        ("MAIL_URL", "smtp://mail.example.org/inbox"),
        ("MAIL_URL", "smtp://mail.example.org/?tls=perhaps"),
        ("MAIL_URL", "postmark://[key"),
        ("MAIL_URL", "sendgrid://key"),
        ("MAIL_URL", "postmark://"),
        ("MAIL_URL", "postmark://key:secret"),
        ("MAIL_URL", "mailjet://key"),
        ("MAIL_URL", "mailgun://key"),
        ("MAIL_URL", "brevo://key/path"),
        ("MAIL_URL", "brevo://key?region=eu"),
        ("MAIL_URL", "sparkpost://key?region=mars"),
        ("MAIL_URL", "postmark://key?signing=x"),
        ("MAIL_HOOK_SECRET", "kettle:short"),
        ("MAIL_HOOK_SECRET", "a-secret-without-a-name"),
        ("MAIL_FROM", "hello"),
        ("MAIL_FROM", "Us <hello@example.org>\nBcc: all@example.org"),
    ],
)
def test_mail_that_could_never_leave_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettings, match=name):
        read_environment()


def test_mail_comes_from_whom_the_community_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_FROM", "The Kettle <hello@kettle.example.org>")
    assert read_environment().sender == "The Kettle <hello@kettle.example.org>"
