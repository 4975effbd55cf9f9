"""How a public page is answered: its template, with what every page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kindling.web.clocks import site_here


def answer(request: HttpRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page of ``public/<name>.html``; templates meet the community and its series as ``site``."""
    return render(request, f"public/{name}.html", {"site": site_here(), "here": name, **shown}, status=status)
