"""Writes docs/reference/permissions.md anew, after addresses have come, gone or been opened to others."""

from __future__ import annotations

import os
from pathlib import Path

import django

PAGE = Path(__file__).parents[1] / "docs/reference/permissions.md"

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kindling.config.settings")
    django.setup()
    from kindling.web.permissions import permissions_page

    PAGE.write_text(permissions_page())
