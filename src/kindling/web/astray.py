"""What somebody meets at the end of a way: the desk's own page for whoever works there, the public one for others."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse

from kindling.ground.actors import NOBODY, Actor
from kindling.web.desk.page import desk_page
from kindling.web.public import errors
from kindling.web.refusals import refused

HERE_IS_A_BUTTON = "This address belongs to a button, and shows nothing by itself."
GO_BACK = "Nothing was changed. Go back to the page that you came from."


class DeadEnds:
    """Gives whoever opens an address that only takes what a button sends a page with a way back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, with words where it had none; the header ``Allow`` stays."""
        response = self.get_response(request)
        if request.method != "GET" or not isinstance(response, HttpResponseNotAllowed):
            return response
        told = _of_desk(request, 405, "A button’s address", f"{HERE_IS_A_BUTTON} Nothing was changed.")
        page = told or refused(request, HERE_IS_A_BUTTON, GO_BACK, status=405)
        page["Allow"] = response["Allow"]
        return page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 as on the public pages; below ``/desk/``, and for whoever works there, with the ways of the desk."""
    answered = errors.not_found(request, exception)
    if answered.status_code != errors.NOT_FOUND:
        return answered
    sentence = errors.told_by(exception) or "The address may be mistyped, or what it led to was removed."
    return _of_desk(request, errors.NOT_FOUND, "There is nothing here", sentence) or answered


def _of_desk(request: HttpRequest, status: int, heading: str, sentence: str) -> HttpResponse | None:
    """The desk's page; None elsewhere, and for whoever may not work at the desk."""
    actor: Actor = getattr(request, "actor", NOBODY)
    if not request.path_info.startswith(reverse("desk")) or not actor.produces:
        return None
    match = request.resolver_match
    month = match.kwargs.get("month", "") if match and status != errors.NOT_FOUND else ""
    return desk_page(request, "astray", status=status, heading=heading, sentence=sentence, month=month)
