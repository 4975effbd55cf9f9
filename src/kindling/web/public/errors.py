"""The pages for what is not there and what went wrong."""

from __future__ import annotations

from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import is_valid_path

from kindling.conversations.queries import moved_to
from kindling.web.public.page import answer

OF_DJANGO = " matches the given query."
"""How Django says that a row was not found: in the words of its tables."""

NOT_FOUND = 404

DAY = 86_400
"""Seconds for which a browser may remember where something moved to, so that a mistake can be mended."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the sentence of whoever found nothing, where it was written for a reader; or what moved, where to."""
    # An asynchronous Django answers errors in threads of their own, whose connections it never looks after.
    if not connection.in_atomic_block:
        close_old_connections()
    if target := _moved(request):
        moved = HttpResponsePermanentRedirect(target)
        moved["Cache-Control"] = f"max-age={DAY}"
        return moved
    return answer(request, "404", status=NOT_FOUND, sentence=told_by(exception))


def told_by(exception: Exception) -> str:
    """The sentence of whoever found nothing; none where it was written for no reader."""
    sentence = exception.args[0] if exception.args else ""
    return sentence if isinstance(sentence, str) and not sentence.endswith(OF_DJANGO) else ""


def _moved(request: HttpRequest) -> str:
    """Where an address of an earlier site leads now. What only lacks its last stroke is a page of this one."""
    if request.method not in {"GET", "HEAD"} or is_valid_path(f"{request.path_info}/"):
        return ""
    return moved_to(request.path_info, request.META.get("QUERY_STRING", ""))


def lost(request: HttpRequest) -> HttpResponse:
    """503: a file that should be here and is not. Our doing, and mendable, so nobody should forget its address."""
    response = answer(request, "lost", status=503)
    response["Cache-Control"] = "no-store"
    return response


def again(request: HttpRequest, month: str) -> HttpResponse:
    """503: a pack that stands again, without words that were taken back, as soon as it is made anew."""
    response = answer(request, "again", status=503, month=month)
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "60"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400: an address or a form that cannot be understood."""
    return render(request, "public/500.html", {"status": 400}, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """500. Asks nothing of the database, which may be what is broken."""
    return render(request, "public/500.html", {"status": 500}, status=500)
