"""Django's settings, all derived from the few that an installation gives (`ground.environment`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from kindling.ground.environment import read_environment
from kindling.ground.secret import kept_key
from kindling.web.public.players import PLAYERS

_given = read_environment()

SITE_URL = _given.site_url
DATA_FOLDER = _given.data_folder
DEBUG = _given.debug
SECRET_KEY = _given.secret_key or kept_key(DATA_FOLDER)
ALLOWED_HOSTS = _given.hosts
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "kindling.web",  # before the others, some of whose templates it replaces
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "kindling.ground",
    "kindling.mail",
    "kindling.people",
    "kindling.conversations",
    "kindling.invitations",
    "kindling.planning",
    "kindling.contributions",
    "kindling.attendance",
    "kindling.curation",
    "kindling.publication",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kindling.web.static_files.StaticFiles",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kindling.web.clocks.SeriesClocks",
    "kindling.web.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kindling.web.astray.DeadEnds",
]
ROOT_URLCONF = "kindling.config.urls"
ASGI_APPLICATION = "kindling.config.asgi.application"
AUTH_USER_MODEL = "ground.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "kindling.web.account.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # a code that came by mail has verified the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2  # times
ACCOUNT_LOGIN_TIMEOUT = 30 * 60  # seconds
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_FORMS = {
    "request_login_code": "kindling.web.account.forms.AddressForm",
    "confirm_login_code": "kindling.web.account.forms.MailedCodeForm",
}
# Three wrong codes end a code, and ten codes an hour are an address's lot: thirty guesses among a hundred million.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,10/h/key", "login_failed": "10/m/ip,5/5m/key,20/h/key"}
MFA_ADAPTER = "kindling.web.account.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "kindling.web.account.forms.SecondCodeForm",
    "reauthenticate": "kindling.web.account.forms.AgainForm",
    "activate_totp": "kindling.web.account.forms.AppForm",
    "add_webauthn": "kindling.web.account.forms.PasskeyForm",
    "deactivate_totp": "kindling.web.account.forms.AppRemoveForm",
    "generate_recovery_codes": "kindling.web.account.forms.RecoveryCodesForm",
    "login_webauthn": "kindling.web.account.forms.ByPasskeyForm",
    "reauthenticate_webauthn": "kindling.web.account.forms.AgainByPasskeyForm",
    "edit_webauthn": "kindling.web.account.forms.PasskeyNameForm",
}
KEEP_PRIVATE_DAYS = _given.keep_private_days
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_mail = _given.mail
EMAIL_BACKEND = _mail.path
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _given.sender
MAIL_SERVICE = _mail.backend if _mail.service else ""
ANYMAIL = {**_mail.service, "REQUESTS_TIMEOUT": EMAIL_TIMEOUT, "WEBHOOK_SECRET": _given.mail_hook_secret}

DATABASES: dict[str, dict[str, Any]] = {"default": {**_given.database, "ATOMIC_REQUESTS": False}}
# Counts of tries, which every process has to share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_counts",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"  # until there is a series: then its own; see kindling.conversations.clocks
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STATICFILES_DIRS = [("fonts", Path(__file__).parents[1] / "renderers" / "web" / "fonts")]
MEDIA_URL = ""
MEDIA_ROOT = DATA_FOLDER / "files"
DATA_UPLOAD_MAX_NUMBER_FILES = 200  # of one form without script; with script each file is sent by itself
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
_statics = "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "kindling.web.static_files.Hashed"
STORAGES = {
    "default": {"BACKEND": "kindling.ground.storage.DurableStorage"},
    "staticfiles": {"BACKEND": _statics},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_SSL_REDIRECT = _given.secure
SECURE_HSTS_SECONDS = 31_536_000 if _given.secure else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SECURE = _given.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if _given.secure else "csrf"
CSRF_FAILURE_VIEW = "kindling.web.refusals.form_refused"
SESSION_COOKIE_SECURE = _given.secure
SESSION_COOKIE_NAME = "__Host-session" if _given.secure else "session"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds without a request; web.account.session keeps it anew, for two weeks at most
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for sub-domains and preloading bind other sites of the same domain, which are not ours
    "security.W021",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": list(PLAYERS),
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a mistyped address is no warning
}
