"""How a page of the desk is answered: its template, with what every page of the desk shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kindling.web.clocks import site_here


def desk_page(request: HttpRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page of ``desk/<name>.html``; templates meet ``site``, ``actor`` who acts, and the page's name as ``here``.

    It is kept in no cache: what stands on it is not for whoever uses the same browser next.
    """
    told = {"site": site_here(), "here": name, "actor": getattr(request, "actor", None), **shown}
    response = render(request, f"desk/{name}.html", told, status=status)
    response["Cache-Control"] = "no-store"
    return response
