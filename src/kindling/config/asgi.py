"""The ASGI application that a server runs: Django, behind the page cache."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
_django = get_asgi_application()

from django.conf import settings  # noqa: E402 - once Django stands

from kindling.web.front.public import in_front_of  # noqa: E402 - the same

application = _django
if not settings.DEBUG:
    application = in_front_of(_django)  # type: ignore[arg-type,assignment] # Django names ASGI's types in its own words
