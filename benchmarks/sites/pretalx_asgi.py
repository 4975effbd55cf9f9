"""pretalx for an ASGI server: its own WSGI application, with ten threads as a2wsgi has them."""

from __future__ import annotations

import importlib

application = importlib.import_module("a2wsgi").WSGIMiddleware(
    importlib.import_module("pretalx.wsgi").application, workers=10
)
