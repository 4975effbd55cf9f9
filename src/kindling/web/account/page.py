"""How a page of signing in is answered that is wholly our own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kindling.archive.queries import site

DOOR = (5, 7, 4, 6, 5, 4)
"""The discs beside a page of signing in; they count nobody."""


def told(request: HttpRequest) -> dict[str, Any]:
    """What every page of an account shows."""
    return {"site": site(), "actor": getattr(request, "actor", None), "here": "account", "door": DOOR}


def account_page(request: HttpRequest, name: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page of ``account/<name>.html``, with what every page of an account shows; kept in no cache."""
    response = render(request, f"account/{name}.html", told(request) | shown, status=status)
    response["Cache-Control"] = "no-store"
    return response
