"""The ASGI application that a server runs: Django, behind the page cache."""

from __future__ import annotations

import os
from typing import cast

from asgiref.typing import ASGI3Application
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
# Django names the types of ASGI in its own words.
_django = cast("ASGI3Application", get_asgi_application())

from django.conf import settings  # noqa: E402 - once Django stands

from kindling.web.front.public import in_front_of  # noqa: E402 - the same

application: ASGI3Application = _django if settings.DEBUG else in_front_of(_django)
