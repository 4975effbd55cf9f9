"""How a page for somebody without an account is answered: kept by nobody, told to no other site, found by no search."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kindling.ground.throttles import network_of
from kindling.web.clocks import site_here


def answer(request: HttpRequest, name: str, /, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page of ``member/<name>.html``; no browser and no cache keeps it."""
    response = render(request, f"member/{name}.html", {"site": site_here(), "here": name, **shown}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def linked(request: HttpRequest, name: str, /, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The same for a page behind a link: no search engine lists it, and no other site learns its address."""
    response = answer(request, name, status=status, **shown)
    # Not "no-referrer": a browser would then send the form without its origin.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def closed(request: HttpRequest, *, status: int = 410) -> HttpResponse:
    """What a link says that is forged, cut off on its way, or void by now."""
    return linked(request, "closed", status=status)


def network(request: HttpRequest) -> str:
    """The network that a request comes from, as limits count it."""
    return network_of(str(request.META.get("REMOTE_ADDR", "")))


def masked(email: str) -> str:
    """An address as a page behind a link may show it: ``b…@example.org``."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}…@{domain}" if name else ""
