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
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "csp",
    "kindling.ground",
    "kindling.conversations",
    "kindling.contributions",
    "kindling.curation",
    "kindling.publication",
    "kindling.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kindling.web.static_files.StaticFiles",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "kindling.config.urls"
ASGI_APPLICATION = "kindling.config.asgi.application"
AUTH_USER_MODEL = "ground.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES: dict[str, dict[str, Any]] = {"default": {**_given.database, "ATOMIC_REQUESTS": False}}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": ["django.templatetags.static"]},
    }
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
STATICFILES_DIRS = [("fonts", Path(__file__).parents[1] / "renderers" / "web" / "fonts")]
MEDIA_URL = ""
MEDIA_ROOT = DATA_FOLDER / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
_statics = "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "kindling.web.static_files.Hashed"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
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
